import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import type { Result } from '../result.ts';

/*
 * x is normal(10, 2) and was seen as 8 +- 1, which makes it normal(8.4, 1 / sqrt(1.25)): precisions add up. What a run says that is
 * held against the observation is what a run says that begins with that distribution, in every part.
 */
const scenario = (x: string, rest = '') => `
inputs:
  x: ${x}
  z: uniform(0, 1)
formulas:
  first: 0.4 * x
  second: 0.6 * x + z
  cost: first + second
outputs: [cost, first, second]
goals:
  - cost <= 9.5 with 50%
published:
  - { quantity: cost, value: 9, source: test, kind: measured }
${rest}`;
const observed = 'observed: [ { quantity: x, value: 8, error: 1, source: test } ]';
const settings = { seed: 'parts', draws: 2 ** 17, workers: 1 } as const;
const run = (x: string, rest = '') =>
  simulate({ ...readScenarioText(scenario(x, rest)), breakdown: ['first', 'second'] }, settings);
const weighed = await run('normal(10, 2)', observed);
const exact = await run('normal(8.4, 0.8944271909999159)');
const before = await run('normal(10, 2)');

const isEstimate = (value: unknown): value is Estimate =>
  typeof value === 'object' && value !== null && 'value' in value && 'error' in value;

/** Every estimate of a part lies where the other's does: within five errors of both, or a thousandth. */
function agree(found: unknown, expected: unknown, path: string): number {
  if (isEstimate(found)) {
    const { value, error } = expected as Estimate;
    if (found.value === null || value === null) {
      expect(found.value, path).toBe(value);
      return 0;
    }
    const allowed = 5 * Math.hypot(found.error ?? 0, error ?? 0) + 1e-3 * Math.abs(value);
    expect(Math.abs(found.value - value), path).toBeLessThanOrEqual(allowed);
    return 1;
  }
  if (typeof found !== 'object' || found === null) return 0;
  return Object.entries(found).reduce(
    (sum, [key, inner]) => sum + agree(inner, (expected as Record<string, unknown>)[key], `${path}.${key}`),
    0,
  );
}

const mean = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + value!, 0) / values.length;

/** What becomes of each part of a Result when something is observed. */
const parts: Readonly<Record<keyof Result, (result: Result) => void>> = {
  outputs: ({ outputs }) => {
    expect(agree(outputs, exact.outputs, 'outputs')).toBeGreaterThan(40);
    for (const [name, { interval, curve }] of Object.entries(outputs)) {
      const other = exact.outputs[name]!;
      expect(interval.low! / other.interval.low!).toBeCloseTo(1, 2);
      expect(interval.high! / other.interval.high!).toBeCloseTo(1, 2);
      for (const [k, value] of curve.entries()) {
        // The outermost points of a curve are single draws.
        if (k < 3 || k > curve.length - 4) continue;
        expect(value / other.curve[k]!, `${name} ${k}`).toBeCloseTo(1, 1);
      }
    }
  },
  drivers: ({ drivers }) => expect(agree(drivers, exact.drivers, 'drivers')).toBeGreaterThan(4),
  sensitivity: ({ sensitivity }) => {
    const effects = sensitivity!.cost!;
    for (const [name, { first, total, method }] of Object.entries(effects)) {
      const other = exact.sensitivity!.cost![name]!.first;
      expect(Math.abs(first.value! - other.value!), name).toBeLessThan(5 * first.error! + 0.01);
      expect([total.value, method], name).toEqual([null, 'given-data']);
    }
  },
  goals: ({ goals }) => {
    agree(
      goals.map(({ probability }) => probability),
      exact.goals.map(({ probability }) => probability),
      'goals',
    );
  },
  published: ({ published: [row] }) => {
    expect(row!.percentile).toBeCloseTo(exact.published[0]!.percentile, 0);
    expect(Math.abs(row!.percentile - before.published[0]!.percentile)).toBeGreaterThan(20);
  },
  breakdown: ({ breakdown }) => expect(agree(breakdown, exact.breakdown, 'breakdown')).toBeGreaterThan(1),
  decisions: ({ decisions }) => expect(agree(decisions, exact.decisions, 'decisions')).toBeGreaterThan(1),
  sample: ({ sample }) => {
    expect(mean(sample.inputs.x!)).toBeCloseTo(8.4, 0);
    expect(mean(sample.outputs.cost!)).toBeCloseTo(8.9, 0);
  },
  evidence: ({ evidence }) => {
    expect(evidence!.inputs.x!.moved).toBeCloseTo(-0.8, 3);
    // 1 - .894427191 / 2.
    expect(evidence!.inputs.x!.narrowed).toBeCloseTo(0.552786405, 3);
    expect(evidence!.inputs.z!.moved).toBeCloseTo(0, 2);
  },
  whatIf: ({ whatIf }) => expect(whatIf!.scenario.observed).toHaveLength(1),
  warnings: ({ warnings }) => expect(warnings.join()).not.toMatch(/conflict|rounded up/),
  // What was thought before stays to be compared with.
  inputs: ({ inputs }) => {
    const { sampleMean: _, ...x } = inputs.x!;
    const { sampleMean: __, ...prior } = before.inputs.x!;
    expect(x).toEqual(prior);
    expect(inputs.x!.sampleMean).toBeCloseTo(8.4, 0);
  },
  // Nothing in them is drawn.
  model: (result) => expect(result.model).toEqual(before.model),
  correlations: (result) => expect(result.correlations).toEqual([]),
  breakdowns: (result) => expect(result.breakdowns).toEqual(before.breakdowns),
  onDefaults: (result) => expect(result.onDefaults).toEqual(before.onDefaults),
  cautions: (result) => expect(result.cautions).toEqual(before.cautions),
  format: (result) => expect(result.format).toBe(before.format),
  scenario: (result) => expect(result.scenario.title).toBe(before.scenario.title),
  run: (result) => expect(result.run.draws).toBe(2 ** 17),
  partial: (result) => expect(result.partial).toBe(false),
  precision: (result) => expect(result.precision).toBeNull(),
  // Not in this scenario: months and never in months.whole.test.ts; what inputs explain together, and rare events, are not told.
  forecast: (result) => expect(result.forecast).toBeUndefined(),
  firstMonths: (result) => expect(result.firstMonths).toBeUndefined(),
  driverGroups: (result) => expect(result.driverGroups).toBeUndefined(),
  unseen: (result) => expect(result.unseen).toBeUndefined(),
};

describe('a run that is held against an observation', () => {
  it.each(Object.keys(parts) as (keyof Result)[])('%s', (part) => parts[part](weighed));

  it('has no part that is not in this list', () => {
    expect(Object.keys(weighed).filter((part) => !(part in parts))).toEqual([]);
  });
});
