import { describe, expect, it } from 'vitest';
import { planOf } from '../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import { referenceEngine } from './testing/engines.ts';

const scenario = scenarioOf({ share: uniform(0, 1) }, { y: 'share' });
const plan = planOf(scenario, { draws: 16 * 64 });

describe('the engine on this thread', () => {
  it('lets other events in between two tasks, so that a stop comes before the next but one', async () => {
    const stop = new AbortController();
    let done = 0;
    const outcome = await collect(referenceEngine(), plan, {
      signal: stop.signal,
      onProgress() {
        done++;
        setImmediate(() => stop.abort());
      },
    });
    expect(outcome.interrupted).toBe(true);
    expect(done).toBeLessThanOrEqual(2);
  });

  it('works on several plans at once', async () => {
    const engine = referenceEngine();
    const other = planOf(scenario, { draws: 16 * 64, seed: 'another' });
    const both = await Promise.all([collect(engine, plan), collect(engine, other)]);
    expect(both[0]).toEqual(await collect(referenceEngine(), plan));
    expect(both[1]).toEqual(await collect(referenceEngine(), other));
  });

  it('prepares a plan once, for tasks and for draws one by one', async () => {
    const engine = referenceEngine();
    expect(await engine.prepare(plan)).toBe(await engine.prepare(plan));
  });
});
