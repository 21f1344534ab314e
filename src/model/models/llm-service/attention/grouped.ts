import { count } from '../../rows.ts';
import type { AttentionTerms } from './terms.ts';
import { uniform } from './uniform.ts';

/** Each group of queries shares keys and values. */
export const grouped: AttentionTerms = {
  ...uniform,
  inputs: [
    count('heads', 'Attention heads in each layer.'),
    count('kv_heads', 'Heads of keys and values in each layer: what the cache holds.'),
    count('head_dim', 'Width of one head.'),
  ],
  quantities: [
    {
      name: 'prefill_attention',
      unit: 'FLOP*query/token^2',
      formula: '2 FLOP*query/token^2 * heads * head_dim * layers',
      explanation:
        'Attention in prefill, per squared input token: scores and weighted values take 4 operations, halved because each token attends only to those before it.',
      source: 'Vaswani et al. 2017, arXiv 1706.03762, section 3.2; causal mask',
    },
    {
      name: 'decode_attention',
      unit: 'FLOP*query/token^2',
      formula: '4 FLOP*query/token^2 * heads * head_dim * layers',
      explanation: 'Attention of one output token, per token of its context.',
      source: 'Vaswani et al. 2017, arXiv 1706.03762, section 3.2',
    },
    {
      name: 'kv_bytes_per_token',
      unit: 'kB/token',
      formula: '2 * layers * kv_heads * head_dim * kv_value_bytes / (1 token)',
      explanation: 'Keys and values cached per token of context.',
      source: 'Ainslie et al. 2023, arXiv 2305.13245',
      label: 'KV cache per token',
    },
  ],
  copies: (sharing) => `max(1, ${sharing} / kv_heads)`,
  copiesSource: 'Pope et al. 2022, arXiv 2211.05102, section 3.3',
};
