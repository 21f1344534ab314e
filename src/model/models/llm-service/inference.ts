import { notNegative, positive, type QuantityRow } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { type Section, sumOver } from './section.ts';

const prefill = (w: string): readonly QuantityRow[] => [
  {
    name: `${w}.prefill_weight_flop`,
    unit: 'TFLOP/query',
    formula: `2 FLOP/parameter/token * active_parameters * ${w}.input_tokens * (1 - ${w}.cache_hit)`,
    explanation: 'Operations with weights while reading what is not in the cache.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1',
  },
  {
    name: `${w}.prefill_attention_flop`,
    unit: 'TFLOP/query',
    formula: `prefill_attention * ${w}.input_square * (1 - ${w}.cache_hit ^ 2)`,
    explanation:
      'Operations of attention while reading: new tokens look at all before them, cached ones included.',
  },
  {
    name: `${w}.prefill_flop`,
    unit: 'TFLOP/query',
    formula: `${w}.prefill_weight_flop + ${w}.prefill_attention_flop`,
    explanation: 'Operations of reading one query: the article’s read and encode.',
  },
  {
    name: `${w}.prefill_seconds`,
    unit: 'GPU*s/query',
    formula: `if(prefill_weights <= prefill_gpus * memory * memory_share, ${w}.prefill_weight_flop / (peak_flops * mfu) + ${w}.prefill_attention_flop / (attention_peak_flops * mfu), 0 GPU*s/query / 0)`,
    explanation: 'Accelerator time of reading one query. No number where the weights do not fit in memory.',
  },
];

const decode = (w: string, hasExperts: boolean): readonly QuantityRow[] => [
  {
    name: `${w}.decode_attention_flop`,
    unit: 'GFLOP/token',
    formula: `decode_attention * ${w}.context`,
    explanation: 'Operations of attention for one output token.',
  },
  {
    name: `${w}.decode_compute`,
    unit: 'GPU*s/token',
    formula: `decode_weight_flop / (peak_flops * mfu) + ${w}.decode_attention_flop / (attention_peak_flops * mfu)`,
    explanation: 'Accelerator time of the arithmetic of one output token.',
  },
  {
    name: `${w}.context_bytes`,
    unit: 'MB/query',
    formula: `${w}.context * kv_bytes_per_token`,
    explanation: 'KV cache of one query being answered.',
  },
  {
    name: `${w}.batch_by_memory`,
    unit: 'query',
    formula: `(decode_gpus * memory * memory_share - decode_weights) / ${w}.context_bytes`,
    explanation: 'Queries whose caches fit in memory beside the weights.',
    source: 'Kwon et al. 2023, arXiv 2309.06180',
  },
  {
    name: `${w}.batch_by_speed`,
    unit: 'query',
    formula: `min(step_limit * decode_gpus / (${w}.decode_compute * 1 token/query), (step_limit * decode_gpus * memory_bandwidth * mbu - decode_weights) / ${w}.context_bytes)`,
    explanation:
      'Queries that can be answered together at the promised speed, by arithmetic and by memory traffic.',
    source: 'Williams, Waterman and Patterson 2009: the roofline, solved for the batch with all weights read',
  },
  {
    name: `${w}.speed_met`,
    formula: `if(min(${w}.batch_by_memory, ${w}.batch_by_speed) >= 1 query, 1, 0)`,
    explanation: '1 where the promised speed can be kept, else 0.',
  },
  {
    name: `${w}.batch`,
    unit: 'query',
    formula: `if(${w}.batch_by_memory < 1 query, 0 query / 0, if(${w}.batch_by_speed < 1 query, ${w}.batch_by_memory, min(${w}.batch_by_memory, ${w}.batch_by_speed)))`,
    explanation:
      'Queries answered together by one instance. No number where the model and one query do not fit in memory; all that fit where the promised speed cannot be kept anyway.',
  },
  {
    name: `${w}.weights_read`,
    unit: 'GB',
    formula: hasExperts
      ? `decode_weights - routed_parameters * weight_bytes * (1 - active_experts / experts) ^ (${w}.batch / (1 query))`
      : 'decode_weights',
    explanation: hasExperts
      ? 'Weights read for one step: all but the experts that no query of the batch visits.'
      : 'Weights read for one step: all of them.',
    ...(hasExperts ? { source: 'each query visits k of E experts as if drawn at random' } : {}),
  },
  {
    name: `${w}.step_time`,
    unit: 'ms',
    formula: `max(${w}.batch * ${w}.decode_compute * 1 token/query / decode_gpus, (${w}.weights_read + ${w}.batch * ${w}.context_bytes) / (decode_gpus * memory_bandwidth * mbu)) + communication_time`,
    explanation:
      'Time of one decode step: arithmetic or memory traffic, whichever takes longer, and communication.',
    source: 'Williams, Waterman and Patterson 2009: the roofline',
  },
  {
    name: `${w}.decode_seconds_per_token`,
    unit: 'GPU*s/token',
    formula: `decode_gpus * ${w}.step_time / (${w}.batch * 1 token/query)`,
    explanation: 'Accelerator time of one output token.',
  },
  {
    name: `${w}.decode_seconds`,
    unit: 'GPU*s/query',
    formula: `${w}.output_tokens * ${w}.decode_seconds_per_token`,
    explanation: 'Accelerator time of writing one answer: the article’s decode.',
  },
];

