import { positive } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';

/** Training, spread over the time until the next model. */
export const training: Section = {
  inputs: () => [
    shared.trainingRunsPerYear,
    shared.trainingFactor,
    shared.trainingTokens,
    { name: 'training_epochs', range: positive, explanation: 'How often each token is seen.' },
    {
      name: 'training_experiments',
      range: [1, Number.POSITIVE_INFINITY],
      explanation: 'Compute of experiments, failed runs and the final run together, over the final run.',
    },
    {
      name: 'training_peak_flops',
      unit: 'FLOP/s/GPU',
      range: positive,
      explanation: 'Dense 16-bit peak of the accelerator that trains.',
    },
    {
      name: 'training_mfu',
      range: [Number.MIN_VALUE, 1],
      explanation: 'Share of the peak that a training run reaches.',
    },
    {
      name: 'training_goodput',
      range: [Number.MIN_VALUE, 1],
      explanation:
        'Share of the hours that move the training forward; 1 where the utilization was taken from whole-run hours, which contain it.',
    },
  ],
  quantities: () => [
    {
      name: 'training_flop',
      unit: 'FLOP',
      formula: 'training_factor * active_parameters * training_tokens * training_epochs',
      explanation: 'Operations of one training run: k N P T.',
      source: 'Kaplan et al. 2020, arXiv 2001.08361: 6ND',
    },
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
