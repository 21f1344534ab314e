import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Orion-14B (arXiv 2401.12246): Llama with LayerNorms. */
export const orion: Family = {
  types: ['orion'],
  read: (config) => usualDecoder(config, { attention: { biases: sameBiases(config) }, normHolds: 'offset' }),
};
