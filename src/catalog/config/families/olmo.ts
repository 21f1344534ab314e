import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** OLMo (arXiv 2402.00838): Llama whose norms hold nothing. */
export const olmo: Family = {
  types: ['olmo'],
  read: (config) => usualDecoder(config, { attention: { biases: sameBiases(config) }, normHolds: 'nothing' }),
};
