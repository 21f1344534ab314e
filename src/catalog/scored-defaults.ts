/** What is measured in a backtest. */
export type MeasuredGroup = 'training' | 'throughput' | 'energy' | 'cost';

/**
 * The inputs whose defaults a measured value of a group tests: training inputs by the hours of runs, efficiencies of
 * serving by throughputs, power by energies, prices by costs.
 */
export const scoredDefaults: Readonly<Record<MeasuredGroup, readonly string[]>> = {
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
export function groupOfDefault(name: string): MeasuredGroup | undefined {
  const groups = Object.keys(scoredDefaults) as MeasuredGroup[];
  return groups.find((group) => scoredDefaults[group].includes(name));
}
