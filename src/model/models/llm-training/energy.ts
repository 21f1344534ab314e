import { notNegative } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { TrainingSection } from './training-section.ts';

/** Energy of the whole cluster, at the meter, and its carbon. */
export const energy: TrainingSection = {
  inputs: [
    shared.serverPower,
    shared.activeDraw,
    shared.clusterOverhead,
    shared.pue,
    {
      name: 'carbon_intensity',
      unit: 'g/kWh',
      range: notNegative,
      explanation: 'Carbon dioxide of the grid.',
    },
  ],
  quantities: [
    {
      name: 'training_energy',
      unit: 'MWh',
      formula: 'gpu_hours * server_power * active_draw * (1 + cluster_overhead) * pue',
      explanation: 'Energy of the final run at the meter, network and storage included.',
      source: 'Patterson et al. 2021, arXiv 2104.10350, equation 1, with the rest of the cluster',
    },
    {
      name: 'energy_per_day',
      label: 'Energy on a day of the run',
      unit: 'kWh/day',
      formula: 'gpus * server_power * active_draw * (1 + cluster_overhead) * pue',
      explanation: 'Energy at the meter on a day of the run.',
    },
    {
      name: 'training_carbon',
      unit: 'tonne',
      formula: 'training_energy * carbon_intensity',
      explanation: 'Carbon dioxide of the final run, by the mean of the grid.',
    },
  ],
};
