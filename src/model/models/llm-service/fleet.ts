import { notNegative, positive, share } from '../rows.ts';
import { type Section, sumOver } from './section.ts';

/** How many accelerators that takes, at the peak and over the day. */
export const fleet: Section = {
  inputs: () => [
    {
      name: 'goodput',
      range: [Number.MIN_VALUE, 1],
      explanation:
        'Share of the work that reaches a user: not lost to failures, cancelled answers and retries.',
    },
    {
      name: 'peak_to_mean',
      range: [1, Number.POSITIVE_INFINITY],
      explanation: 'Load of the busiest hour over the mean of the day.',
    },
    {
      name: 'target_utilization',
      range: [Number.MIN_VALUE, 1],
      explanation: 'Load over capacity that is planned for the busiest hour; the rest is headroom.',
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
      explanation: 'Smallest fleet, whatever the load.',
    },
    {
      name: 'elastic_share',
      range: share,
      explanation: 'Share of the fleet that is rented by the hour and given back when load falls.',
    },
    {
      name: 'available_gpus',
      unit: 'GPU',
      range: positive,
      explanation: 'Accelerators that can be had.',
    },
  ],
  quantities: ({ workloads }) => [
    {
      name: 'busy_prefill_gpus',
      unit: 'GPU',
      formula: `(${sumOver(workloads, (w) => `${w}.queries * ${w}.prefill_seconds`)}) / goodput`,
      explanation: 'Accelerators kept busy by reading, on the mean of the day.',
    },
    {
      name: 'busy_decode_gpus',
      unit: 'GPU',
      formula: `(${sumOver(workloads, (w) => `${w}.queries * ${w}.decode_seconds`)}) / goodput`,
      explanation: 'Accelerators kept busy by writing, on the mean of the day.',
    },
    {
      name: 'busy_gpus',
      unit: 'GPU',
      formula: 'busy_prefill_gpus + busy_decode_gpus',
      explanation: 'Accelerators kept busy on the mean of the day: a rate of queries times the time of each.',
      source: 'Little 1961',
    },
    {
      name: 'peak_gpus',
      unit: 'GPU',
      formula: 'busy_gpus * peak_to_mean / target_utilization',
      explanation: 'Accelerators that the busiest hour needs, with headroom and without spares.',
    },
    {
      name: 'gpus',
      unit: 'GPU',
      formula:
        'ceil(max(min_gpus, peak_gpus * (1 + spare)) / max(prefill_gpus, decode_gpus)) * max(prefill_gpus, decode_gpus)',
      explanation: 'The fleet, in whole instances.',
      label: 'Accelerators',
    },
    {
      name: 'billed_gpus',
      unit: 'GPU',
      formula: 'elastic_share * busy_gpus / target_utilization + (1 - elastic_share) * gpus',
      explanation: 'Accelerators paid for on the mean of the day: the elastic part follows the load.',
    },
    {
      name: 'fleet_utilization',
      formula: 'busy_gpus / gpus',
      explanation:
        'Share of the fleet that is busy on the mean of the day: a result here, never an assumption.',
    },
    {
      name: 'served_throughput',
      unit: 'token/s/GPU',
      formula: '(input_tokens_per_day + output_tokens_per_day) / gpus',
      explanation: 'Tokens read and written for each accelerator of the fleet, idle hours included.',
    },
    {
      name: 'unserved_at_peak',
      formula: 'max(0, 1 - available_gpus / peak_gpus)',
      explanation: 'Share of the queries of the busiest hour for which there is no accelerator.',
    },
    {
      name: 'shortfall',
      formula: 'if(available_gpus < peak_gpus, 1, 0)',
      explanation: '1 where accelerators run short at the peak, else 0; its mean is the probability.',
    },
  ],
};
