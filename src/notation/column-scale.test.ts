import { describe, expect, it } from 'vitest';
import { columnNumber, columnRange, columnScale } from './column-scale.ts';

describe('a column of numbers', () => {
  it.each([
    [
      [98.2e6, 1.39e9, 0, null],
      [1e6, 'million'],
    ],
    [
      [-2e9, 7e12],
      [1e9, 'billion'],
    ],
    // One that would be a small part of a million: all stand in full.
    [
      [1.57e6, 408e3],
      [1, ''],
    ],
    [
      [13, 0.2],
      [1, ''],
    ],
    [
      [0, null, Number.POSITIVE_INFINITY],
      [1, ''],
    ],
  ] as const)('has one scale: %j', (values, scale) => expect(columnScale(values)).toEqual(scale));

  it('is written in full, so that a spreadsheet takes it for numbers', () => {
    const full = columnScale([1.57e6, 408e3]);
    expect([1.5712e6, 408123, 13.3, -0.0000071, 0, null].map((value) => columnNumber(value, full))).toEqual([
      '1,570,000',
      '408,000',
      '13.3',
      '−0.0000071',
      '0',
      '–',
    ]);
    expect(columnNumber(1.39e9, [1e6, 'million'])).toBe('1,390');
    expect(columnRange(44, 3.19e6, full)).toBe('44 to 3,190,000');
    expect(columnNumber(300.0123, full, 6)).toBe('300.012');
  });

  it('keeps powers of ten where nobody reads digits', () => {
    expect(columnNumber(3e21, [1, ''])).toBe('3 × 10²¹');
    expect(columnNumber(4e-12, [1, ''])).toBe('4 × 10⁻¹²');
  });
});
