import { describe, expect, it } from 'vitest';
import {
  commonScale,
  digitsBetween,
  formatDrawShare,
  formatFrequency,
  formatGiven,
  formatLevel,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatRange,
} from './spoken-number.ts';

describe('numbers at the ends of what is written out', () => {
  it.each([
    [undefined, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [1e15, '1 × 10¹⁵'],
    [9.99e14, '999 trillion'],
    [1e12, '1 trillion'],
    [0.0001, '0.0001'],
    // Three digits round it to 0.0001 (0.00010), which is written out.
    [0.00009999, '0.0001'],
    [1e-20, '1 × 10⁻²⁰'],
    [123456, '123,000'],
    [1, '1'],
    [0.5, '0.5'],
    [-0.5, '−0.5'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('groups all thousands of many digits', () => {
    expect(formatNumber(999_999.5, 7)).toBe('999,999.5');
    expect(formatNumber(12.3456, 4)).toBe('12.35');
    // 0.1 as a double is 0.1000000000000000055.
    expect(formatNumber(0.1, 15)).toBe('0.1');
  });
});

describe('digitsBetween', () => {
  // The width of 2 at 1000 is seen with 3 - 0 + 2 digits, of 0 with the usual ones.
  it.each([
    [1000, 1002, 5],
    [999, 1001, 5],
    [-1002, -1000, 5],
    [-1000, 2, 3],
    [0, 0, 3],
    [7, 7, 3],
    [1, 1 + 1e-15, 15],
  ])('of %d and %d', (low, high, digits) => expect(digitsBetween(low, high)).toBe(digits));
});

describe('commonScale', () => {
  it.each([
    [0, 3e6, 1e6, ' million'],
    // The smaller one is a hundredth of a million, and then less.
    [10_000, 3e6, 1e6, ' million'],
    [9_999, 3e6, 1, ''],
    [5, 900, 1, ''],
    [1e14, 1e15, 1, ''],
    [1e14, 9e14, 1e12, ' trillion'],
  ])('of %d and %d', (low, high, scale, word) => expect(commonScale(low, high)).toEqual([scale, word]));
});

describe('shares', () => {
  it.each([
    [null, '–'],
    [0, '0 %'],
    [0.25, '25 %'],
    [1, '100 %'],
    [0.0001, '0.01 %'],
    [0.00009, '<0.01 %'],
    [-0.00009, '>−0.01 %'],
    [-0.5, '−50 %'],
    [0.12345, '12.3 %'],
  ])('%s is %s', (share, text) => expect(formatPercent(share)).toBe(text));

  it.each([
    [0.9, '90 %'],
    [0.975, '97.5 %'],
    // 100 * 0.07 is 7.000000000000001 in doubles.
    [0.07, '7 %'],
    [0.999, '99.9 %'],
  ])('a level of %d is %s', (level, text) => expect(formatLevel(level)).toBe(text));

  it.each([
    [0.005, '1 in 100'],
    [0.0049, 'fewer than 1 in 100'],
    [0.995, '100 in 100'],
    [0.9951, 'more than 99 in 100'],
  ])('%d is %s', (share, text) => expect(formatFrequency(share)).toBe(text));

  it('of draws may be unknown', () => expect(formatDrawShare(null)).toBe('an unknown share of the draws'));
});

describe('numbers with a unit', () => {
  it('leave out a unit that is none', () => {
    expect(formatQuantity(12, '')).toBe('12');
    expect(formatRange(1, 2, '')).toBe('1 to 2');
    expect(formatGiven(0.1234567, '')).toBe('0.123457');
    expect(formatQuantity(null, 'GPU')).toBe('– GPUs');
  });
});
