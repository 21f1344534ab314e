import { describe, expect, it } from 'vitest';
import type { FirstMiss, GoalForecast } from './result.ts';
import { budgetSentences, monthlyLimitSentences, monthNames } from './words.ts';

const budget: NonNullable<GoalForecast['limit']> = {
  quantity: 'daily_cost',
  of: 'toDate',
  operator: '<=',
  limit: 1e6,
  unit: 'USD',
};

/** A goal that first fails as said, and holds with a probability. */
function resultOf(
  held: number | null,
  firstMiss: Partial<FirstMiss>,
  { limit = budget, months = 12 }: { readonly limit?: typeof budget; readonly months?: number } = {},
) {
  const never = { value: held, error: 0 };
  const goal: GoalForecast = {
    text: '',
    limit,
    byMonth: [],
    firstMiss: { p5: null, p50: null, p95: null, mostLikely: '2027-09', never, ...firstMiss },
  };
  return {
    forecast: { from: '2027-01', months, outputs: {}, goals: [goal] },
    goals: [{ probability: never }] as never,
    model: { daily_cost: { label: 'Daily cost' } } as never,
  };
}

describe('whether a budget holds', () => {
  it.each([
    [
      0.41,
      {},
      'The budget of 1 million USD holds with a chance of 41 in 100; if it fails, most likely in September.',
    ],
    [1, { mostLikely: null }, 'The budget of 1 million USD surely holds.'],
    [
      0,
      { p5: '2027-08', p95: '2027-10' },
      'The budget of 1 million USD is certain to fail, most likely in September.',
    ],
    [0, { p5: '2027-09', p95: '2027-09' }, 'The budget of 1 million USD is certain to fail, in September.'],
    [
      0.999,
      { mostLikely: '2027-12' },
      'The budget of 1 million USD holds with a chance of more than 99 in 100; if it fails, most likely in December.',
    ],
  ])('%s', (held, firstMiss, sentence) =>
    expect(budgetSentences(resultOf(held, firstMiss))).toEqual([sentence]),
  );

  it('says of which draws, where some gave no number', () => {
    const said = (held: number, firstMiss: Partial<FirstMiss>) => {
      const result = resultOf(held, firstMiss);
      const [goal] = result.goals as readonly object[];
      return budgetSentences({ ...result, goals: [{ ...goal, undecided: 3 }] as never })[0];
    };
    expect(said(1, { mostLikely: null })).toBe(
      'The budget of 1 million USD holds in every draw that gave a number.',
    );
    expect(said(0.41, {})).toBe(
      'The budget of 1 million USD holds with a chance of 41 in 100 among the draws that gave a number; if it fails, most likely in September.',
    );
    expect(said(0, { p5: '2027-09', p95: '2027-09' })).toBe(
      'The budget of 1 million USD fails in every draw that gave a number, in September.',
    );
  });

  it('says the year where there are several', () =>
    expect(budgetSentences(resultOf(0.5, {}, { months: 13 }))).toEqual([
      'The budget of 1 million USD holds with a chance of 50 in 100; if it fails, most likely in September 2027.',
    ]));

  it('is told once where two goals are one limit', () => {
    const { forecast, goals, model } = resultOf(0.78, {});
    const twice = { ...forecast, goals: [...forecast.goals, ...forecast.goals] };
    expect(budgetSentences({ forecast: twice, goals: [goals[0], goals[0]] as never, model })).toEqual([
      'The budget of 1 million USD for daily cost holds with a chance of 78 in 100; if it fails, most likely in September.',
    ]);
  });

  it('names what it is for where the answer is about another', () => {
    const { forecast, ...rest } = resultOf(1, {});
    const sentences = (name: string) =>
      budgetSentences({ ...rest, forecast: { ...forecast, outputs: { [name]: {} as never } } });
    expect(sentences('daily_cost')).toEqual(['The budget of 1 million USD surely holds.']);
    expect(sentences('profit')).toEqual(['The budget of 1 million USD for daily cost surely holds.']);
  });

  it('calls what is no money, and an income, a limit', () => {
    const named = (limit: number, unit: string) =>
      budgetSentences(resultOf(1, {}, { limit: { ...budget, limit, unit } }));
    expect(named(5, 'GWh')).toEqual(['The limit of 5 GWh surely holds.']);
    expect(named(-1000, 'USD')).toEqual(['The limit of −1,000 USD surely holds.']);
  });

  it('is not told of a limit to each month, which has a sentence of its own', () => {
    const limit = { ...budget, of: 'month', limit: 4000, unit: 'USD/day' } as const;
    const result = resultOf(0.8, {}, { limit });
    expect(budgetSentences(result)).toEqual([]);
    expect(monthlyLimitSentences(result)).toEqual([
      'The limit of 4,000 USD/day on daily cost in every month holds with a chance of 80 in 100; if it fails, most likely in September.',
    ]);
  });

  it('is not told where no draw knows it, nor without a horizon', () => {
    expect(budgetSentences(resultOf(null, {}))).toEqual([]);
    expect(budgetSentences({ goals: [], model: {} })).toEqual([]);
  });
});

it('names months without their year within one calendar year', () => {
  expect(monthNames({ from: '2027-04', months: 9 })('2027-12')).toBe('December');
  expect(monthNames({ from: '2027-04', months: 10 })('2028-01')).toBe('January 2028');
});
