import type { BuiltInModel } from './built-in-model.ts';
import {
  type InputRow,
  modelInputs,
  modelQuantities,
  notNegative,
  positive,
  type QuantityRow,
} from './rows.ts';
import { shared } from './shared-inputs.ts';

const shareOfRun = (name: string, explanation: string): InputRow => ({
  name,
  range: notNegative,
  explanation,
});

const inputs: readonly InputRow[] = [
  shared.activeParameters,
  shared.trainingTokens,
  {
    name: 'training_epochs',
    range: positive,
    explanation: 'How often each token is seen.',
  },
  shared.trainingFactor,
  shared.peakFlops,
  {
    name: 'training_mfu',
    range: [Number.MIN_VALUE, 1],
    explanation:
      'Share of the peak that a training run reaches: operations of the model over those possible.',
  },
  {
    name: 'training_goodput',
    range: [Number.MIN_VALUE, 1],
    explanation:
      'Share of the hours that move the training forward; 1 where the utilization was taken from whole-run hours, which contain it.',
  },
  { name: 'gpus', unit: 'GPU', range: positive, explanation: 'Accelerators the run has.' },
  shared.gpuPrice,
  shared.serverPower,
  shared.activeDraw,
  shared.pue,
  shared.electricityPrice,
  shared.ownedShare,
  shared.chipPrice,
  shared.serverFactor,
  shared.networkShare,
  shared.hardwareLifetime,
  shareOfRun('data_share', 'Cost of collecting and preprocessing the data, over the cost of the final run.'),
  shareOfRun(
    'evaluation_share',
    'Cost of evaluating and aligning the model, over the cost of the final run.',
  ),
  shareOfRun('failed_share', 'Cost of runs that failed, over the cost of the final run.'),
  shareOfRun('exploratory_share', 'Cost of experiments before it, over the cost of the final run.'),
  {
    name: 'training_staff',
    unit: 'person',
    range: notNegative,
    explanation: 'People who work on the model.',
  },
  shared.staffCost,
  {
    name: 'training_duration',
    unit: 'year',
    range: notNegative,
    explanation: 'Time from the first preparations to the finished model, for which they are paid.',
  },
  {
    name: 'refresh_interval',
    unit: 'year',
    range: positive,
    explanation: 'Time until the next model takes over; the cost is spread over it.',
  },
  { name: 'carbon_intensity', unit: 'g/kWh', range: notNegative, explanation: 'Carbon dioxide of the grid.' },
];

