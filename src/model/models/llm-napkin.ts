import type { BuiltInModel } from './built-in-model.ts';
import {
  type InputRow,
  modelInputs,
  modelQuantities,
  notNegative,
  positive,
  type QuantityRow,
} from './rows.ts';
import { shared, sharedHints } from './shared-inputs.ts';
import { servingBreakdown, sharedQuantities } from './shared-quantities.ts';

const inputs: readonly InputRow[] = [
  shared.dailyActiveUsers,
  shared.queriesPerUser,
  {
    name: 'tokens_per_query',
    unit: 'token/query',
    range: positive,
    explanation: 'Mean input and output tokens per query, including the history sent with it.',
  },
  shared.activeParameters,
  shared.peakFlops,
  shared.mfu,
  {
    name: 'fleet_utilization',
    range: [Number.MIN_VALUE, 1],
    explanation: 'Share of the day an accelerator is busy: load falls at night and some headroom is kept.',
  },
  shared.gpuPrice,
  {
    name: 'mean_power',
    unit: 'W/GPU',
    range: notNegative,
    explanation: 'Mean power draw of one accelerator with its part of the server.',
  },
  shared.pue,
  shared.electricityPrice,
  shared.ownedShare,
  {
    name: 'server_price',
    unit: 'USD/GPU',
    range: notNegative,
    explanation: 'Purchase price of one accelerator with its part of server and network.',
  },
  shared.hardwareLifetime,
  {
    name: 'staff',
    unit: 'person',
    range: notNegative,
    explanation: 'People who operate and develop the service.',
  },
  shared.staffCost,
  shared.trainingFactor,
  shared.trainingTokens,
  shared.trainingPeakFlops,
  shared.trainingMfu,
  shared.trainingRunsPerYear,
  {
    name: 'network_price',
    unit: 'USD/Mtoken',
    range: notNegative,
    explanation: 'Cost of traffic and storage per million tokens.',
  },
];

const quantities: readonly QuantityRow[] = [
  sharedQuantities.queries,
  {
    name: 'tokens',
    unit: 'token/day',
    formula: 'queries * tokens_per_query',
    explanation: 'Input and output tokens per day.',
  },
  {
    name: 'flop_per_query',
    unit: 'TFLOP/query',
    formula: '2 FLOP/parameter/token * active_parameters * tokens_per_query',
    explanation: 'Operations of one query: one multiplication and one addition per parameter and token.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1; attention over the context is left out',
  },
  {
    name: 'gpus',
    unit: 'GPU',
    formula: 'queries * flop_per_query / (peak_flops * mfu * fleet_utilization)',
    explanation: 'Accelerators that the load needs, idle hours included.',
    label: 'Accelerators',
  },
  {
    name: 'purchase_cost',
    unit: 'USD',
    formula: 'gpus * server_price',
    explanation: 'Price of buying the whole fleet; a memo item: only the owned share is charged.',
  },
  {
    name: 'hardware_cost',
    unit: 'USD/day',
    formula: '(1 - owned_share) * gpus * gpu_price + owned_share * purchase_cost / hardware_lifetime',
    explanation: 'Rent of rented accelerators, write-off of owned ones.',
  },
  {
    name: 'energy_per_day',
    unit: 'kWh/day',
    formula: 'gpus * mean_power * pue',
    explanation: 'Energy per day at the meter, whoever pays for it.',
  },
  sharedQuantities.electricityBill,
  sharedQuantities.electricityCost,
  {
    name: 'labour_cost',
    unit: 'USD/day',
    formula: 'staff * staff_cost',
    explanation: 'Operations and research.',
  },
  {
    name: 'training_flop',
    unit: 'FLOP',
    formula: 'training_factor * active_parameters * training_tokens',
    explanation: 'Operations of one training run.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361: 6ND',
  },
  {
    name: 'training_cost',
    unit: 'USD/day',
    formula: 'training_runs_per_year * training_flop / (training_peak_flops * training_mfu) * gpu_price',
    explanation: 'Training, spread over the time until the next run.',
  },
  {
    name: 'network_cost',
    unit: 'USD/day',
    formula: 'tokens * network_price',
    explanation: 'Traffic to the users, and storage.',
  },
  sharedQuantities.dailyCost,
  sharedQuantities.costPerQuery,
  {
    name: 'cost_per_million_tokens',
    unit: 'USD/Mtoken',
    formula: 'daily_cost / tokens',
    explanation: 'Cost per million tokens, input and output together.',
  },
  sharedQuantities.costPerUser,
  sharedQuantities.energyPerQuery,
];

/** What of the hardware is rented. */
const rent = '(1 - owned_share) * gpus * gpu_price';

const explanation =
  'The article’s way on one page: queries times tokens times two operations a parameter, divided by what an accelerator reaches, gives the fleet; the fleet times its rent or write-off, with electricity where it is owned, staff, training and network, gives a day. Attention, batching, memory and peaks are left to llm-service.';

const scope = [
  'Included: accelerators with their servers, rented or owned; electricity where they are owned, as rent contains it; staff; training, spread over the year; network.',
  'Not included: attention, batches, memory and peaks of load, which llm-service counts; offices, sales, lawsuits, taxes.',
];

export const llmNapkin: BuiltInModel = {
  name: 'llm-napkin',
  explanation,
  scope,
  options: [
    'accelerator',
    'language_model',
    'year',
    'rental',
    'provider',
    'region',
    'staff',
    'formats',
    'rents',
  ],
  build: ({ defaults }) => ({
    name: 'llm-napkin',
    explanation,
    inputs: modelInputs(inputs, defaults),
    quantities: modelQuantities(quantities),
    outputs: [
      'daily_cost',
      ...servingBreakdown,
      'cost_per_query',
      'cost_per_million_tokens',
      'cost_per_user',
      'gpus',
      'energy_per_query',
      'energy_per_day',
      'electricity_bill',
      'purchase_cost',
    ],
    breakdown: servingBreakdown,
    hints: sharedHints,
    bill: { rent, billed: `${rent} + training_cost + network_cost` },
    decisive: {
      labour_cost: ['staff', 'staff_cost'],
      training_cost: ['training_runs_per_year', 'training_tokens'],
    },
  }),
};
