import type { Family } from '../family.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Granite with a window in three layers of four, the first of them without, and sinks (transformers `GraniteSwaModel`). */
export const graniteSwa: Family = {
  types: ['granite_swa'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: { biases: sameBiases(config), sinks: true },
      block: { bias: config.yes('mlp_bias', false) },
      windows: (layers) => slidingWindows(config, layers, (layer) => layer % 4 > 0, 128),
    }),
};
