import type { Plan } from '../plan/plan.ts';
import type { KernelName } from './load-kernel.ts';

/** Starting threads takes about this long, in nanoseconds: a run that is quicker alone goes without. */
const startNs = 60e6;

/** Rough nanoseconds of a draw, by what the reference kernel needs for a random column, an operation and a column. */
const referenceNs = { random: 300, operation: 40, column: 150 };

/** Whether a run is over before threads would have started. */
export function isSmall({ program, drawsPerReplicate, replicates }: Plan, _kernel: KernelName): boolean {
  const drawNs =
    referenceNs.random * program.random.length +
    referenceNs.operation * (program.code.length / 5) +
    referenceNs.column * program.columns.length;
  return drawNs * drawsPerReplicate * replicates < startNs;
}