const quantities: readonly QuantityRow[] = [
  {
    name: 'training_flop',
    unit: 'FLOP',
    formula: 'training_factor * active_parameters * training_tokens * training_epochs',
    explanation: 'Operations of the final run: k N P T.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361: 6ND',
    label: 'Training compute',
  },
  {
    name: 'gpu_hours',
    unit: 'GPU*hour',
    formula: 'training_flop / (peak_flops * training_mfu * training_goodput)',
    explanation: 'Accelerator hours of the final run.',
    label: 'Accelerator hours',
  },
  {
    name: 'training_days',
    unit: 'day',
    formula: 'gpu_hours / gpus',
    explanation: 'How long the final run takes.',
  },
  {
    name: 'training_energy',
    unit: 'MWh',
    formula: 'gpu_hours * server_power * active_draw * pue',
    explanation: 'Energy of the final run at the meter.',
    source: 'Patterson et al. 2021, arXiv 2104.10350, equation 1',
  },
  {
    name: 'purchase_cost',
    unit: 'USD',
    formula: 'gpus * chip_price * server_factor / (1 - network_share)',
    explanation: 'Price of buying the cluster; a memo, charged only as far as it is owned.',
  },
  {
    name: 'run_rent',
    unit: 'USD',
    formula: '(1 - owned_share) * gpu_hours * gpu_price',
    explanation: 'Rent of the final run.',
  },
  {
    name: 'run_write_off',
    unit: 'USD',
    formula: 'owned_share * purchase_cost * training_days / hardware_lifetime',
    explanation: 'Write-off of owned accelerators during the final run.',
  },
  {
    name: 'run_electricity_bill',
    unit: 'USD',
    formula: 'training_energy * electricity_price',
    explanation: 'What the energy of the final run costs; a memo, as rent already contains it.',
  },
  {
    name: 'final_run_cost',
    unit: 'USD',
    formula: 'run_rent + run_write_off + owned_share * run_electricity_bill',
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
    explanation: 'Runs that failed or were started again.',
  },
  {
    name: 'exploratory_cost',
    unit: 'USD',
    formula: 'exploratory_share * final_run_cost',
    explanation: 'Experiments before the final run.',
  },
  {
    name: 'staff_total',
    unit: 'USD',
    formula: 'training_staff * staff_cost * training_duration',
    explanation: 'People, from the first preparations to the finished model.',
    label: 'Staff',
  },
  {
    name: 'run_cost',
    unit: 'USD',
    formula:
      'final_run_cost + data_cost + evaluation_cost + failed_runs_cost + exploratory_cost + staff_total',
    explanation: 'All it takes to have the model.',
    label: 'Cost of the model',
  },
  {
    name: 'all_runs',
    formula: '1 + data_share + evaluation_share + failed_share + exploratory_share',
    explanation: 'All compute over that of the final run.',
  },
  {
    name: 'hardware_cost',
    unit: 'USD/day',
    formula: 'all_runs * (run_rent + run_write_off) / refresh_interval',
    explanation: 'Rent and write-off of all runs, for each day until the next model.',
  },
  {
    name: 'electricity_bill',
    unit: 'USD/day',
    formula: 'all_runs * run_electricity_bill / refresh_interval',
    explanation: 'What the energy of all runs costs, for each day until the next model; a memo.',
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
    formula: 'hardware_cost + electricity_cost + labour_cost',
    explanation: 'What a service carries each day for this model, until the next one takes over.',
  },
  {
    name: 'training_cost',
    unit: 'USD/day',
    formula: 'daily_cost',
    explanation: 'The same under the name that the serving models give it.',
  },
  {
    name: 'cost_per_million_tokens',
    unit: 'USD/Mtoken',
    formula: 'run_cost / (training_tokens * training_epochs)',
    explanation: 'Cost of the model for a million tokens it was trained on.',
  },
  {
    name: 'energy_per_day',
    unit: 'kWh/day',
    formula: 'gpus * server_power * active_draw * pue',
    explanation: 'Energy at the meter on a day of the run.',
  },
  {
    name: 'training_carbon',
    unit: 'tonne',
    formula: 'training_energy * carbon_intensity',
    explanation: 'Carbon dioxide of the final run, by the mean of the grid.',
  },
];

const explanation =
  'One training run and what it takes to have the model: operations are k N P T, accelerator hours follow from the peak and the share of it that is reached, days from the number of accelerators; energy, rent or write-off; data, evaluation, failed and exploratory runs as shares of the final run; staff. Daily figures spread it over the time until the next model.';

const scope = [
  'Included: the final run, rented or written off, with its electricity where accelerators are owned; failed and exploratory runs, data and evaluation as shares of it; staff.',
  'Not included: answering queries with the finished model; offices, sales, lawsuits, taxes.',
];

export const llmTraining: BuiltInModel = {
  name: 'llm-training',
  explanation,
  scope,
  options: ['accelerator', 'language_model', 'year', 'rental', 'provider', 'region', 'formats'],
  build: ({ defaults }) => ({
    name: 'llm-training',
    explanation,
    inputs: modelInputs(inputs, defaults),
    quantities: modelQuantities(quantities),
    outputs: [
      'run_cost',
      'final_run_cost',
      'gpu_hours',
      'training_days',
      'training_energy',
      'training_flop',
      'training_carbon',
      'daily_cost',
      'hardware_cost',
      'electricity_cost',
      'electricity_bill',
      'labour_cost',
      'training_cost',
      'cost_per_million_tokens',
      'energy_per_day',
      'purchase_cost',
    ],
    breakdown: [
      'final_run_cost',
      'data_cost',
      'evaluation_cost',
      'failed_runs_cost',
      'exploratory_cost',
      'staff_total',
    ],
  }),
};
