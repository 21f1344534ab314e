import { type InputRow, notNegative, positive, type QuantityRow } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';

const count = (name: string, explanation: string): InputRow => ({ name, range: positive, explanation });

const grouped: readonly InputRow[] = [
  count('kv_heads', 'Heads of keys and values in each layer: what the cache holds.'),
  count('head_dim', 'Width of one head.'),
];

const latent: readonly InputRow[] = [
  count('kv_rank', 'Width of the compressed keys and values that the cache holds.'),
  count('rope_dim', 'Width of the part of a key that carries the position, cached beside them.'),
  count('query_key_dim', 'Width of a query and a key when they are unpacked for reading the prompt.'),
  count('value_dim', 'Width of an unpacked value.'),
];

const experts: readonly InputRow[] = [
  {
    name: 'routed_parameters',
    unit: 'parameter',
    range: notNegative,
    explanation: 'Parameters of all routed experts together.',
  },
  count('experts', 'Routed experts in a layer.'),
  count('active_experts', 'Routed experts that a token visits in a layer.'),
];

const attention: Readonly<Record<'grouped' | 'latent', readonly QuantityRow[]>> = {
  grouped: [
    {
      name: 'prefill_attention',
      unit: 'FLOP*query/token^2',
      formula: '2 FLOP*query/token^2 * heads * head_dim * layers',
      explanation:
        'Attention while reading, for each squared token of the input: scores and mixing are 4, and each token sees only what is before it, half.',
      source: 'Vaswani et al. 2017, arXiv 1706.03762, section 3.2; causal mask',
    },
    {
      name: 'decode_attention',
      unit: 'FLOP*query/token^2',
      formula: '4 FLOP*query/token^2 * heads * head_dim * layers',
      explanation: 'Attention of one output token, for each token of its context.',
      source: 'Vaswani et al. 2017, arXiv 1706.03762, section 3.2',
    },
    {
      name: 'kv_bytes_per_token',
      unit: 'kB/token',
      formula: '2 * layers * kv_heads * head_dim * kv_value_bytes / (1 token)',
      explanation: 'Keys and values kept for each token of context.',
      source: 'Ainslie et al. 2023, arXiv 2305.13245',
      label: 'KV cache a token',
    },
  ],
  latent: [
    {
      name: 'prefill_attention',
      unit: 'FLOP*query/token^2',
      formula: '1 FLOP*query/token^2 * heads * (query_key_dim + value_dim) * layers',
      explanation:
        'Attention while reading, for each squared token of the input, on unpacked keys and values; causal half.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, section 2.1',
    },
    {
      name: 'decode_attention',
      unit: 'FLOP*query/token^2',
      formula: '2 FLOP*query/token^2 * heads * (2 * kv_rank + rope_dim) * layers',
      explanation:
        'Attention of one output token, for each token of its context, on the compressed keys and values themselves.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, section 2.1: the projections absorbed',
    },
    {
      name: 'kv_bytes_per_token',
      unit: 'kB/token',
      formula: 'layers * (kv_rank + rope_dim) * kv_value_bytes / (1 token)',
      explanation: 'Compressed keys and values kept for each token of context.',
      source: 'DeepSeek-AI 2024, arXiv 2405.04434, table 1',
      label: 'KV cache a token',
    },
  ],
};

/** What the model is: its size, its attention, what it keeps in memory. */
export const languageModel: Section = {
  inputs: ({ architecture }) => [
    {
      name: 'parameters',
      unit: 'parameter',
      range: positive,
      explanation:
        'All parameters: what has to fit in memory. For a mixture of experts the total, not the active ones.',
    },
    shared.activeParameters,
    {
      name: 'embedding_parameters',
      unit: 'parameter',
      range: notNegative,
      explanation:
        'Parameters of the embedding that are looked up, not multiplied with; 0 where the output shares them.',
    },
    ...(architecture.feedForward === 'experts' ? experts : []),
    count('layers', 'Layers of the Transformer.'),
    count('heads', 'Attention heads in each layer.'),
    ...(architecture.attention === 'grouped' ? grouped : latent),
    {
      name: 'weight_bytes',
      unit: 'byte/parameter',
      range: positive,
      explanation: 'Bytes a parameter in memory, by the number format of the weights.',
    },
    {
      name: 'kv_value_bytes',
      unit: 'byte',
      range: positive,
      explanation: 'Bytes of one number in the KV cache.',
    },
  ],
  quantities: ({ architecture }) => [
    {
      name: 'weights',
      unit: 'GB',
      formula: 'if(active_parameters <= parameters, parameters * weight_bytes, 0 byte / 0)',
      explanation:
        'Weights, kept once. No number where more parameters are active than there are: total and active are mixed up.',
    },
    ...attention[architecture.attention],
  ],
};
