import type { QuantityRow } from '../rows.ts';
import type { Phase } from './instances.ts';
import { sumOver } from './section.ts';

/** Busy instances of one workload, on average over the day. */
export const loads = (w: string): readonly QuantityRow[] => [
  {
    name: `${w}.prefill_load`,
    formula: `if(separate_pools > 0, ${w}.queries * ${w}.prefill_seconds / (prefill_gpus * goodput * fleet_efficiency), 0)`,
    explanation: 'Instances that only read which this workload keeps busy on average over the day.',
    source: 'Little 1961',
  },
  {
    name: `${w}.decode_load`,
    formula: `${w}.queries * (${w}.decode_seconds + if(separate_pools > 0, 0 GPU*s/query, ${w}.prefill_seconds)) / (decode_gpus * goodput * fleet_efficiency)`,
    explanation: 'Instances that write, and read where they do both, which this workload keeps busy.',
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
  const does = phase === 'prefill' ? 'read' : 'write';
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
      explanation: `Instances that ${does} which are busy on average over the day.`,
    },
    {
      name: `${phase}_scatter`,
      formula: scatter(phase, workloads, peakFactor),
      explanation: `Variance of the instances that ${does} in the busiest hour, by chance.`,
      source: 'Little 1961: queries in flight vary like a Poisson number',
    },
    {
      name: `${phase}_chance`,
      formula: `service_level * sqrt(${phase}_scatter)`,
      explanation: `Instances that ${does} kept for chance in the busiest hour.`,
      source: 'Halfin and Whitt 1981: square-root staffing',
    },
    {
      name: `${phase}_mean_chance`,
      formula: `service_level * sqrt(${scatter(phase, workloads, '')})`,
      explanation: `Instances that ${does} kept for chance in the mean hour.`,
      source: 'Halfin and Whitt 1981: square-root staffing',
    },
    {
      name: `${phase}_need`,
      formula: need(phase, workloads, peakFactor, `${phase}_chance`),
      explanation: `Instances that ${does} which the busiest hour needs, with room for bursts and chance.`,
      source: 'Halfin and Whitt 1981: square-root staffing; bursts within the hour do not pool',
    },
    {
      name: `${phase}_mean_need`,
      formula: need(phase, workloads, '', `${phase}_mean_chance`),
      explanation: `Instances that ${does} which the mean hour needs.`,
      source: 'Halfin and Whitt 1981',
    },
    {
      name: `${phase}_rounded`,
      formula: `if(${served}, max(1, ceil(${wanted})), 0)`,
      explanation: `Whole instances that ${does}, spares included: at least one while anybody is served.`,
    },
    {
      name: `${phase}_instances`,
      formula: `if(fleet_gpus > 0 GPU, ${phase === 'decode' ? `if(fleet_gpus < decode_gpus + prefill_gpus * separate_pools, 0 / 0, ${given})` : given}, ${phase}_rounded)`,
      explanation: `Instances that ${does}: as many as needed, or their part of the given fleet.${phase === 'decode' ? ' No number where that is smaller than one instance.' : ''}`,
    },
  ];
};
