import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Baichuan 1 and 2 (arXiv 2309.10305): Llama with fused queries, keys and values. */
export const baichuan: Family = {
  types: ['baichuan'],
  read: (config) => usualDecoder(config, { attention: { fused: 'W_pack' } }),
};
