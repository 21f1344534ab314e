import { positive } from '../rows.ts';
import type { TrainingSection } from './training-section.ts';

/** The same money under the names of the serving models: for each day until the next model takes over. */
export const daily: TrainingSection = {
  inputs: [
    {
      name: 'refresh_interval',
      unit: 'year',
      range: positive,
      explanation: 'Time until the next model takes over; the cost is spread over it.',
    },
  ],
  quantities: [
    {
      name: 'all_runs',
      formula: '1 + data_share + evaluation_share + failed_share + exploratory_share',
      explanation: 'All compute over that of the final run.',
    },
    {
      name: 'hardware_cost',
      unit: 'USD/day',
      formula: 'all_runs * (run_rent + run_write_off + run_maintenance) / refresh_interval',
      explanation: 'Rent, capital and maintenance of all runs, for each day until the next model.',
    },
    {
      name: 'electricity_bill',
      unit: 'USD/day',
      formula: 'all_runs * run_electricity_bill / refresh_interval',
      explanation: 'Cost of the energy of all runs, for each day until the next model; a memo item.',
    },
    {
      name: 'electricity_cost',
      unit: 'USD/day',
      formula: 'owned_share * electricity_bill',
      explanation: 'Electricity that is paid on its own: for owned accelerators only.',
    },
    {
      name: 'labour_cost',
      unit: 'USD/day',
      formula: 'staff_total / refresh_interval',
      explanation: 'Staff, for each day until the next model.',
    },
    {
      name: 'daily_cost',
      unit: 'USD/day',
      formula: 'hardware_cost + electricity_cost + labour_cost + delay_cost / refresh_interval',
      explanation: 'What a service carries each day for this model, until the next one takes over.',
    },
    {
      name: 'training_cost',
      unit: 'USD/day',
      formula: 'daily_cost',
      explanation: 'The same under the name that the serving models give it.',
    },
  ],
};
