import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { expectSame } from '../kernel/testing/expect-same.ts';
import { planOf } from '../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import { createEngine } from './create-engine.ts';
import { notingEngine } from './testing/engines.ts';
import { withEngine } from './with-engine.ts';

describe('withEngine', () => {
  it('leaves an engine open that was handed in, whatever happens', async () => {
    const { engine, closed } = notingEngine();
    expect(await withEngine({ engine }, async (lent) => lent)).toBe(engine);
    const failing = withEngine({ engine }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(closed()).toBe(0);
  });

  it('creates one with the workers that were chosen', async () => {
    expect(await withEngine({ workers: 3 }, async ({ workers }) => workers)).toBe(3);
  });

  it('refuses choices that an engine has made for itself', async () => {
    const { engine } = notingEngine();
    for (const choice of [{ workers: 2 }, { kernel: 'wasm' as const }])
      await expect(withEngine({ engine, ...choice }, async () => {})).rejects.toThrow(UsageError);
  });

  it('refuses a number of workers that is none', () => {
    for (const workers of [0, 1.5, Number.NaN]) expect(() => createEngine({ workers })).toThrow(UsageError);
  });
});

describe('the standard engine', () => {
  it('gives the same bits with the wasm kernel on this thread and on threads', async () => {
    const plan = planOf(scenarioOf({ share: uniform(0, 1) }, { y: 'share' }), { draws: 2 ** 21 });
    const alone = await collect(createEngine({ threads: 'never' }), plan);
    const threads = createEngine({ workers: 2, threads: 'always' });
    expectSame(await collect(threads, plan), alone);
    await threads.close();
  });
});
