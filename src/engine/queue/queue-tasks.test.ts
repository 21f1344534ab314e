import { describe, expect, it } from 'vitest';
import { chunkDraws, chunksPerReplicate } from '../../plan/chunks.ts';
import type { Plan } from '../../plan/plan.ts';
import { planOf } from '../../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../../plan/testing/scenario.ts';
import { drawsOf } from '../subtree.ts';
import { queueTasks } from './queue-tasks.ts';

/** A plan of three columns at 20 ns a draw or so. */
const withDraws = (draws: number): Plan =>
  planOf(scenarioOf({ a: uniform(0, 1) }, { y: '2 * a' }), { draws });

describe('tasks of a queue', () => {
  it.each([
    [64, 1, 16],
    [64, 100, 16],
    [2 ** 24, 1, 16],
    [2 ** 24, 16, 16],
    [2 ** 24, 17, 32],
    [2 ** 24, 1000, 256],
    [2 ** 36, 2, 64],
  ])('of %i draws for %i workers are %i at least, and each draw lies in one', (draws, workers, least) => {
    const plan = withDraws(draws);
    const tasks = [...queueTasks(plan, workers)];
    expect(tasks.length).toBeGreaterThanOrEqual(least);
    expect(tasks.reduce((sum, task) => sum + drawsOf(plan, task), 0)).toBe(
      plan.replicates * plan.drawsPerReplicate,
    );
    expect(new Set(tasks.map((task) => JSON.stringify(task))).size).toBe(tasks.length);
    for (const { replicate, level, index } of tasks) {
      expect(replicate).toBeLessThan(plan.replicates);
      expect((index + 1) * 2 ** level).toBeLessThanOrEqual(chunksPerReplicate(plan));
    }
  });

  it('are few where few workers would only send more', () => {
    expect([...queueTasks(withDraws(2 ** 24), 4)]).toHaveLength(16);
    expect([...queueTasks(withDraws(16 * chunkDraws), 1000)]).toHaveLength(16);
  });
});
