import { type InputRow, notNegative, type QuantityRow } from '../rows.ts';
import { attentionOf } from './attention/attention.ts';
import type { AttentionTerms } from './attention/terms.ts';
import type { Section, ServiceShape } from './section.ts';

const each = (w: string, attention: AttentionTerms): readonly QuantityRow[] => [
  ...attention.each(w),
  {
    name: `${w}.context_bytes`,
    unit: 'MB/query',
    formula: attention.kept(`${w}.context`),
    explanation: 'One copy of the KV cache of a query being answered.',
  },
  {
    name: `${w}.attention_work`,
    unit: 'GPU*ms/token',
    formula: `max(${attention.streamed(w)} / memory_rate / (1 token/query), accepted_tokens * ${attention.writing(w)} / attention_rate)`,
    explanation:
      'Accelerator time of attention for a query in a step: reading its cache once, or the arithmetic of each token that the step generates, whichever takes longer.',
    source: 'Williams, Waterman and Patterson 2009: the roofline',
  },
  {
    name: `${w}.step_slope`,
    unit: 'ms/query',
    formula: `(decode_imbalance * (accepted_tokens * token_work + ${w}.attention_work) / decode_gpus + accepted_tokens * decode_communication) * 1 token/query + host_time / (decode_replicas * engine_efficiency)`,
    explanation:
      'Time that each query of the batch adds to a step: arithmetic, activations and links for each token that the step generates, cache and processor once.',
    source:
      'Leviathan, Kalman and Matias 2023, arXiv 2211.17192, section 3.4: speculative decoding saves steps, not operations',
  },
  {
    name: `${w}.step_reading`,
    unit: 'ms/query',
    formula: `if(separate_pools > 0, 0 ms/query, ${w}.prefill_seconds / (decode_gpus * ${w}.output_tokens) * 1 token/query)`,
    explanation:
      'Prefill time that comes with each generated token of a query: an instance that does both prefills one prompt per answer.',
  },
  {
    name: `${w}.step_slope_felt`,
    unit: 'ms/query',
    formula: `${w}.step_slope + accepted_tokens * ${w}.step_reading`,
    explanation: 'Time that each query adds to a step, with the prefill in between.',
  },
];

const experts: readonly InputRow[] = [
  {
    name: 'tile_tokens',
    unit: 'token',
    range: notNegative,
    explanation: 'Tokens’ worth of work that each activated expert wastes, because its tiles are not full.',
  },
];

/**
 * The time of a decode step of a batch b: fixed + experts * visited(b) + slope * b. Nothing has to be solved, as it is
 * linear in b but for the share of experts that the batch visits.
 */
export const decodeStep: Section = {
  inputs: ({ architecture }) => [
    {
      name: 'stage_latency',
      unit: 'ms',
      range: notNegative,
      explanation:
        'Latency that a layer adds for each of: its kernels, its experts, its links (launch and synchronization).',
    },
    {
      name: 'host_time',
      unit: 'ms/query',
      range: notNegative,
      explanation: 'CPU time of one sequence in a step: scheduling, sampling, detokenization.',
    },
    ...(architecture.feedForward === 'experts' ? experts : []),
    {
      name: 'accepted_tokens',
      range: [1, Number.POSITIVE_INFINITY],
      explanation:
        'Tokens that a step generates for each query: above 1 with speculative decoding. They are multiplied with the weights like any others. Rejected drafts are not counted: take their cost off this number.',
    },
  ],
  quantities: (shape) => [
    ...fixed(shape),
    ...shape.workloads.flatMap((w) => each(w, attentionOf(shape.architecture))),
  ],
};

function fixed({ architecture }: ServiceShape): readonly QuantityRow[] {
  const replicas = 'decode_gpus / (1 GPU) / decode_replicas';
  const hasExperts = architecture.feedForward === 'experts';
  const attention = attentionOf(architecture);
  return [
    {
      name: 'kv_copies',
      formula: attention.copies(replicas),
      explanation:
        'Accelerators that keep the same cache: tensor parallelism divides heads of keys and values, and copies them when there are none left to divide.',
      source: attention.copiesSource,
    },
    {
      name: 'stages',
      formula: `${hasExperts ? 2 : 1} + if(decode_gpus > 1 GPU, 1 + if(decode_gpus > link_domain, 3, 0), 0)`,
      explanation:
        'Latencies per layer: kernels, experts, links (three more where traffic leaves the domain).',
    },
    {
      name: 'step_fixed',
      unit: 'ms',
      formula: `${hasExperts ? '(decode_weights - expert_weights)' : 'decode_weights'} / (decode_gpus * memory_rate) + layers * stages * stage_latency / engine_efficiency`,
      explanation:
        'Time of a step that does not depend on the batch: reading the weights, which all queries share, and latencies.',
    },
    ...(hasExperts ? expertRows : []),
  ];
}

const expertRows: readonly QuantityRow[] = [
  {
    name: 'step_experts',
    unit: 'ms',
    formula:
      '(expert_weights / memory_rate + decode_imbalance * 2 FLOP/parameter/token * routed_parameters * tile_tokens / linear_rate) / decode_gpus',
    explanation: 'Time of a step when every expert is activated: reading them, and filling their tiles.',
  },
  {
    name: 'visit_rate',
    unit: '1/query',
    formula: '-ln(1 - active_experts / experts) * accepted_tokens / (1 query)',
    explanation: 'How fast the share of activated experts grows with the batch.',
    source:
      'each token that a step generates activates k of E experts as if drawn at random: 1 - (1 - k/E)^b = 1 - exp(-rate b)',
  },
];
