import type { QuantityRow } from '../rows.ts';
import { attentionOf } from './attention/attention.ts';
import type { AttentionTerms } from './attention/terms.ts';
import type { Section } from './section.ts';

const each = (w: string, attention: AttentionTerms): readonly QuantityRow[] => [
  {
    name: `${w}.prefill_seconds`,
    unit: 'GPU*s/query',
    formula: `${w}.input_tokens * (1 - ${w}.cache_hit) * (prefill_imbalance * token_work + prefill_gpus * prefill_communication) + prefill_imbalance * ${attention.reading(w)} / attention_rate`,
    explanation:
      'Accelerator time of the prefill of one query: weights and links for the tokens that are not cached, and their attention to all tokens before them.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1, at the rates that are reached',
  },
];

/** What reading a query takes: the article's read and encode. */
export const reading: Section = {
  inputs: () => [],
  quantities: ({ workloads, architecture }) => [
    {
      name: 'multiplied_parameters',
      unit: 'parameter',
      formula: 'max(active_parameters - embedding_parameters, 0 parameter)',
      explanation: 'Parameters that each token is multiplied with: embeddings are looked up.',
    },
    {
      name: 'activation_bytes',
      unit: 'MB/token',
      formula: `2 byte/token * activation_passes * layers * d_model * ${architecture.feedForward === 'experts' ? '(1 + active_experts)' : '2'}`,
      explanation:
        'Activations that cross the memory for a token, 2 bytes each: those of attention and those of each expert that it activates.',
    },
    {
      name: 'token_work',
      unit: 'GPU*ms/token',
      formula:
        '2 FLOP/parameter/token * multiplied_parameters / linear_rate + activation_bytes / memory_rate',
      explanation: 'Accelerator time of a token without attention: products with weights, plus activations.',
      source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1: a multiplication and an addition per parameter',
    },
    ...workloads.flatMap((w) => each(w, attentionOf(architecture))),
  ],
};
