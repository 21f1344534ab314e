import { describe, expect, it } from 'vitest';
import { columnScale } from './scales.ts';

const scaleOf = (...values: number[]) => columnScale({ kind: 'distribution' }, Float64Array.from(values));

describe('columnScale', () => {
  it('leaves ordinary sizes alone', () => {
    expect(scaleOf(1, -3e5, 2 ** 400)).toBe(1);
    expect(scaleOf(0, 2 ** -400)).toBe(1);
    expect(scaleOf(0, 0, Number.NaN)).toBe(1);
    expect(columnScale({ kind: 'indicator' }, Float64Array.of(1e200))).toBe(1);
  });

  // The largest comes to 2^300 or 2^-300, by its exponent.
  it('brings the largest values in, by a power of two', () => {
    expect(scaleOf(2 ** 664, 1)).toBe(2 ** -364);
    expect(scaleOf(-(2 ** 1023), Number.POSITIVE_INFINITY)).toBe(2 ** -723);
    expect(scaleOf(1.5 * 2 ** -996, 0)).toBe(2 ** 696);
    expect(scaleOf(1e-310)).toBe(2 ** 723);
  });

  it('takes no digits from small values beside large ones', () => {
    expect(scaleOf(2 ** 1000, 2 ** -201)).toBe(1);
    expect(scaleOf(2 ** 1000, 2 ** -200)).toBe(2 ** -700);
    expect(scaleOf(2 ** 1000, 0)).toBe(2 ** -700);
  });
});
