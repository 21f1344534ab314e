import { phases, type Phase } from '../llm-service/instances.ts';
import type { QuantityRow } from '../rows.ts';
import { qualify } from './qualify.ts';

/** Names within a service's formulas that are the pool's, as in `pool_needed_gpus`. */
export const poolPrefix = 'pool_';

const served = 'pool_needed_gpus > 0 GPU';
const needed = `if(${served}, pool_needed_gpus, 1 GPU)`;

/**
 * Formulas that are others where a service shares a fleet with `services` in all: headroom for chance is that of all
 * together, each taking the part that its own variance has in it, and the fleet is divided by what each needs.
 */
export function pooledFormulas(services: number): ReadonlyMap<string, string> {
  return new Map([
    ...phases.flatMap((phase) => [
      [`${phase}_chance`, chance(phase)] as const,
      [`${phase}_mean_chance`, `${phase}_chance / sqrt(peak_to_mean)`] as const,
      [`${phase}_instances`, instances(phase, services)] as const,
    ]),
    // The least fleet is one of the pool.
    ['decode_rounded', 'if(queries > 0 query/day, max(1, ceil(decode_need * (1 + spare))), 0)'],
    ['usable_gpus', 'pool_usable_gpus * if(pool_peak_gpus > 0 GPU, peak_gpus / pool_peak_gpus, 1)'],
  ]);
}

function chance(phase: Phase): string {
  const all = `pool_${phase}_variance`;
  const some = `${all} > 0 GPU^2`;
  const part = `${phase}_gpus ^ 2 * ${phase}_scatter / if(${some}, ${all}, 1 GPU^2)`;
  return `service_level * sqrt(${all}) * (${part}) / ${phase}_gpus`;
}

function instances(phase: Phase, services: number): string {
  const idle = phase === 'decode' ? `1 / (${services} * decode_gpus)` : '0 / (1 GPU)';
  const part = `if(${served}, ${phase}_rounded / ${needed}, ${idle})`;
  // A fleet that is not given is what is needed, to the last accelerator.
  return `if(pool_kept_gpus == pool_needed_gpus, ${phase}_rounded, ${part} * pool_kept_gpus)`;
}

/** A service of a pool, and the names that its inputs have. */
interface Member {
  readonly name: string;
  readonly nameOf: (name: string) => string;
}

/** What the services of a pool need together, and the fleet that they share. */
export function poolRows(pool: string, members: readonly Member[]): QuantityRow[] {
  const [fleet, available, least] = ['fleet_gpus', 'available_gpus', 'min_gpus'].map(members[0]!.nameOf);
  const sum = (formula: string) => members.map(({ nameOf }) => qualify(formula, nameOf)).join(' + ');
  const row = (name: string, formula: string, explanation: string): QuantityRow => ({
    name: `${pool}.${name}`,
    unit: 'GPU',
    formula,
    explanation,
  });
  return [
    ...phases.map((phase) => ({
      name: `${pool}.${phase}_variance`,
      unit: 'GPU^2',
      formula: sum(`${phase}_gpus ^ 2 * ${phase}_scatter`),
      explanation:
        'Variance of the number of busy accelerators in the busiest hour, as queries arrive at random.',
      source: 'variances of independent queries add up',
    })),
    row('needed_gpus', sum('needed_gpus'), 'Accelerators of all whole instances that are needed.'),
    row('peak_gpus', sum('peak_gpus'), 'Accelerators that the busiest hour needs.'),
    row(
      'least_gpus',
      sum('if(queries > 0 query/day, decode_gpus + prefill_gpus * separate_pools, 0 GPU)'),
      'Accelerators of one instance of each service that is asked.',
    ),
    row(
      'kept_gpus',
      `if(${fleet} > 0 GPU, if(${fleet} < ${pool}.least_gpus, 0 GPU / 0, ${fleet}), if(${pool}.needed_gpus > 0 GPU, max(${pool}.needed_gpus, ${least}), 0 GPU))`,
      'The fleet: as given, or as needed. No number where the given fleet is smaller than one instance of each service.',
    ),
    row(
      'usable_gpus',
      `if(${fleet} > 0 GPU, min(${fleet}, ${available}), ${available})`,
      'Accelerators available, but no more than the given fleet.',
    ),
    row('gpus', sum('gpus'), 'The fleet of the pool.'),
    row('busy_gpus', sum('busy_gpus'), 'Accelerators kept busy on average over the day.'),
    {
      name: `${pool}.fleet_utilization`,
      formula: `if(${pool}.gpus > 0 GPU, ${pool}.busy_gpus / ${pool}.gpus, 0)`,
      explanation: 'Share of the pool that is busy on average over the day.',
    },
    {
      name: `${pool}.hardware_cost`,
      unit: 'USD/day',
      formula: sum('hardware_cost'),
      explanation: 'Rent or purchase of the pool.',
    },
  ];
}
