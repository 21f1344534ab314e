import type { BuiltInModel } from './built-in-model.ts';
import { type InputRow, modelInputs, modelQuantities, notNegative, positive, type QuantityRow, share } from './rows.ts';

const inputs: readonly InputRow[] = [
  {
    name: 'daily_active_users',
    unit: 'user',
    range: positive,
    explanation: 'People who use the service on a day.',
    notation: '1M to 20M',
    source: 'judgement: from a large product to early ChatGPT; give your own',
  },
  {
    name: 'queries_per_user',
    unit: 'query/user/day',
    range: positive,
    explanation: 'Queries each of them sends on that day.',
    notation: '4 to 15',
    source:
      'judgement around ChatGPT in July 2025: 18 billion messages a week of 700 million weekly users (NBER w34255) is 3.7 a weekly user and day, more for those who come on a given day',
  },
  {
    name: 'tokens_per_query',
    unit: 'token/query',
    range: positive,
    explanation: 'Mean tokens read and written for one query, the history sent along included.',
    notation: '300 to 2000',
    source:
      'judgement: LMSYS-Chat-1M means add to 284 without history (arXiv 2309.11998), the Azure conversation trace of 2023 to 1366 with it',
  },
  {
    name: 'active_parameters',
    unit: 'parameter',
    range: positive,
    explanation: 'Parameters used for each token; for a mixture of experts only the active ones.',
  },
  {
    name: 'peak_flops',
    unit: 'FLOP/s/GPU',
    range: positive,
    explanation: 'Dense peak of one accelerator in the precision of the weights; half of a "sparse" figure.',
  },
  {
    name: 'mfu',
    range: [Number.MIN_VALUE, 1],
    explanation: 'Share of the peak that is reached while an accelerator is busy.',
    notation: 'beta(6.23, 9.68)',
    source:
      'fit to 61 published training runs in the Epoch AI data on ML systems; serving fleets publish too little, so training stands in for it',
  },
  {
    name: 'fleet_utilization',
    range: [Number.MIN_VALUE, 1],
    explanation: 'Share of the day an accelerator is busy: load falls at night and some headroom is kept.',
    notation: 'beta(p5=0.25, p95=0.7)',
    source:
      'judgement: hourly peak over mean is 1.3 to 2.2 in published traces (DeepSeek 2025, ServeGen 2025), with headroom on top',
  },
  {
    name: 'gpu_price',
    unit: 'USD/GPU/hour',
    range: notNegative,
    explanation: 'Rent of one accelerator; contains the lessor’s electricity and staff.',
  },
  {
    name: 'server_power',
    unit: 'W/GPU',
    range: notNegative,
    explanation: 'Mean draw of one accelerator with its part of the server.',
  },
  {
    name: 'pue',
    range: [1, 5],
    explanation: 'Power usage effectiveness: draw of the building over draw of its computers.',
  },
  {
    name: 'electricity_price',
    unit: 'USD/kWh',
    range: notNegative,
    explanation: 'Price of electricity.',
  },
  {
    name: 'owned_share',
    range: share,
    explanation: 'Share of the accelerators that is owned; the rest is rented.',
    notation: '0',
    source: 'judgement: all is rented unless said',
  },
  {
    name: 'server_price',
    unit: 'USD/GPU',
    range: notNegative,
    explanation: 'Purchase price of one accelerator with its part of server and network.',
  },
  {
    name: 'hardware_lifetime',
    unit: 'year',
    range: positive,
    explanation: 'Time over which bought hardware is written off.',
    notation: '3 to 6',
    source: 'Epoch AI training-cost-trends: 3 years before 2021, 4 until 2022, 5 since; widened',
  },
  {
    name: 'staff',
    unit: 'person',
    range: notNegative,
    explanation: 'People who operate and develop the service.',
    notation: '50 to 400',
    source: 'judgement: OpenAI had some hundreds of employees in early 2023, not all of them for one service',
  },
  {
    name: 'staff_cost',
    unit: 'USD/person/year',
    range: notNegative,
    explanation: 'Loaded cost of one of them: pay, benefits, office, equipment.',
    notation: '250k to 1M',
    source:
      'judgement; the press of July 2024 had OpenAI’s 1,500 staff at 1.5 billion USD a year, 1M USD each, stock included',
  },
  {
    name: 'training_factor',
    unit: 'FLOP/parameter/token',
    range: positive,
    explanation: 'Operations a parameter and training token: 2 forward and 4 backward. The article takes 2.',
    notation: '6',
    source: 'Kaplan et al. 2020, arXiv 2001.08361, section 2.1',
  },
  {
    name: 'training_tokens',
    unit: 'token',
    range: notNegative,
    explanation: 'Tokens of one training run, repetitions counted.',
    notation: '300B to 3T',
    source: 'judgement: from GPT-3 (300B, arXiv 2005.14165) to Llama 2 (2T, arXiv 2307.09288)',
  },
  {
    name: 'training_runs_per_year',
    unit: '1/year',
    range: notNegative,
    explanation: 'Trainings a year whose cost the service carries.',
    notation: '0.5 to 2',
    source: 'judgement: a new large model every half year to two years',
  },
  {
    name: 'network_price',
    unit: 'USD/Mtoken',
    range: notNegative,
    explanation: 'Traffic and storage for a million tokens.',
    notation: '0.0002 to 0.002',
    source: 'judgement: 4 to 20 bytes a token with its wrapping, at 0.05 to 0.09 USD/GB',
  },
];

