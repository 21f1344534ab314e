import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** MiniCPM 1 and 4 (arXiv 2404.06395): Llama with scaled outputs; one table for input and output unless stated otherwise. */
export const minicpm: Family = {
  types: ['minicpm'],
  read: (config) => usualDecoder(config, { tied: true }),
};
