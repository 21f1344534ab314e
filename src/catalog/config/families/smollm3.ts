import type { Family } from '../family.ts';
import { sameBiases, switchedWindow } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** SmolLM3: Llama whose every fourth layer has no rotary positions, which changes no count. */
export const smollm3: Family = {
  types: ['smollm3'],
  read(config) {
    for (const key of ['no_rope_layers', 'no_rope_layer_interval']) config.find([key]);
    return usualDecoder(config, {
      tied: true,
      heads: { kvHeads: 4 },
      attention: { biases: sameBiases(config) },
      block: { bias: config.yes('mlp_bias', false) },
      windows: (layers) => switchedWindow(config, layers),
    });
  },
};
