import { describe, expect, it } from 'vitest';
import { formatGiven, formatPercent, formatQuantity, formatRange } from './spoken-number.ts';

describe('quantities with units that are words', () => {
  it.each([
    [1, 'day', '1 day'],
    [19.4, 'day', '19.4 days'],
    [0, 'GPU', '0 GPUs'],
    [15_200, 'GPU', '15,200 GPUs'],
    [2e6, 'GPU*hour', '2 million GPU-hours'],
    [1, 'GPU*hour', '1 GPU-hour'],
    [10_900, 'user', '10,900 users'],
    [3, 'persons', '3 persons'],
    [3, 'people', '3 people'],
    [1, 'years', '1 year'],
    [360, 'tonne', '360 tonnes'],
    [998, 'MWh', '998 MWh'],
    [12, 'query/day', '12 queries/day'],
    [1, 'query/day', '1 query/day'],
    [561, 'token/query', '561 tokens/query'],
    [3, 'query/user/day', '3 queries/user/day'],
    [4, 'kg/day', '4 kg/day'],
    [2, '1/day', '2 1/day'],
    [2, 'kW*hour', '2 kW*hour'],
    [null, 'day', '– days'],
  ])('%s %s is %s', (value, unit, text) => expect(formatQuantity(value, unit)).toBe(text));

  // A year is 365.25 days.
  it.each([
    [3796, 'day', '10.4 years'],
    [999, 'day', '999 days'],
    [-3796, 'day', '−10.4 years'],
    [5000, 'hour', '208 days'],
    [100_000, 'hour', '11.4 years'],
    [1e6, 's', '278 hours'],
    [5000, 'year', '5,000 years'],
    [0.004, 'day', '5.76 minutes'],
    [0.0025, 's', '2.5 ms'],
    [1e-9, 's', '1 × 10⁻⁶ ms'],
    [1500, 'month', '125 years'],
    [5000, 'GPU*hour', '5,000 GPU-hours'],
  ])('a time of %s %s is %s', (value, unit, text) => expect(formatQuantity(value, unit)).toBe(text));

  it('has both ends of a range in one unit', () => {
    expect(formatRange(0.111, 3.89, 'day')).toBe('0.111 to 3.89 days');
    expect(formatRange(400, 4000, 'day')).toBe('1.1 to 11 years');
    expect(formatRange(0.5, 40_000, 'day')).toBe('0.5 to 40,000 days');
    expect(formatRange(1.08e6, 3.67e6, 'GPU*hour')).toBe('1.08 to 3.67 million GPU-hours');
  });

  it('keeps the unit in which somebody gave a time', () => {
    expect(formatGiven(3796, 'day')).toBe('3,796 days');
  });
});

describe('percentages', () => {
  it.each([
    [0.249, '24.9 %'],
    [0, '0 %'],
    [-0, '0 %'],
    [1.2e-7, '<0.01 %'],
    [-1.2e-7, '>−0.01 %'],
    [0.0001, '0.01 %'],
    [null, '–'],
  ])('%s is %s', (share, text) => expect(formatPercent(share)).toBe(text));
});
