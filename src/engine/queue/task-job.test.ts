import { expect, it } from 'vitest';
import { chunkDraws } from '../../plan/chunks.ts';
import { planOf } from '../../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../../plan/testing/scenario.ts';
import { WireError } from '../wire/wire.ts';
import { failureOf, reasonOf } from './failure-words.ts';
import { PlanGone } from './plan-cache.ts';
import { checkSubtree, readTaskJob } from './task-job.ts';
import { ModelError } from '../../errors.ts';

const job = {
  fingerprint: { version: '0.2.0', wasm: 'a', wire: 1 },
  run: 'r',
  task: 'r-1',
  plan: 'a'.repeat(64),
  subtree: { replicate: 3, level: 0, index: 0 },
};

it('reads what a coordinator writes', () => {
  expect(readTaskJob(JSON.parse(JSON.stringify({ ...job, more: 1 })))).toEqual(job);
});

it.each([
  [null, 'a job must be an object'],
  [{ ...job, fingerprint: 'x' }, 'the fingerprint of a job must be an object'],
  [{ ...job, fingerprint: {} }, 'needs version, wasm and wire'],
  [{ ...job, run: 'a:b' }, 'needs the names of its run and its task'],
  [{ ...job, plan: 'a' }, 'needs the SHA-256'],
  [{ ...job, subtree: { replicate: -1, level: 0, index: 0 } }, 'needs replicate, level and index'],
  [{ ...job, subtree: { replicate: 0, level: 0.5, index: 0 } }, 'needs replicate, level and index'],
])('refuses %j', (data, message) => {
  expect(() => readTaskJob(data)).toThrow(WireError);
  expect(() => readTaskJob(data)).toThrow(message);
});

/** 16 replicates of four chunks. */
const plan = planOf(scenarioOf({ a: uniform(0, 1) }, { y: 'a' }), { draws: 16 * 4 * chunkDraws });

it.each([
  [{ replicate: 15, level: 2, index: 0 }, true],
  [{ replicate: 15, level: 0, index: 3 }, true],
  [{ replicate: 16, level: 0, index: 0 }, false],
  [{ replicate: 0, level: 0, index: 4 }, false],
  [{ replicate: 0, level: 3, index: 0 }, false],
])('knows whether the plan has %j', (subtree, isThere) => {
  const check = () => checkSubtree(plan, subtree);
  if (isThere) expect(check).not.toThrow();
  else expect(check).toThrow(WireError);
});

it('tells what a failed job means for the run', () => {
  const task = { plan, subtree: { replicate: 2, level: 1, index: 1 } };
  const secondHalf = `replicate 3, draws ${2 * chunkDraws + 1} to ${4 * chunkDraws}`;
  expect(failureOf(reasonOf(new PlanGone()), task)).toBeNull();
  const model = new ModelError('two workers died on the same draws (replicate 3, draws 1 to 64)');
  expect(failureOf(reasonOf(model), task)).toEqual(model);
  expect(failureOf('job stalled more than allowable limit', task)?.message).toMatch(
    new RegExp(`^3 workers died on the same draws \\(${secondHalf}\\)`),
  );
  expect(failureOf(reasonOf(new WireError('it is short')), task)?.message).toBe(
    `a worker cannot do ${secondHalf}: WireError: it is short`,
  );
});
