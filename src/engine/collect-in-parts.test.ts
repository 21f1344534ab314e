import { describe, expect, it } from 'vitest';
import { expectSame } from '../kernel/testing/expect-same.ts';
import type { Plan } from '../plan/plan.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import { collectInParts, mostHistograms } from './collect-in-parts.ts';
import type { Engine } from './executor.ts';
import { subtreesOf } from './subtree.ts';
import { referenceEngine } from './testing/engines.ts';

const count = 2 * mostHistograms + 3;
const formulas = Object.fromEntries(
  Array.from({ length: count }, (_, k) => [`y${k}`, k % 3 === 0 ? `ceil(${k} * a) + b` : `a * ${k} + b / c`]),
);
const plan = planOf(scenarioOf({ a: uniform(0, 1), b: normal(300, 1), c: uniform(1, 2) }, formulas), {
  draws: 16 * 32,
});

/** An engine that notes how many histograms each plan has that it is given. */
function countingEngine(inner: Engine = referenceEngine()) {
  const histograms = new Map<Plan, number>();
  const engine: Engine = {
    ...inner,
    execute(plan, subtree, signal) {
      histograms.set(plan, plan.program.columns.filter(({ kind }) => kind === 'distribution').length);
      return inner.execute(plan, subtree, signal);
    },
  };
  return { engine, counts: () => [...histograms.values()] };
}

describe('collectInParts', () => {
  it('gives the bits of the whole plan, with few histograms at a time', async () => {
    const { engine, counts } = countingEngine();
    const { replicates, pooled, interrupted } = await collectInParts(engine, plan);
    const whole = await collect(referenceEngine(), plan);
    expect(interrupted).toBe(false);
    expectSame(pooled, whole.pooled);
    expectSame(replicates, whole.replicates);
    expect(counts()).toEqual([mostHistograms, mostHistograms, 3]);
  });

  it('gives a whole plan to an engine that cuts plans itself', async () => {
    const { engine, counts } = countingEngine();
    await collectInParts({ ...engine, tasks: (plan) => subtreesOf(plan, 1, 1) }, plan);
    expect(counts()).toEqual([count]);
  });

  it('has no whole replicate where it is stopped before its last part', async () => {
    const stop = new AbortController();
    const onProgress = (done: number, total: number) => {
      if (done > total / 2) stop.abort();
    };
    const { replicates, interrupted } = await collectInParts(referenceEngine(), plan, {
      signal: stop.signal,
      onProgress,
    });
    expect([replicates.length, interrupted]).toEqual([0, true]);
  });
});
