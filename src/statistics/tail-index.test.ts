import { describe, expect, it } from 'vitest';
import { binOf } from '../kernel/histogram.ts';
import { Observed } from './observed.ts';
import { tailIndex } from './tail-index.ts';

/** Atoms in ascending order, each with how many values it holds. */
function atomsOf(...atoms: readonly (readonly [value: number, count: number])[]): Observed {
  const values = Float64Array.from(atoms, ([value]) => value);
  const counts = Float64Array.from(atoms, ([, count]) => count);
  const histogram = { bins: Int32Array.from(values, binOf), counts, lows: values, highs: values };
  const count = counts.reduce((sum, one) => sum + one, 0);
  const [minimum, maximum] = [values[0]!, values.at(-1)!];
  const read = () => histogram;
  return new Observed(
    // Neither moments nor what is not finite are looked at.
    { count, nonFinite: 0, firstNonFinite: -1, mean: 0, m2: 0, minimum, maximum },
    { own: read, all: read, origin: 0 },
  );
}

describe('tailIndex', () => {
  // Of 10^6 draws the farthest 10, 100, 1,000 and 10,000 begin 125, 100, 10 and 4 from the median.
  const reaches = [
    [125, 50],
    [100, 450],
    [10, 4500],
    [4, 45_000],
  ] as const;
  // From 1,000 to 100: ln 10 / ln 10 = 1. From 10,000 to 100: ln 100 / ln 25. The larger exponent counts.
  const exponent = Math.log(100) / Math.log(25);

  it('is the larger exponent of the heavier tail, on either side', () => {
    const left = reaches.map(([reach, count]) => [5 - reach, count] as const);
    expect(tailIndex(atomsOf(...left, [5, 950_000]))).toBeCloseTo(exponent, 12);
    const right = reaches.map(([reach, count]) => [5 + reach, count] as const).reverse();
    expect(tailIndex(atomsOf([5, 950_000], ...right))).toBeCloseTo(exponent, 12);
  });

  it('is infinite where the farthest tenth reaches less than 1.25 times as far', () => {
    expect(tailIndex(atomsOf([-119.9, 50], [-95, 450], [-5, 4500], [1, 45_000], [5, 950_000]))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(tailIndex(atomsOf([5, 1_000_000]))).toBe(Number.POSITIVE_INFINITY);
  });

  it('needs more than 20,000 draws, a thousand of which are under a twentieth', () => {
    expect(tailIndex(atomsOf([5, 20_000]))).toBeNull();
    expect(tailIndex(atomsOf([5, 20_001]))).toBe(Number.POSITIVE_INFINITY);
    expect(tailIndex(atomsOf([5, 0]))).toBeNull();
  });
});
