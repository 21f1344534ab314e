import type { Kernel } from '../kernel/kernel.ts';
import type { Plan } from '../plan/plan.ts';

/** Rough nanoseconds of a draw on one thread, for each random column, operation and column with statistics. */
const costs: Readonly<Record<Kernel['name'], { random: number; operation: number; column: number }>> = {
  wasm: { random: 6, operation: 0.7, column: 6 },
  reference: { random: 300, operation: 40, column: 150 },
};

/** Threads save nothing in a run that takes less: starting them takes tens of milliseconds. */
const smallNs = 100e6;

/** Whether a run is over on this thread before threads would have paid for their start. */
export function isSmall({ program, drawsPerReplicate, replicates }: Plan, kernel: Kernel['name']): boolean {
  const { random, operation, column } = costs[kernel];
  const drawNs =
    random * program.random.length + operation * (program.code.length / 5) + column * program.columns.length;
  return drawNs * drawsPerReplicate * replicates < smallNs;
}
