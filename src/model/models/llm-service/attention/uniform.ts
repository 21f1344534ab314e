import type { AttentionTerms } from './terms.ts';

/** Terms of a model whose layers are all alike and see everything before. */
export const uniform: Pick<AttentionTerms, 'each' | 'kept' | 'streamed' | 'writing' | 'reading'> = {
  each: () => [],
  kept: (context, copies = '') => `${context} * kv_bytes_per_token${copies}`,
  streamed: (w) => `${w}.context_bytes * kv_copies`,
  writing: (w) => `${w}.context * decode_attention`,
  reading: (w) => `prefill_attention * ${w}.input_square * (1 - ${w}.cache_hit ^ 2)`,
};
