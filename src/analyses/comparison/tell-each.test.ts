import { expect, it } from 'vitest';
import { mostHistograms } from '../../engine/collect-in-parts.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/executor.ts';
import { subtreesOf } from '../../engine/subtree.ts';
import type { Plan } from '../../plan/plan.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { compare } from './comparison.ts';

const outputs = 12;
const scenarios = Array.from({ length: 14 }, (_, k) =>
  formulaScenario({
    inputs: { requests: 'lognormal(mu=ln(1e6), sigma=0.35)', price: `uniform(${2 + k / 10}, 4)` },
    formulas: Object.fromEntries(
      Array.from({ length: outputs }, (_, n) => [
        `cost${n}`,
        `requests * price / ${n + 1} + ceil(10 * price)`,
      ]),
    ),
  }),
);
/** Of each its own, and differences and ratios of all but the base. */
const distributions = outputs * (3 * scenarios.length - 2);

/** Compares on this thread, and counts the histograms of each plan that is drawn. */
async function counted(own: Partial<Engine>) {
  const inner = createEngine({ threads: 'never' });
  const histograms = new Map<Plan, number>();
  const engine: Engine = {
    ...inner,
    ...own,
    execute(plan, subtree, signal) {
      histograms.set(plan, plan.program.columns.filter(({ kind }) => kind === 'distribution').length);
      return inner.execute(plan, subtree, signal);
    },
  };
  const options = { draws: 2 ** 11, seed: 'many', sensitivity: false, engine };
  return { comparison: await compare(scenarios, options), counts: [...histograms.values()] };
}

it('holds few histograms of many scenarios at a time, draws each once, and tells the same', async () => {
  const inTurns = await counted({});
  const atOnce = await counted({ tasks: (plan) => subtreesOf(plan, 1, 1) });
  expect(Math.max(...atOnce.counts)).toBe(distributions);
  expect(Math.max(...inTurns.counts)).toBeLessThanOrEqual(mostHistograms);
  expect(inTurns.counts.reduce((sum, count) => sum + count)).toBe(distributions);
  expect(JSON.stringify(inTurns.comparison)).toBe(JSON.stringify(atOnce.comparison));
});
