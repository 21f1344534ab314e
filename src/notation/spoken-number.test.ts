import { describe, expect, it } from 'vitest';
import {
  digitsBetween,
  formatChange,
  formatDrawShare,
  formatFrequency,
  formatGiven,
  formatNumber,
  formatRange,
} from './spoken-number.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1254321, '1.25 million'],
    [999_999, '1 million'],
    [47349, '47,300'],
    [-1234.5, '−1,230'],
    [0.0036, '0.0036'],
    [0.000036, '3.6 × 10⁻⁵'],
    [4e9, '4 billion'],
    [3.14e23, '3.14 × 10²³'],
    // 1.7976931348623157e308 rounds to more than a double holds.
    [Number.MAX_VALUE, '1.8 × 10³⁰⁸'],
    [-Number.MAX_VALUE, '−1.8 × 10³⁰⁸'],
    [null, '–'],
    [Number.NaN, '–'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('takes more digits where numbers lie close together and far from zero', () => {
    const digits = digitsBetween(299.984, 300.016);
    expect([299.984, 300, 300.016].map((value) => formatNumber(value, digits))).toEqual([
      '299.984',
      '300',
      '300.016',
    ]);
    expect(digitsBetween(1, 1e6)).toBe(3);
    expect(digitsBetween(5, 5)).toBe(3);
  });

  it('keeps what somebody gave', () => {
    expect(formatGiven(694444, 'USD/day')).toBe('694,444 USD/day');
  });
});

describe('frequencies', () => {
  it('have one denominator and words for the ends', () => {
    expect([0, 0.001, 0.853, 0.999, 1, null].map((share) => formatFrequency(share))).toEqual([
      'none in 100',
      'fewer than 1 in 100',
      '85 in 100',
      'more than 99 in 100',
      'all of 100',
      'unknown',
    ]);
    expect([0, 0.001, 0.896, 1].map((share) => formatDrawShare(share, 1))).toEqual([
      'no draw',
      'fewer than 1 of 100 draws',
      '89.6 of 100 draws',
      'every draw',
    ]);
  });
});

describe('two numbers that belong together', () => {
  it.each([
    [592_000, 3.19e6, '0.592 to 3.19 million USD'],
    [-2.55e6, -274_000, '−2.55 to −0.274 million USD'],
    [-369_000, 346_000, '−369,000 to 346,000 USD'],
    [44, 3.19e6, '44 to 3.19 million USD'],
    [0, 3.19e6, '0 to 3.19 million USD'],
    [999_600, 999_900, '1 to 1 million USD'],
    [null, 5, '– to 5 USD'],
  ])('%d and %d', (low, high, text) => expect(formatRange(low, high, 'USD')).toBe(text));
});

it.each([
  [0.22, '+22 %'],
  [-0.22, '−22 %'],
  [0, '0 %'],
  [4e-6, '<0.01 %'],
  [-4e-6, '>−0.01 %'],
])('a change by %d has a sign where it has digits', (share, text) => expect(formatChange(share)).toBe(text));
