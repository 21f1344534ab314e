import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/**
 * Solar Pro: Llama in which some layers also take what entered earlier ones, which needs no weights. SGLang and llama.cpp
 * attend to everything, although the file has a window.
 */
export const solar: Family = {
  types: ['solar'],
  read(config) {
    const windowed = config.has('sliding_window');
    return usualDecoder(config, {
      attention: { biases: sameBiases(config) },
      block: { bias: config.yes('mlp_bias', false) },
      remarks: windowed ? ['its `sliding_window` is not counted: engines do not apply it'] : [],
    });
  },
};
