import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtest } from './analyses/backtest/backtest.ts';
import { compare } from './analyses/comparison/comparison.ts';
import { breakEven } from './analyses/break-even/break-even.ts';
import { exportSamples } from './analyses/samples/samples.ts';
import { disorderlyEngine, notingEngine, referenceEngine } from './engine/testing/engines.ts';
import { simulate } from './simulate.ts';
import { formulaScenario } from './statistics/testing/propagation-cases.ts';

const scenario = formulaScenario({
  inputs: { a: '1 to 3', b: 'normal(5, 1)', n: 'poisson(4)' },
  formulas: { y: 'a * b + n' },
  outputs: ['y'],
  goals: ['y <= 15 with 80%'],
});
const options = { draws: 2 ** 12, seed: 'engines' };

/** Numbers in [0, 1) that are the same on every call. */
function shuffle(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('an engine of the user', () => {
  it('gives the same bytes in whatever order it works', async () => {
    const expected = JSON.stringify(await simulate(scenario, { ...options, engine: referenceEngine() }));
    for (const seed of [1, 2, 3]) {
      const random = shuffle(seed);
      const inner = disorderlyEngine(4, (waiting) => Math.floor(waiting * random()));
      const engine = { ...inner, prepare: referenceEngine().prepare };
      expect(JSON.stringify(await simulate(scenario, { ...options, engine })) === expected).toBe(true);
    }
  });

  it('serves every question, draws all of it, and is left open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'costcone-engines-'));
    for (const name of ['one', 'two'])
      writeFileSync(
        join(folder, `${name}.yaml`),
        'inputs: { a: 1 to 3 }\nformulas: { y: 2 * a }\noutputs: [y]\n' +
          'published: [{ quantity: y, value: 4, source: somebody, kind: measured, group: cost }]\n',
      );
    const { engine, tasks, closed } = notingEngine();
    const asked = async (ask: () => Promise<unknown>) => {
      const before = tasks.length;
      await ask();
      return tasks.length - before;
    };
    const own = { ...options, engine };
    expect(await asked(() => simulate(scenario, own))).toBeGreaterThanOrEqual(16);
    expect(await asked(() => compare([scenario, scenario], own))).toBeGreaterThanOrEqual(16);
    expect(await asked(() => breakEven(scenario, { input: 'a' }, own))).toBeGreaterThanOrEqual(16);
    expect(await asked(() => backtest(folder, own))).toBeGreaterThanOrEqual(2 * 16);
    // Samples are drawn where the run is led from.
    expect(await asked(() => exportSamples(scenario, 'csv', own))).toBe(0);
    expect(closed()).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
