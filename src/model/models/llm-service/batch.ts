import { type InputRow, positive, type QuantityRow } from '../rows.ts';
import { attentionOf } from './attention/attention.ts';
import type { AttentionTerms } from './attention/terms.ts';
import type { Section } from './section.ts';

/**
 * Largest batch whose step takes no longer than `limit`. With experts three tangents of the concave share of experts that
 * are visited, at no query, at 1 / visit_rate and at infinity, bound the step from above; the best of them counts.
 */
const within = (limit: string, slope: string, hasExperts: boolean, best: 'max' | 'min') =>
  hasExperts
    ? `${best}((${limit} - step_fixed - step_experts) / ${slope}, (${limit} - step_fixed - step_experts * (1 - 2 / e)) / (${slope} + step_experts * visit_rate / e), (${limit} - step_fixed) / (${slope} + step_experts * visit_rate))`
    : `(${limit} - step_fixed) / ${slope}`;

/** Smallest batch that costs no more a query than `cost_ceiling` times an unlimited one: where fixed time over batch is R. */
const floor = (w: string, hasExperts: boolean) => {
  const R = `(${w}.step_slope_felt * (cost_ceiling - 1))`;
  const least = (rest: string) => `max(${rest}, 1e-12 * ${w}.step_slope_felt)`;
  return hasExperts
    ? `min((step_fixed + step_experts) / ${R}, (step_fixed + step_experts * (1 - 2 / e)) / ${least(`${R} - step_experts * visit_rate / e`)}, step_fixed / ${least(`${R} - step_experts * visit_rate`)})`
    : `step_fixed / ${R}`;
};

const each = (w: string, hasExperts: boolean, attention: AttentionTerms): readonly QuantityRow[] => [
  {
    name: `${w}.query_bytes`,
    unit: 'MB/query',
    formula: attention.kept(`(${w}.context + output_reserve * ${w}.output_tokens / 2)`, ' * kv_copies'),
    explanation:
      'Memory that an instance reserves for one query: its caches, and room for the output still to come.',
    source: 'Kwon et al. 2023, arXiv 2309.06180',
  },
  {
    name: `${w}.batch_by_memory`,
    unit: 'query',
    formula: `(decode_gpus * memory * memory_share - decode_weights) / ${w}.query_bytes`,
    explanation: 'Queries whose caches fit in the memory that the weights leave.',
    source: 'Kwon et al. 2023, arXiv 2309.06180',
  },
  {
    name: `${w}.batch_by_speed`,
    unit: 'query',
    formula: `if(${w}.output_tokens > 1 token/query, ${within('step_limit', `${w}.step_slope_felt`, hasExperts, 'max')}, batch_by_engine)`,
    explanation:
      'Largest batch at the promised speed; unlimited where the output is a single token, as there is no next token to wait for.',
    source: 'the step’s time, solved for the batch',
  },
  {
    name: `${w}.batch_floor`,
    unit: 'query',
    formula: `max(1 query, ${floor(w, hasExperts)})`,
    explanation:
      'Smallest batch that an operator runs: below it a query costs more than `cost_ceiling` times what it costs in an unlimited batch, and the promise is broken instead.',
  },
  {
    name: `${w}.batch`,
    unit: 'query',
    formula: `if(${w}.batch_by_memory < 1 query or prefill_weights > prefill_gpus * memory * memory_share, 0 query / 0, min(${w}.batch_by_memory, batch_by_engine, if(${w}.concurrency > 0 query, ${w}.concurrency, max(${w}.batch_by_speed, ${w}.batch_floor))))`,
    explanation:
      'Queries in flight in a full instance. No number where the model and one query do not fit in memory: give more accelerators in `gpus_per_instance`, fewer `attention_replicas`, a higher `memory_share`, or shorter inputs.',
  },
  {
    name: `${w}.visited`,
    formula: hasExperts ? `1 - exp(-visit_rate * ${w}.batch)` : '0',
    explanation: 'Share of the routed experts that a step activates.',
  },
  {
    name: `${w}.step_time`,
    unit: 'ms',
    formula: `step_fixed + ${hasExperts ? `step_experts * ${w}.visited + ` : ''}${w}.step_slope * ${w}.batch`,
    explanation: 'Time of one decode step of a full instance.',
  },
  {
    name: `${w}.token_interval`,
    unit: 'ms/token',
    formula: `(${w}.step_time + accepted_tokens * ${w}.step_reading * ${w}.batch) / accepted_tokens / (1 token)`,
    explanation: 'Time between two tokens of an answer, including prefill of other queries in between.',
  },
  {
    name: `${w}.speed`,
    unit: 'token/s',
    formula: `1 / ${w}.token_interval`,
    explanation: 'Tokens per second that a user sees when instances are full.',
    label: 'Delivered speed',
    isSpeed: true,
  },
  {
    name: `${w}.speed_met`,
    formula: `if(${w}.output_tokens <= 1 token/query or ${w}.speed >= promised_speed * 0.999999999, 1, 0)`,
    explanation:
      '1 where the promised speed is kept, otherwise 0: it cannot be reached, or only at more than `cost_ceiling` times the cost of an unlimited batch (a higher ceiling allows it).',
  },
  {
    name: `${w}.decode_seconds`,
    unit: 'GPU*s/query',
    formula: `${w}.output_tokens * decode_gpus * ${w}.step_time / (accepted_tokens * ${w}.batch) / (1 token/query)`,
    explanation: 'Accelerator time of generating one answer: the article’s decode.',
  },
];

