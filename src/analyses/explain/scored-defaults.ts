import { calibration, rowOf } from '../../catalog/catalog.ts';
import type { Explanation } from './result.ts';

type Score = NonNullable<Explanation['inputs'][number]['backtest']>;

/**
 * The inputs whose defaults a measured value of a group tests: training inputs by the hours of runs, efficiencies of
 * serving by throughputs, power by energies, prices by costs.
 */
export const scoredDefaults: Readonly<Record<Score['group'], readonly string[]>> = {
  training: ['training_factor', 'training_mfu', 'training_goodput', 'scaling_exponent', 'usual_duration'],
  throughput: [
    'linear_efficiency',
    'attention_efficiency',
    'mbu',
    'rank_imbalance',
    'stage_latency',
    'host_time',
    'link_efficiency',
    'engine_efficiency',
    'communication_hidden',
    'activation_passes',
    'tile_tokens',
    'max_batch',
    'output_reserve',
    'memory_share',
  ],
  energy: ['server_power', 'active_draw', 'idle_draw', 'cluster_overhead', 'mean_power', 'pue'],
  cost: [
    'gpu_price',
    'spot_discount',
    'chip_price',
    'server_price',
    'server_factor',
    'network_share',
    'hardware_lifetime',
    'cost_of_capital',
    'maintenance_share',
    'electricity_price',
    'staff_cost',
  ],
};

/** The group that tests an input's default; undefined where none does. */
export function groupOfDefault(name: string): Score['group'] | undefined {
  const groups = Object.keys(scoredDefaults) as Score['group'][];
  return groups.find((group) => scoredDefaults[group].includes(name));
}

/** What the last backtest says of an input's default in a model; null where nothing measured hangs on it. */
export function scoreOfDefault(name: string, model: string | null): Score | null {
  const group = groupOfDefault(name);
  const row = group === undefined ? undefined : rowOf(calibration(), group);
  const score = model === null ? undefined : row?.defaults[model]?.[name];
  if (group === undefined || row === undefined || score === undefined) return null;
  return { group, n: score.n, inside: score.inside, date: row.date };
}
