import { describe, expect, it } from 'vitest';
import type { FirstMonth, GoalForecast } from './result.ts';
import {
  firstMonthWords,
  limitWords,
  meanMonthWords,
  missWords,
  monthWords,
  subjectOverMonths,
} from './words.ts';

const year = { from: '2027-01', months: 12 };
const known = (value: number | null) => ({ value, error: 0 });

function goal(held: number | null, limit: Partial<NonNullable<GoalForecast['limit']>> = {}): GoalForecast {
  const mostLikely = held === null || held >= 1 ? null : '2027-09';
  return {
    text: '',
    byMonth: [],
    firstMiss: { p5: null, p50: null, p95: null, mostLikely, never: known(held) },
    limit: { quantity: 'daily_cost', of: 'toDate', operator: '<=', limit: 1e6, unit: 'USD', ...limit },
  };
}
it('a goal in every month says when it fails first', () => {
  expect(missWords(goal(0.95), year)).toBe('If it fails, it most likely fails first in September.');
  expect(missWords(goal(0), year)).toBe('It is certain to fail, most likely first in September.');
  expect(missWords(goal(1), year)).toBe('');
});

it('months have names', () => {
  expect(monthWords('2027-09', year)).toBe('September');
  expect(monthWords('2027-09', { ...year, months: 13 })).toBe('September 2027');
  expect(subjectOverMonths('Cost over 12 months', year)).toBe('Cost over 12 months from January 2027');
  expect(subjectOverMonths('Utilization, average of 12 months', year)).toBe(
    'The average of utilization over 12 months from January 2027',
  );
  expect(subjectOverMonths('Year bill', year)).toBe('Year bill (12 months from January 2027)');
});

describe('a first month', () => {
  const first = (never: number, ...shares: readonly number[]): FirstMonth => come(null, never, shares);
  const come = (p50: string | null, never: number, shares: readonly number[]): FirstMonth => ({
    unit: 'month',
    label: 'Over budget',
    never: known(never),
    byMonth: shares.map((share, index) => ({ month: `2027-0${index + 1}`, probability: known(share) })),
    quantiles: { p50 } as FirstMonth['quantiles'],
    mean: null,
    sd: null,
  });
  it.each([
    [first(0.41, 0, 0.2, 0.39), 'most likely in 2027-03, never: 41 in 100'],
    [first(0, 0.6, 0.4, 0), 'most likely in 2027-01, certainly by 2027-02'],
    [come('2027-03', 0.35, [0.22, 0.2, 0.23]), 'most likely in 2027-03, never: 35 in 100'],
    [
      come('2027-02', 0.2, [0.41, 0.2, 0.19]),
      'most likely in 2027-01, in half of the draws by 2027-02, never: 20 in 100',
    ],
    [first(0, 0, 1), 'certainly in 2027-02'],
    [first(1, 0, 0), 'never'],
  ])('is said: %#', (found, words) => expect(firstMonthWords(found)).toBe(words));
});

it('limits that were often reached are a caution, others a warning', () => {
  expect(
    limitWords({ gpu_price: known(0.12), mbu: known(0.001), 'free.users': known(0.02), x: known(0) }),
  ).toEqual({
    cautions: [
      'GPU price was set to one of its limits in 12 of 100 draws, in one month or more',
      'users of free was set to one of its limits in 2 of 100 draws, in one month or more',
    ],
    warnings: [
      'memory bandwidth utilization (MBU) was set to one of its limits in fewer than 1 of 100 draws, in one month or more',
    ],
  });
  expect(limitWords(undefined)).toEqual({ cautions: [], warnings: [] });
});

it('a rate per month that is added up by days says of which month it is', () => {
  // February has 28 days of 30.4375: 30,437.5 USD/month are 28,000 USD in it.
  expect(meanMonthWords({ unit: 'USD/month', totalUnit: 'USD' })).toContain('30.4375 days');
  expect(meanMonthWords({ unit: 'USD/day', totalUnit: 'USD' })).toBe('');
  expect(meanMonthWords({ unit: 'USD/user/month', totalUnit: null })).toBe('');
});