/** Of every workload. */
export const batchInputs: readonly InputRow[] = [
  {
    name: 'concurrency',
    unit: 'query',
    range: positive,
    none: 0,
    explanation:
      'Queries in flight in a decode instance, where a benchmark states them; `none`: found from memory, engine and promised speed.',
  },
];

/** How many queries an instance answers together, and how fast and dear that is. */
export const batch: Section = {
  inputs: () => [
    {
      name: 'promised_speed',
      unit: 'token/s',
      range: positive,
      none: 0,
      explanation:
        'Tokens per second that each user is promised while an answer is generated; `none` for batch work, where no user waits.',
    },
    {
      name: 'cost_ceiling',
      range: [1.000001, Number.POSITIVE_INFINITY],
      explanation:
        'An operator breaks the promise rather than pay more than this many times the cost of an unlimited batch; 1000 keeps it at any price.',
    },
    {
      name: 'max_batch',
      unit: 'query',
      range: positive,
      explanation:
        'Largest number of queries that the engine puts into one batch, for each replica of attention.',
    },
    {
      name: 'output_reserve',
      range: [0, 1],
      explanation:
        'Share of the output still to come for which cache memory is reserved: 1 where no query is ever evicted, 0 where the engine evicts.',
    },
  ],
  quantities: ({ workloads, architecture }) => [
    {
      name: 'batch_by_engine',
      unit: 'query',
      formula: 'max_batch * decode_replicas',
      explanation: 'Largest number of queries that the engine runs in one batch.',
    },
    {
      name: 'step_limit',
      unit: 'ms',
      formula: 'accepted_tokens * (1 token) / promised_speed',
      explanation: 'Time that the promised speed leaves for a step; unlimited where no speed is promised.',
    },
    ...workloads.flatMap((w) => each(w, architecture.feedForward === 'experts', attentionOf(architecture))),
    {
      name: 'speed',
      unit: 'token/s',
      formula:
        workloads.length === 1
          ? `${workloads[0]}.speed`
          : `min(${workloads.map((w) => `${w}.speed`).join(', ')})`,
      explanation: 'Tokens per second that users of the slowest workload see when instances are full.',
      label: 'Delivered speed',
      isSpeed: true,
    },
    {
      name: 'speed_met',
      formula: workloads.map((w) => `${w}.speed_met`).join(' * '),
      explanation: '1 where the promised speed is kept for every workload, otherwise 0.',
      label: 'Promised speed met',
    },
    {
      name: 'promise_kept',
      formula: workloads.map((w) => `if(${w}.concurrency > 0 query, 1, ${w}.speed_met)`).join(' * '),
      explanation:
        '1 where the promised speed is kept for every workload whose batch it decides: a given concurrency decides it instead.',
    },
  ],
};
