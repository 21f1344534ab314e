import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** ERNIE 4.5 without experts: Llama with heads 128 wide and one table for input and output. */
export const ernie45: Family = {
  types: ['ernie4_5', 'paddleocr_vl'],
  read(config) {
    const biases = sameBiases(config, 'use_bias');
    return usualDecoder(config, {
      tied: true,
      heads: { headDim: 128 },
      attention: { biases },
      block: { bias: biases.qkv },
    });
  },
};
