import { shared } from '../shared-inputs.ts';
import { sharedQuantities } from '../shared-quantities.ts';
import type { Section } from './section.ts';

/** Training, spread over the time until the next model. */
export const training: Section = {
  inputs: () => [
    shared.trainingRunsPerYear,
    shared.trainingFactor,
    shared.trainingTokens,
    shared.trainingEpochs,
    {
      name: 'training_experiments',
      range: [1, Number.POSITIVE_INFINITY],
      explanation: 'Compute of experiments, failed runs and the final run together, over the final run.',
    },
    shared.trainingPeakFlops,
    shared.trainingMfu,
    shared.trainingGoodput,
  ],
  quantities: () => [
    sharedQuantities.trainingFlop,
    {
      name: 'training_gpu_hours',
      unit: 'GPU*hour',
      formula:
        'training_flop * training_experiments / (training_peak_flops * training_mfu * training_goodput)',
      explanation: 'Accelerator hours of one new model, experiments included.',
    },
    {
      name: 'training_cost',
      unit: 'USD/day',
      formula: 'training_runs_per_year * training_gpu_hours * gpu_price',
      explanation: 'Training, spread over the time until the next model.',
    },
  ],
};
