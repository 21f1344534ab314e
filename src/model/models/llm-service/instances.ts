import { type InputRow, notNegative, positive, type QuantityRow, share } from '../rows.ts';
import type { Section, ServiceShape } from './section.ts';

/** Each phase may have instances of its own (disaggregated serving). */
export const phases = ['prefill', 'decode'] as const;
export type Phase = (typeof phases)[number];

const perPhase = (phase: Phase, hasExperts: boolean): readonly InputRow[] => [
  {
    name: `${phase}_gpus`,
    unit: 'GPU',
    range: [1, Number.POSITIVE_INFINITY],
    explanation: `Accelerators of a ${phase} instance, which together hold one copy of the model.`,
  },
  {
    name: `${phase}_replicas`,
    range: hasExperts ? [1, Number.POSITIVE_INFINITY] : [1, 1],
    explanation: hasExperts
      ? `Groups of accelerators in a ${phase} instance that each hold the whole attention: 1 is tensor parallelism, as many as accelerators is data-parallel attention.`
      : `Groups of accelerators that each hold the whole attention: 1 for a dense model, which has more instances instead.`,
  },
];

/** Bytes that one accelerator sends for one token and layer: partial sums of attention, then of the feed-forward block. */
const traffic = (phase: Phase, hasExperts: boolean): readonly QuantityRow[] => {
  const gpus = `(${phase}_gpus / (1 GPU))`;
  const attention = `4 byte/token/GPU * d_model * (1 - ${phase}_replicas / ${gpus}) / ${phase}_replicas`;
  const reduced = `4 byte/token/GPU * d_model * (1 - 1 / ${gpus})`;
  const near = hasExperts
    ? `if(${phase}_replicas > 1, 3 byte/token/GPU * d_model * min(1, active_experts / ${gpus}) * (1 - 1 / ${gpus}), ${reduced})`
    : reduced;
  const far = hasExperts
    ? `if(${phase}_replicas > 1, 3 byte/token/GPU * d_model * min(active_experts, 4) / ${gpus}, ${phase}_attention_traffic + ${phase}_feed_forward_traffic)`
    : `${phase}_attention_traffic + ${phase}_feed_forward_traffic`;
  return [
    {
      name: `${phase}_outside`,
      formula: `max(0, 1 - link_domain / ${phase}_gpus)`,
      explanation: 'Share of the traffic that leaves the scale-up domain (NVLink and the like).',
    },
    {
      name: `${phase}_attention_traffic`,
      unit: 'byte/token/GPU',
      formula: attention,
      explanation: 'Partial sums of attention that an accelerator sends for a token and layer, 2 bytes each.',
      source:
        'a ring all-reduce in each replica sends everything twice; Shoeybi et al. 2019, arXiv 1909.08053',
    },
    {
      name: `${phase}_feed_forward_traffic`,
      unit: 'byte/token/GPU',
      formula: near,
      explanation: hasExperts
        ? 'What the feed-forward block sends for a token and layer: to the experts and back (1 and 2 bytes a value) where attention is data-parallel, otherwise partial sums.'
        : 'Partial sums of the feed-forward block for a token and layer.',
      source: hasExperts
        ? 'DeepSeek-AI 2024, arXiv 2412.19437, section 3.2: dispatch in 8 bit, combine in 16'
        : 'a ring all-reduce; Shoeybi et al. 2019, arXiv 1909.08053',
    },
    {
      name: `${phase}_far_traffic`,
      unit: 'byte/token/GPU',
      formula: far,
      explanation: 'The same for what leaves the domain.',
      source: hasExperts
        ? 'DeepSeek-AI 2024, arXiv 2412.19437, section 3.2: a token goes to at most 4 nodes'
        : 'a ring all-reduce; Shoeybi et al. 2019, arXiv 1909.08053',
    },
    {
      name: `${phase}_link_bytes`,
      unit: 'kB/token/GPU',
      formula: `layers * (${phase}_attention_traffic + ${phase}_feed_forward_traffic) * (1 - ${phase}_outside)`,
      explanation: `Bytes that an accelerator of a ${phase} instance sends over its links per token.`,
    },
    {
      name: `${phase}_network_bytes`,
      unit: 'kB/token/GPU',
      formula: `layers * ${phase}_far_traffic * ${phase}_outside`,
      explanation: 'Bytes that it sends over the network.',
    },
    {
      name: `${phase}_communication`,
      unit: 'ms/token',
      formula: `(1 - communication_hidden) * (${phase}_link_bytes / link_rate + ${phase}_network_bytes / network_rate)`,
      explanation: 'Time that an instance waits for links and network, per token.',
    },
    {
      name: `${phase}_imbalance`,
      formula: `if(${phase}_replicas > 1, rank_imbalance, 1)`,
      explanation: 'Work of the most loaded accelerator over the mean; all others wait for it.',
    },
    {
      name: `${phase}_weights`,
      unit: 'GB',
      formula: hasExperts
        ? `weights + (${phase}_replicas - 1) * replicated_parameters * (weights - expert_weights) / (parameters - routed_parameters)`
        : `weights + (${phase}_replicas - 1) * replicated_parameters * weight_bytes`,
      explanation: `Weights on all accelerators of a ${phase} instance.`,
    },
  ];
};

const hasExperts = ({ architecture }: ServiceShape) => architecture.feedForward === 'experts';

/** How a copy of the model is spread over accelerators, and what they send each other. */
export const instances: Section = {
  inputs: (shape) => [
    ...phases.flatMap((phase) => perPhase(phase, hasExperts(shape))),
    {
      name: 'separate_pools',
      range: share,
      explanation:
        '1 where prefill and decode have instances of their own, 0 where the same instances do both.',
    },
    {
      name: 'rank_imbalance',
      range: [1, Number.POSITIVE_INFINITY],
      explanation:
        'Work of the most loaded accelerator over the mean with data-parallel attention: prompts and experts are uneven.',
    },
    {
      name: 'communication_hidden',
      range: share,
      explanation: 'Share of the communication that overlaps with other work.',
    },
    {
      name: 'activation_passes',
      range: notNegative,
      explanation: 'Times that a layer reads or writes activations as wide as the model.',
    },
    {
      name: 'memory_share',
      range: [Number.MIN_VALUE, 1],
      explanation: 'Share of the memory that weights and KV cache may take.',
    },
    {
      name: 'replicated_parameters',
      unit: 'parameter',
      range: notNegative,
      explanation: 'Parameters that every replica of attention holds: all but the routed experts.',
    },
    {
      name: 'd_model',
      range: positive,
      explanation: 'Width of the model: numbers that represent a token between two layers.',
    },
  ],
  quantities: (shape) => phases.flatMap((phase) => traffic(phase, hasExperts(shape))),
};
