import { expect, it } from 'vitest';
import { planOf } from '../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { drawsOf, subtreesOf } from './subtree.ts';

/** A plan of the default number of draws. */
const plan = planOf(scenarioOf({ a: uniform(0, 1) }, { y: '2 * a' }), { draws: 2 ** 20 });

it.each([
  [1, 16],
  [2, 16],
  [16, 64],
  [64, 64],
])('for %i workers a run of 2^20 draws is %i tasks, which hold each draw once', (workers, count) => {
  const tasks = [...subtreesOf(plan, workers, 100)];
  expect(tasks).toHaveLength(count);
  expect(tasks.reduce((sum, task) => sum + drawsOf(plan, task), 0)).toBe(2 ** 20);
  expect(new Set(tasks.map((task) => JSON.stringify(task))).size).toBe(count);
});
