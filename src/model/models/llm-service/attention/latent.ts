import { count } from '../../rows.ts';
import type { AttentionTerms } from './terms.ts';
import { uniform } from './uniform.ts';

/** Keys and values of all heads are compressed to one vector. */
export const latent: AttentionTerms = {
  ...uniform,
  inputs: [
    count('heads', 'Attention heads in each layer.'),
    count('kv_rank', 'Width of the compressed keys and values that the cache holds.'),
    count('rope_dim', 'Width of the part of a key that carries the position, cached beside them.'),
    count('query_key_dim', 'Width of a query and a key when they are decompressed for prefill.'),
    count('value_dim', 'Width of a decompressed value.'),
  ],
  quantities: [
    {
      name: 'prefill_attention',
      unit: 'FLOP*query/token^2',
      formula: '1 FLOP*query/token^2 * heads * (query_key_dim + value_dim) * layers',
      explanation:
        'Attention in prefill, per squared input token, on decompressed keys and values; causal half.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, section 2.1',
    },
    {
      name: 'decode_attention',
      unit: 'FLOP*query/token^2',
      formula: '2 FLOP*query/token^2 * heads * (2 * kv_rank + rope_dim) * layers',
      explanation:
        'Attention of one output token, per token of its context, on the compressed keys and values themselves.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, section 2.1: the projections absorbed',
    },
    {
      name: 'kv_bytes_per_token',
      unit: 'kB/token',
      formula: 'layers * (kv_rank + rope_dim) * kv_value_bytes / (1 token)',
      explanation: 'Compressed keys and values cached per token of context.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, table 1',
      label: 'KV cache per token',
    },
  ],
  copies: (sharing) => sharing,
  copiesSource:
    'DeepSeek-AI 2024, arXiv 2412.19437, section 3.4: compressed keys and values have no heads to divide',
};
