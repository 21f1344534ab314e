import type { QuantityRow } from '../rows.ts';
import type { Phase } from './instances.ts';
import { sumOver } from './section.ts';

/** Busy instances of one workload, on average over the day. */
export const loads = (w: string): readonly QuantityRow[] => [
  {
    name: `${w}.prefill_load`,
    formula: `if(separate_pools > 0, ${w}.queries * ${w}.prefill_seconds / (prefill_gpus * goodput * fleet_efficiency), 0)`,
    explanation:
      'Prefill instances that this workload keeps busy on average over the day, where prefill has instances of its own.',
    source: 'Little 1961',
  },
  {
    name: `${w}.decode_load`,
    formula: `${w}.queries * (${w}.decode_seconds + if(separate_pools > 0, 0 GPU*s/query, ${w}.prefill_seconds)) / (decode_gpus * goodput * fleet_efficiency)`,
    explanation:
      'Decode instances that this workload keeps busy on average over the day; they also prefill where there are no separate instances.',
    source: 'Little 1961',
  },
];

/** Instances that chance adds to a load: one standard deviation, squared, of what is busy at a time. */
const scatter = (phase: Phase, workloads: readonly string[], factor: string) =>
  sumOver(workloads, (w) =>
    phase === 'decode'
      ? `${factor}${w}.decode_load * (1 + ${w}.output_cv ^ 2) * (1 query) / ${w}.batch`
      : `${factor}${w}.prefill_load * (1 + ${w}.input_cv ^ 2)`,
  );

/** Instances for a load: what does not pool grows with it, chance with its root. */
const need = (phase: Phase, workloads: readonly string[], factor: string, chance: string) => {
  const all = sumOver(workloads, (w) => `${factor}${w}.${phase}_load`);
  return `if(target_utilization > 0, (${all}) / if(target_utilization > 0, target_utilization, 1), (${all}) * (1 + burst) + ${chance})`;
};

const peakFactor = 'peak_to_mean * ';

/** Instances of one phase: busy, needed at the peak and on the mean, and kept. */
export const pool = (phase: Phase, workloads: readonly string[]): readonly QuantityRow[] => {
  const kind = phase === 'prefill' ? 'Prefill' : 'Decode';
  // Where nobody is served, a fleet that is given stands idle.
  const idle = phase === 'decode' ? '1 / decode_gpus' : '0 / (1 GPU)';
  const given = `if(needed_gpus > 0 GPU, ${phase}_rounded / needed_gpus, ${idle}) * fleet_gpus`;
  const wanted =
    phase === 'decode'
      ? 'max(decode_need * (1 + spare), min_gpus / decode_gpus)'
      : 'prefill_need * (1 + spare)';
  const served =
    phase === 'decode' ? 'queries > 0 query/day' : 'queries > 0 query/day and separate_pools > 0';
  return [
    {
      name: `${phase}_load`,
      formula: sumOver(workloads, (w) => `${w}.${phase}_load`),
      explanation: `${kind} instances that are busy on average over the day.`,
    },
    {
      name: `${phase}_scatter`,
      formula: scatter(phase, workloads, peakFactor),
      explanation: `Variance of the number of busy ${phase} instances in the busiest hour, as queries arrive at random.`,
      source: 'Little 1961: queries in flight vary like a Poisson number',
    },
    {
      name: `${phase}_chance`,
      formula: `service_level * sqrt(${phase}_scatter)`,
      explanation: `${kind} instances kept for random variation in the busiest hour.`,
      source: 'Halfin and Whitt 1981: square-root staffing',
    },
    {
      name: `${phase}_mean_chance`,
      formula: `service_level * sqrt(${scatter(phase, workloads, '')})`,
      explanation: `${kind} instances kept for random variation in the mean hour.`,
      source: 'Halfin and Whitt 1981: square-root staffing',
    },
    {
      name: `${phase}_need`,
      formula: need(phase, workloads, peakFactor, `${phase}_chance`),
      explanation: `${kind} instances that the busiest hour needs, with headroom for bursts and random variation.`,
      source: 'Halfin and Whitt 1981: square-root staffing; bursts within the hour do not pool',
    },
    {
      name: `${phase}_mean_need`,
      formula: need(phase, workloads, '', `${phase}_mean_chance`),
      explanation: `${kind} instances that the mean hour needs.`,
      source: 'Halfin and Whitt 1981',
    },
    {
      name: `${phase}_rounded`,
      formula: `if(${served}, max(1, ceil(${wanted})), 0)`,
      explanation: `Whole ${phase} instances, spares included: at least one while there are queries.`,
    },
    {
      name: `${phase}_instances`,
      formula: `if(fleet_gpus > 0 GPU, ${phase === 'decode' ? `if(fleet_gpus < decode_gpus + prefill_gpus * separate_pools, 0 / 0, ${given})` : given}, ${phase}_rounded)`,
      explanation: `${kind} instances: as many as needed, or their part of the given fleet.${phase === 'decode' ? ' No number where that is smaller than one instance.' : ''}`,
    },
  ];
};