const onInstance = (gpus: string) =>
  `weights + (${gpus} / (1 GPU) - 1) * replicated_parameters * weight_bytes`;

/** What one query costs in accelerator time: reading, then writing token by token. */
export const inference: Section = {
  inputs: () => [
    shared.peakFlops,
    {
      name: 'attention_peak_flops',
      unit: 'FLOP/s/GPU',
      range: positive,
      explanation: 'Dense peak of one accelerator in the number format of attention.',
    },
    shared.mfu,
    {
      name: 'mbu',
      range: [Number.MIN_VALUE, 1],
      explanation: 'Share of the memory bandwidth that a decode step reaches.',
    },
    {
      name: 'memory',
      unit: 'GB/GPU',
      range: positive,
      explanation: 'Memory of one accelerator.',
    },
    {
      name: 'memory_bandwidth',
      unit: 'GB/s/GPU',
      range: positive,
      explanation: 'Bandwidth of that memory.',
    },
    {
      name: 'memory_share',
      range: [Number.MIN_VALUE, 1],
      explanation: 'Share of the memory that weights and KV cache may take.',
    },
    {
      name: 'communication_time',
      unit: 'ms',
      range: notNegative,
      explanation: 'Part of a decode step in which neither arithmetic nor memory works.',
    },
    {
      name: 'promised_speed',
      unit: 'token/s',
      range: positive,
      explanation: 'Tokens a second that each user is promised while an answer is written.',
    },
    {
      name: 'prefill_gpus',
      unit: 'GPU',
      range: positive,
      explanation: 'Accelerators that keep one copy of the model for reading.',
    },
    {
      name: 'decode_gpus',
      unit: 'GPU',
      range: positive,
      explanation: 'Accelerators that keep one copy of the model for writing.',
    },
  ],
  quantities: ({ workloads, architecture }) => [
    {
      name: 'prefill_weights',
      unit: 'GB',
      formula: onInstance('prefill_gpus'),
      explanation: 'Weights on all accelerators of an instance that reads.',
    },
    {
      name: 'decode_weights',
      unit: 'GB',
      formula: onInstance('decode_gpus'),
      explanation: 'Weights on all accelerators of an instance that writes.',
    },
    {
      name: 'decode_weight_flop',
      unit: 'GFLOP/token',
      formula: '2 FLOP/parameter/token * active_parameters',
      explanation: 'Operations with weights for one output token.',
      source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1',
    },
    {
      name: 'step_limit',
      unit: 'ms',
      formula: '(1 token) / promised_speed - communication_time',
      explanation: 'Time that the promised speed leaves for the work of one step.',
    },
    ...workloads.flatMap((w) => [...prefill(w), ...decode(w, architecture.feedForward === 'experts')]),
    {
      name: 'speed_met',
      formula: workloads.map((w) => `${w}.speed_met`).join(' * '),
      explanation: '1 where the promised speed can be kept for every workload, else 0.',
      label: 'Promised speed met',
    },
    {
      name: 'prefill_throughput',
      unit: 'token/s/GPU',
      formula: `input_tokens_per_day / (${sumOver(workloads, (w) => `${w}.queries * ${w}.prefill_seconds`)})`,
      explanation: 'Input tokens that a busy accelerator reads, those from the cache counted.',
    },
    {
      name: 'decode_throughput',
      unit: 'token/s/GPU',
      formula: `output_tokens_per_day / (${sumOver(workloads, (w) => `${w}.queries * ${w}.decode_seconds`)})`,
      explanation: 'Output tokens that a busy accelerator writes.',
    },
  ],
};
