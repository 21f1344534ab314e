import { type InputRow, notNegative } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { sharedQuantities } from '../shared-quantities.ts';
import type { TrainingSection } from './training-section.ts';

const shareOfRun = (name: string, explanation: string): InputRow => ({
  name,
  range: notNegative,
  explanation,
});

/** Money: the final run, what belongs to it, and the model as a whole. */
export const cost: TrainingSection = {
  inputs: [
    shared.gpuPrice,
    shared.electricityPrice,
    shared.ownedShare,
    shared.chipPrice,
    shared.serverFactor,
    shared.networkShare,
    shared.costOfCapital,
    shared.hardwareLifetime,
    shared.maintenanceShare,
    shareOfRun(
      'data_share',
      'Cost of collecting and preprocessing the data, over the cost of the final run.',
    ),
    shareOfRun(
      'evaluation_share',
      'Cost of evaluating and aligning the model, over the cost of the final run.',
    ),
    shareOfRun(
      'failed_share',
      'Cost of abandoned runs, over the cost of the final run; its own restarts are in the utilization.',
    ),
    shareOfRun('exploratory_share', 'Cost of experiments before it, over the cost of the final run.'),
    {
      name: 'delay_price',
      unit: 'USD/day',
      range: notNegative,
      explanation: 'Cost of each day of delay, such as lost income.',
    },
    {
      name: 'training_staff',
      unit: 'person',
      range: notNegative,
      none: -1,
      explanation:
        'People who work on the model, where their number is given; `none`: they cost `staff_share` of its runs.',
    },
    {
      name: 'staff_share',
      range: notNegative,
      explanation: 'Cost of the people over that of all runs, where their number is not given.',
    },
    shared.staffCost,
    {
      name: 'training_duration',
      unit: 'year',
      range: notNegative,
      explanation: 'Time from the first preparations to the finished model, for which they are paid.',
    },
  ],
  quantities: [
    sharedQuantities.purchaseCost,
    sharedQuantities.capitalRecovery,
    {
      name: 'run_rent',
      unit: 'USD',
      formula: '(1 - owned_share) * gpu_hours * gpu_price',
      explanation: 'Rent of the final run.',
    },
    {
      name: 'run_write_off',
      unit: 'USD',
      formula: 'owned_share * purchase_cost * capital_recovery * training_days',
      explanation: 'Capital of owned accelerators during the final run: write-off and interest.',
    },
    {
      name: 'run_maintenance',
      unit: 'USD',
      formula: 'owned_share * purchase_cost * maintenance_share * training_days',
      explanation: 'Maintenance of owned accelerators during the final run.',
    },
    {
      name: 'run_electricity_bill',
      unit: 'USD',
      formula: 'training_energy * electricity_price',
      explanation: 'Cost of the energy of the final run; a memo item, because rent already contains it.',
    },
    {
      name: 'final_run_cost',
      unit: 'USD',
      formula: 'run_rent + run_write_off + run_maintenance + owned_share * run_electricity_bill',
      explanation: 'Compute of the final run: the article’s training step.',
    },
    {
      name: 'data_cost',
      unit: 'USD',
      formula: 'data_share * final_run_cost',
      explanation: 'Collecting and preprocessing the data: the article’s first two steps.',
    },
    {
      name: 'evaluation_cost',
      unit: 'USD',
      formula: 'evaluation_share * final_run_cost',
      explanation: 'Evaluating and aligning the model: the article’s last step.',
    },
    {
      name: 'failed_runs_cost',
      unit: 'USD',
      formula: 'failed_share * final_run_cost',
      explanation: 'Abandoned runs.',
    },
    {
      name: 'exploratory_cost',
      unit: 'USD',
      formula: 'exploratory_share * final_run_cost',
      explanation: 'Experiments before the final run.',
    },
    {
      name: 'delay_cost',
      unit: 'USD',
      formula: 'delay_price * training_days',
      explanation: 'Cost of the delay over the days of the final run; 0 unless a price is given.',
      label: 'Cost of delay',
    },
    {
      name: 'staff_total',
      unit: 'USD',
      formula:
        'if(training_staff >= 0 person, training_staff * staff_cost * training_duration, staff_share * (final_run_cost + data_cost + evaluation_cost + failed_runs_cost + exploratory_cost))',
      explanation: 'People, from the first preparations to the finished model.',
      label: 'Staff',
    },
    {
      name: 'run_cost',
      unit: 'USD',
      formula:
        'final_run_cost + data_cost + evaluation_cost + failed_runs_cost + exploratory_cost + delay_cost + staff_total',
      explanation: 'Total cost of obtaining the model.',
      label: 'Cost of the model',
    },
    {
      name: 'cost_per_million_tokens',
      unit: 'USD/Mtoken',
      formula: 'run_cost / (training_tokens * training_epochs)',
      explanation: 'Cost of the model per million tokens that it was trained on.',
    },
  ],
};
