import { describe, expect, it } from 'vitest';
import type { Observation } from '../../scenario/evidence/observation.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { actualsOf } from './actuals.ts';

const scenario = readScenarioText(`
horizon: { from: 2026-11, months: 3 }
inputs: { users: 10k to 20k user, price: { value: 1 to 2 USD/user/day, growth: 1% per month } }
formulas: { cost: { formula: users * price, unit: USD/day } }
outputs: [cost]
`);

/** Months since year 0. */
const november = 2026 * 12 + 10;

function observation(changes: Partial<Observation>): Observation {
  return {
    quantity: 'cost',
    month: november,
    at: 0,
    text: '',
    source: '',
    // 20,000 USD a day within 500, per second.
    likelihood: { kind: 'difference', value: 20_000 / 86_400, sd: 500 / 86_400 },
    unit: 'USD',
    factor: 1,
    ...changes,
  };
}

const found = (...observations: readonly Partial<Observation>[]) =>
  actualsOf({ ...scenario, evidence: { of: null, observations: observations.map(observation) } }, 'cost');

describe('what was observed of the months of a horizon', () => {
  it('stands at its month, in the unit of the quantity', () => {
    const actuals = found({ month: november + 2 });
    expect([...actuals.keys()]).toEqual([2]);
    const { value, low, high } = actuals.get(2)!;
    expect(value).toBeCloseTo(20_000, 9);
    // 20,000 -+ 1.6448536269514722 * 500.
    expect(low).toBeCloseTo(19_177.57318652426, 7);
    expect(high).toBeCloseTo(20_822.42681347574, 7);
  });

  it('is of several observations the one with the smallest error', () => {
    const narrow = { kind: 'between', low: 0.2, high: 0.201 } as const;
    for (const all of [
      [{}, { likelihood: narrow }],
      [{ likelihood: narrow }, {}],
    ])
      expect(found(...all).get(0)).toEqual({
        value: null,
        low: 0.2 * 86_400,
        high: expect.closeTo(0.201 * 86_400, 9),
      });
  });

  it('is nothing of other quantities, of no month and of months outside the horizon', () => {
    expect(
      found({ quantity: 'users' }, { month: null }, { month: november - 1 }, { month: november + 3 }).size,
    ).toBe(0);
    expect(actualsOf(scenario, 'cost').size).toBe(0);
  });
});