const quantities: readonly QuantityRow[] = [
  {
    name: 'queries',
    unit: 'query/day',
    formula: 'daily_active_users * queries_per_user',
    explanation: 'Queries a day.',
  },
  {
    name: 'tokens',
    unit: 'token/day',
    formula: 'queries * tokens_per_query',
    explanation: 'Tokens a day, read and written.',
  },
  {
    name: 'flop_per_query',
    unit: 'TFLOP/query',
    formula: '2 FLOP/parameter/token * active_parameters * tokens_per_query',
    explanation: 'Operations of one query: a multiplication and an addition a parameter and token.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361, table 1; attention over the context is left out',
  },
  {
    name: 'gpus',
    unit: 'GPU',
    formula: 'queries * flop_per_query / (peak_flops * mfu * fleet_utilization)',
    explanation: 'Accelerators that the load keeps, idle hours included.',
    label: 'Accelerators',
  },
  {
    name: 'purchase_cost',
    unit: 'USD',
    formula: 'gpus * server_price',
    explanation: 'Price of buying the whole fleet; a memo, charged only as far as it is owned.',
  },
  {
    name: 'hardware_cost',
    unit: 'USD/day',
    formula: '(1 - owned_share) * gpus * gpu_price + owned_share * purchase_cost / hardware_lifetime',
    explanation: 'Rent of what is rented, write-off of what is owned.',
  },
  {
    name: 'energy_per_day',
    unit: 'kWh/day',
    formula: 'gpus * server_power * pue',
    explanation: 'Energy a day at the meter, whoever pays for it.',
  },
  {
    name: 'electricity_bill',
    unit: 'USD/day',
    formula: 'energy_per_day * electricity_price',
    explanation: 'What all that energy costs; a memo, as rent already contains it.',
  },
  {
    name: 'electricity_cost',
    unit: 'USD/day',
    formula: 'owned_share * electricity_bill',
    explanation: 'Electricity the service pays itself: for owned accelerators only.',
  },
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
    formula: 'training_runs_per_year * training_flop / (peak_flops * mfu) * gpu_price',
    explanation: 'Training, spread over the time until the next run.',
  },
  {
    name: 'network_cost',
    unit: 'USD/day',
    formula: 'tokens * network_price',
    explanation: 'Traffic to the users, and storage.',
  },
  {
    name: 'daily_cost',
    unit: 'USD/day',
    formula: 'hardware_cost + electricity_cost + labour_cost + training_cost + network_cost',
    explanation: 'All of it.',
  },
  {
    name: 'cost_per_query',
    unit: 'USD/query',
    formula: 'daily_cost / queries',
    explanation: 'Cost of one query.',
  },
  {
    name: 'cost_per_million_tokens',
    unit: 'USD/Mtoken',
    formula: 'daily_cost / tokens',
    explanation: 'Cost of a million tokens, read or written.',
  },
  {
    name: 'cost_per_user',
    unit: 'USD/user/day',
    formula: 'daily_cost / daily_active_users',
    explanation: 'Cost of one active user and day.',
  },
  {
    name: 'energy_per_query',
    unit: 'Wh/query',
    formula: 'energy_per_day / queries',
    explanation: 'Energy at the meter for one query.',
  },
];

const explanation =
  'The article’s way on one page: queries times tokens times two operations a parameter, divided by what an accelerator reaches, gives the fleet; the fleet times its rent or write-off, with electricity where it is owned, staff, training and network, gives a day. Attention, batching, memory and peaks are left to llm-service.';

export const llmNapkin: BuiltInModel = {
  name: 'llm-napkin',
  explanation,
  options: ['accelerator', 'language_model', 'year', 'rental', 'region', 'precision'],
  build: ({ defaults }) => ({
    name: 'llm-napkin',
    explanation,
    inputs: modelInputs(inputs, defaults),
    quantities: modelQuantities(quantities),
    outputs: [
      'daily_cost',
      'hardware_cost',
      'electricity_cost',
      'labour_cost',
      'training_cost',
      'network_cost',
      'cost_per_query',
      'cost_per_million_tokens',
      'cost_per_user',
      'gpus',
      'energy_per_query',
      'energy_per_day',
      'electricity_bill',
      'purchase_cost',
    ],
    breakdown: ['hardware_cost', 'electricity_cost', 'labour_cost', 'training_cost', 'network_cost'],
  }),
};
