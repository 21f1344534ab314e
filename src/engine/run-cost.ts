import type { Kernel } from '../kernel/kernel.ts';
import type { Plan } from '../plan/plan.ts';

/** Rough nanoseconds of a draw on one thread, for each random column, operation and column with statistics. */
const costs: Readonly<Record<Kernel['name'], { random: number; operation: number; column: number }>> = {
  wasm: { random: 6, operation: 0.7, column: 6 },
  reference: { random: 300, operation: 40, column: 150 },
};

/** Threads save nothing in a run that takes less: starting them takes tens of milliseconds. */
const smallNs = 100e6;

/** Rough nanoseconds of a draw on one thread. */
export function drawCostNs({ program }: Plan, kernel: Kernel['name']): number {
  const { random, operation, column } = costs[kernel];
  return (
    random * program.random.length + operation * (program.code.length / 5) + column * program.columns.length
  );
}

/** Whether a run is over on this thread before threads would have paid for their start. */
export function isSmall(plan: Plan, kernel: Kernel['name']): boolean {
  return drawCostNs(plan, kernel) * plan.drawsPerReplicate * plan.replicates < smallNs;
}
