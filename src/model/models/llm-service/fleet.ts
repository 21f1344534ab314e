import { type InputRow, notNegative, positive, type QuantityRow, share } from '../rows.ts';
import { phases } from './instances.ts';
import { loads, pool } from './pools.ts';
import { type Section, sumOver } from './section.ts';

/** How many accelerators that takes, at the peak and over the day. */
export const fleet: Section = {
  inputs: () => fleetInputs,
  quantities: ({ workloads }) => [
    ...workloads.flatMap(loads),
    ...phases.flatMap((phase) => pool(phase, workloads)),
    {
      name: 'needed_gpus',
      unit: 'GPU',
      formula: 'decode_rounded * decode_gpus + prefill_rounded * prefill_gpus',
      explanation: 'Accelerators of all whole instances that are needed.',
    },
    {
      name: 'busy_prefill_gpus',
      unit: 'GPU',
      formula: `(${sumOver(workloads, (w) => `${w}.queries * ${w}.prefill_seconds`)}) / (goodput * fleet_efficiency)`,
      explanation: 'Accelerators kept busy by prefill, on average over the day.',
    },
    {
      name: 'busy_decode_gpus',
      unit: 'GPU',
      formula: `(${sumOver(workloads, (w) => `${w}.queries * ${w}.decode_seconds`)}) / (goodput * fleet_efficiency)`,
      explanation: 'Accelerators kept busy by decode, on average over the day.',
    },
    {
      name: 'busy_gpus',
      unit: 'GPU',
      formula: 'busy_prefill_gpus + busy_decode_gpus',
      explanation:
        'Accelerators kept busy on average over the day: a rate of queries times the time of each.',
      source: 'Little 1961',
    },
    {
      name: 'peak_gpus',
      unit: 'GPU',
      formula: 'decode_need * decode_gpus + prefill_need * prefill_gpus',
      explanation: 'Accelerators that the busiest hour needs, before spares and whole instances.',
    },
    {
      name: 'gpus',
      unit: 'GPU',
      formula: 'decode_instances * decode_gpus + prefill_instances * prefill_gpus',
      explanation: 'The fleet: whole instances in each pool, or as given.',
      label: 'Accelerators',
    },
    {
      name: 'elastic_gpus',
      unit: 'GPU',
      formula: phases
        .map((phase) => `min(${phase}_instances, max(1, ${phase}_mean_need + 0.5)) * ${phase}_gpus`)
        .join(' + '),
      explanation:
        'Mean fleet over the day if all of it follows the load in whole instances, never below one.',
      source: 'rounding up adds half an instance on average',
    },
    {
      name: 'billed_gpus',
      unit: 'GPU',
      formula: 'elastic_share * elastic_gpus + (1 - elastic_share) * gpus',
      explanation: 'Accelerators paid for on average over the day: the elastic part follows the load.',
    },
    {
      name: 'fleet_utilization',
      formula: 'if(gpus > 0 GPU, busy_gpus / gpus, 0)',
      explanation:
        'Share of the fleet that is busy on average over the day: a result, not an assumption. Above 1, a given fleet cannot do the work.',
    },
    ...workloads.map((w) => batchNow(w)),
    {
      name: 'served_throughput',
      unit: 'token/s/GPU',
      formula: '(input_tokens_per_day + output_tokens_per_day) / gpus',
      explanation: 'Input and output tokens per accelerator of the fleet, idle hours included.',
    },
    {
      name: 'unserved_at_peak',
      formula: 'max(0, 1 - usable_gpus / peak_gpus)',
      explanation: 'Share of the queries of the busiest hour for which there is no accelerator.',
    },
    {
      name: 'usable_gpus',
      unit: 'GPU',
      formula: 'if(fleet_gpus > 0 GPU, min(fleet_gpus, available_gpus), available_gpus)',
      explanation: 'Accelerators available, but no more than the given fleet.',
    },
    {
      name: 'peak_served',
      formula: '1 - shortfall',
      explanation: '1 where the accelerators suffice at the peak, otherwise 0.',
    },
    {
      name: 'shortfall',
      formula: 'if(usable_gpus < peak_gpus, 1, 0)',
      explanation: '1 where accelerators run short at the peak, otherwise 0; its mean is the probability.',
    },
  ],
};

/** Queries in flight at the mean load, which is less than a full batch; for display, never billed. */
function batchNow(w: string): QuantityRow {
  // Without demand there is no instance to divide by.
  const tokens = `(${w}.queries * ${w}.output_tokens / (accepted_tokens * goodput * fleet_efficiency * if(decode_instances > 0, decode_instances, 1)) / (1 token/query))`;
  const busy = `${tokens} * ${w}.step_slope_felt`;
  const step = `(${w}.step_time - ${w}.step_slope * ${w}.batch)`;
  return {
    name: `${w}.batch_now`,
    unit: 'query',
    formula: `if(${busy} < 1, min(${w}.batch, ${tokens} * ${step} / if(${busy} < 1, 1 - ${busy}, 1)), ${w}.batch)`,
    explanation: 'Queries in flight per instance at the mean load of the day.',
    source: 'Little 1961: the batch that its own step time keeps',
  };
}

const fleetInputs: readonly InputRow[] = [
  {
    name: 'goodput',
    range: [Number.MIN_VALUE, 1],
    explanation:
      'Share of the work that reaches a user, not lost to failures, cancelled answers and retries.',
  },
  {
    name: 'fleet_efficiency',
    range: [Number.MIN_VALUE, 1],
    explanation:
      'Real traffic over a tuned benchmark: mixed lengths, transfers of caches, restarts. Makes work more expensive, not slower.',
  },
  {
    name: 'peak_to_mean',
    range: [1, Number.POSITIVE_INFINITY],
    explanation: 'Load of the busiest hour over the mean of the day.',
  },
  {
    name: 'burst',
    range: notNegative,
    explanation: 'Headroom for bursts within the hour, as a share of the load: all users burst together.',
  },
  {
    name: 'service_level',
    range: notNegative,
    explanation: 'Headroom for random variation, in standard deviations of the queries in flight.',
  },
  {
    name: 'target_utilization',
    range: [Number.MIN_VALUE, 1],
    none: 0,
    explanation:
      'Load over capacity that is planned for the busiest hour; `none`: found from bursts and random variation.',
  },
  {
    name: 'spare',
    range: notNegative,
    explanation: 'Accelerators kept for failures, as a share of those needed.',
  },
  {
    name: 'min_gpus',
    unit: 'GPU',
    range: notNegative,
    explanation: 'Smallest fleet while there are queries.',
  },
  {
    name: 'fleet_gpus',
    unit: 'GPU',
    range: [1, Number.POSITIVE_INFINITY],
    none: 0,
    explanation: 'Accelerators of the fleet where it is given; `none`: as many as the load needs.',
  },
  {
    name: 'elastic_share',
    range: share,
    explanation: 'Share of the fleet that is rented by the hour and returned when load falls.',
  },
  {
    name: 'available_gpus',
    unit: 'GPU',
    range: positive,
    explanation: 'Accelerators available.',
  },
];
