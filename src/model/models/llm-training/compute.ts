import { notNegative, positive } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { sharedQuantities } from '../shared-quantities.ts';
import type { TrainingSection } from './training-section.ts';

/**
 * Operations, accelerators, hours and days. The utilization is that of whole runs on as many accelerators as finish in
 * the usual time; more of them finish sooner and each does less.
 */
export const compute: TrainingSection = {
  inputs: [
    shared.activeParameters,
    // A run of no tokens has no cost per token; the serving models take it as no training.
    { ...shared.trainingTokens, range: positive },
    shared.trainingEpochs,
    shared.trainingFactor,
    shared.trainingPeakFlops,
    shared.trainingMfu,
    shared.trainingGoodput,
    {
      name: 'usual_duration',
      unit: 'day',
      range: positive,
      explanation:
        'How long a final run usually takes: it gives the number of accelerators where that is not given, and the number that the utilization applies to.',
    },
    {
      name: 'scaling_exponent',
      range: notNegative,
      explanation:
        'How fast the utilization falls with the number of accelerators at the same batch: by their ratio to the power of minus this.',
    },
  ],
  quantities: [
    sharedQuantities.trainingFlop,
    {
      name: 'usual_gpus',
      unit: 'GPU',
      formula: 'max(training_flop / (training_peak_flops * training_mfu * usual_duration), 1 GPU)',
      explanation: 'Accelerators that finish the final run in the usual time.',
    },
    {
      name: 'gpus',
      unit: 'GPU',
      range: positive,
      formula: 'usual_gpus',
      explanation:
        'Accelerators of the run: as many as finish in the usual time, unless a scenario gives its own number as an input.',
      label: 'Accelerators',
    },
    {
      name: 'run_mfu',
      formula: 'min(training_mfu * clamp((gpus / usual_gpus) ^ -scaling_exponent, 0.25, 1.1), 1)',
      explanation:
        'Share of the peak that this run reaches on its cluster: less where the work of a step is split among more accelerators than usual, at most a tenth more where it is split among fewer.',
      source:
        'judgement: a power law between the strong-scaling tables of MegaScale (arXiv 2402.15627) and Megatron-Turing NLG (arXiv 2201.11990); its ends are judgement too',
      label: 'MFU of the run',
    },
    {
      name: 'gpu_hours',
      unit: 'GPU*hour',
      formula:
        'training_flop / (training_peak_flops * run_mfu * training_goodput * (1 - (1 - failures_in_mfu) * (1 - failure_goodput)))',
      explanation: 'Accelerator hours of the final run, from its start to its end.',
      label: 'Accelerator hours',
    },
    {
      name: 'training_days',
      unit: 'day',
      formula: 'gpu_hours / gpus',
      explanation: 'How long the final run takes, failures and restarts included.',
    },
  ],
};
