import type { BuiltInModel } from '../built-in-model.ts';
import { sharedHints } from '../shared-inputs.ts';
import { givenInputs, modelInputs, modelQuantities } from '../rows.ts';
import { compute } from './compute.ts';
import { cost } from './cost.ts';
import { daily } from './daily.ts';
import { energy } from './energy.ts';
import { failures } from './failures.ts';
import type { TrainingSection } from './training-section.ts';

/** In the order in which operations become dollars. */
const sections: readonly TrainingSection[] = [compute, failures, energy, cost, daily];

/** What of the hardware is rented. */
const rent = 'all_runs * run_rent / refresh_interval';

const explanation =
  'One training run and what it takes to have the model: operations are k N P T; accelerator hours follow from the dense 16-bit peak and the share of it that whole runs reach, which falls with the number of accelerators; days from that number, failures and restarts included; energy of the whole cluster; rent, or capital, maintenance and electricity; data, evaluation, failed and exploratory runs as shares of the final run; delay; staff. Daily figures spread it over the time until the next model.';

const scope = [
  'Included: the final run, rented or owned with interest, maintenance and electricity; failed and exploratory runs, data and evaluation as shares of it; the price of delay where one is given; staff.',
  'Not included: answering queries with the finished model; an owned cluster’s idle time between runs; offices, sales, lawsuits, taxes.',
];

const inputs = sections.flatMap((section) => section.inputs);
const quantities = sections.flatMap((section) => section.quantities);

export const llmTraining: BuiltInModel = {
  name: 'llm-training',
  explanation,
  scope,
  options: ['accelerator', 'language_model', 'year', 'rental', 'provider', 'region', 'formats', 'rents'],
  build: ({ defaults, given }) => {
    const asInputs = givenInputs(quantities, given);
    const names = new Set(asInputs.map(({ name }) => name));
    return {
      name: 'llm-training',
      explanation,
      inputs: [...modelInputs(inputs, defaults), ...asInputs],
      quantities: modelQuantities(quantities.filter(({ name }) => !names.has(name))),
      outputs: [
        'run_cost',
        'final_run_cost',
        'gpu_hours',
        'gpus',
        'training_days',
        'expected_interruptions',
        'failure_days',
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
      ].filter((name) => !names.has(name)),
      breakdown: [
        'final_run_cost',
        'data_cost',
        'evaluation_cost',
        'failed_runs_cost',
        'exploratory_cost',
        'delay_cost',
        'staff_total',
      ],
      hints: sharedHints,
      bill: { rent, billed: rent },
      decisive: {
        data_cost: ['data_share'],
        evaluation_cost: ['evaluation_share'],
        failed_runs_cost: ['failed_share'],
        exploratory_cost: ['exploratory_share'],
        staff_total: ['training_staff', 'staff_share'],
      },
    };
  },
};
