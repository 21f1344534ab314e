import { describe, expect, it } from 'vitest';
import { daysIn, parseMonth } from '../../notation/calendar-month.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { compare } from '../comparison/comparison.ts';

const scenario = (x: string, name: string, formula = 'x') =>
  readScenarioText(
    `horizon: { from: 2027-01, months: 6 }\ninputs:\n  x: ${x}\nformulas: { cost: ${formula} }\n`,
    { name },
  );

const options = { draws: 256, seed: 'bridge', workers: 1, sensitivity: false } as const;

/** What an input that grows by a rate comes to over the six months. */
function total(start: number, rate: number): number {
  const first = parseMonth('2027-01')!;
  return [0, 1, 2, 3, 4, 5].reduce(
    (sum, month) => sum + daysIn(first + month) * start * (1 + rate) ** month,
    0,
  );
}

async function stepsOf(base: ReturnType<typeof scenario>, other: ReturnType<typeof scenario>) {
  const { others, warnings } = await compare([base, other], options);
  expect(warnings).toEqual([]);
  const { bridge } = others[0]!;
  return Object.fromEntries(bridge!.steps.map(({ name, part }) => [name, part.value!]));
}

describe('a bridge between forecasts', () => {
  // Shapley values of two changes: half of what each does alone, and half of what it does after the other.
  const shapley = (none: number, own: number, others: number, both: number) =>
    (own - none + (both - others)) / 2;

  it('divides what a start and its growth change', async () => {
    const steps = await stepsOf(
      scenario('{ value: 100 USD/day, growth: 2% per month }', 'a.yaml'),
      scenario('{ value: 110 USD/day, growth: 5% per month }', 'b.yaml'),
    );
    const v = {
      none: total(100, 0.02),
      x: total(110, 0.02),
      growth: total(100, 0.05),
      both: total(110, 0.05),
    };
    expect(steps.x).toBeCloseTo(shapley(v.none, v.x, v.growth, v.both), 6);
    expect(steps['x.growth']).toBeCloseTo(shapley(v.none, v.growth, v.x, v.both), 6);
  });

  it('takes over as one how an input changes, where one grows and the other does not', async () => {
    const steps = await stepsOf(
      scenario('{ value: 100 USD/day, growth: 2% per month }', 'a.yaml'),
      scenario('{ value: 110 USD/day, steps: [ { from: 2027-01, factor: 2 } ] }', 'b.yaml'),
    );
    const v = { none: total(100, 0.02), x: total(110, 0.02), months: total(200, 0), both: total(220, 0) };
    expect(steps.x).toBeCloseTo(shapley(v.none, v.x, v.months, v.both), 6);
    expect(steps['x by month']).toBeCloseTo(shapley(v.none, v.months, v.x, v.both), 6);
  });

  it('keeps to the months where formulas differ too', async () => {
    const steps = await stepsOf(
      scenario('{ value: 100 USD/day, growth: 2% per month }', 'a.yaml'),
      scenario('{ value: 100 USD/day, growth: 5% per month }', 'b.yaml', '2 * x'),
    );
    const v = {
      none: total(100, 0.02),
      growth: total(100, 0.05),
      formula: total(200, 0.02),
      both: total(200, 0.05),
    };
    expect(steps['x.growth']).toBeCloseTo(shapley(v.none, v.growth, v.formula, v.both), 6);
    expect(steps['the formulas']).toBeCloseTo(shapley(v.none, v.formula, v.growth, v.both), 6);
  });
});
