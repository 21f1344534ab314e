import { describe, expect, it } from 'vitest';
import { percentileWords, reportedWords } from './words.ts';

it.each([
  [0, 'no draw lies at or below it'],
  [0.2, 'fewer than 1 of 100 draws lie at or below it'],
  [42.4, '42 of 100 draws lie at or below it'],
  [100, 'every draw lies at or below it'],
])('a value at percentile %d: %s', (percentile, text) => expect(percentileWords(percentile)).toBe(text));

describe('what was reported', () => {
  const value = 694444;
  it.each([
    [{ value, unit: 'USD/day' }, '694,444 USD/day'],
    [{ value, unit: 'USD/day', bound: 'at_most' as const }, 'at most 694,444 USD/day'],
    [{ value, unit: 'USD/day', bound: 'at_least' as const }, 'at least 694,444 USD/day'],
    [{ value, unit: 'USD/day', statistic: 'median' as const }, '694,444 USD/day (median)'],
    [{ value: 3.46, unit: 'J/token', low: 3, high: 4 }, '3 to 4 J/token'],
    [{ value: 3, unit: 'J/token', low: 3, high: null }, '3 J/token'],
    // Six digits, as of what somebody gave.
    [{ value: 1, unit: 'h', low: 1.23456, high: 2.34567 }, '1.23456 to 2.34567 h'],
  ])('%j: %s', (reported, text) => expect(reportedWords(reported)).toBe(text));
});
