import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** nanochat (transformers `NanoChatModel`): norms that hold nothing, a block that squares instead of being gated. */
export const nanochat: Family = {
  types: ['nanochat'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config) },
      block: { gated: false, names: ['', 'fc1', 'fc2'] },
      normHolds: 'nothing',
    }),
};
