import { positive, share } from '../rows.ts';
import type { TrainingSection } from './training-section.ts';

/**
 * Failures and restarts. A utilization of whole runs contains them already: then this says how much of the time and the
 * money they are, and adds nothing. Only where the utilization is that of a step are they added.
 */
export const failures: TrainingSection = {
  inputs: [
    {
      name: 'failures_in_mfu',
      range: share,
      explanation:
        '1 where the utilization was taken from whole runs, which contain failures and restarts; 0 where it is that of a step, so that they are added.',
    },
    {
      name: 'time_between_failures',
      unit: 'GPU*day',
      range: positive,
      explanation:
        'Mean time of one accelerator, with its part of server and network, between two failures that stop the run.',
    },
    {
      name: 'restart_time',
      unit: 'hour',
      range: [0, Number.POSITIVE_INFINITY],
      explanation:
        'Time the whole cluster loses to one failure: detecting it, replacing the server, restarting, and repeating the work since the last checkpoint.',
    },
  ],
  quantities: [
    {
      name: 'failure_goodput',
      formula: '1 / (1 + gpus * restart_time / time_between_failures)',
      explanation: 'Share of the time that remains after failures and restarts.',
    },
    {
      name: 'expected_interruptions',
      formula: 'gpu_hours * failure_goodput / time_between_failures',
      explanation: 'Failures that stop the final run, so that it restarts from a checkpoint.',
    },
    {
      name: 'failure_days',
      unit: 'day',
      formula: 'training_days * (1 - failure_goodput)',
      explanation:
        'Days of the final run that failures and restarts take; part of its days, not on top of them.',
    },
    {
      name: 'failure_cost',
      unit: 'USD',
      formula: 'final_run_cost * (1 - failure_goodput)',
      explanation: 'Cost of those days; a memo item, part of the final run.',
      label: 'Cost of failures and restarts',
    },
  ],
};
