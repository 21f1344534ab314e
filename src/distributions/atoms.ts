import type { Shape } from './family.ts';
import { momentsOfParts } from './moments.ts';

/** The distribution on ascending values with these probabilities. */
export function atoms(values: readonly number[], weights: readonly number[]): Shape {
  // Summed from both ends, so that small tails keep their precision.
  const below = accumulate(weights);
  const above = accumulate([...weights].reverse()).reverse();
  const last = values.length - 1;
  const { mean, sd } = momentsOfParts(
    values.map((value, i) => ({ weight: weights[i]!, mean: value, sd: 0 })),
  );
  return {
    support: [values[0]!, values[last]!],
    mean,
    sd,
    cdf: (x) => {
      const i = countUpTo(values, x);
      return i === 0 ? 0 : i > last ? 1 : below[i - 1]!;
    },
    survival: (x) => (x < values[0]! ? 1 : (above[countUpTo(values, x)] ?? 0)),
    quantile: (u) =>
      values[
        Math.min(
          last,
          firstIndex(values.length, (i) => below[i]! >= u),
        )
      ]!,
    upperQuantile: (s) =>
      values[
        Math.min(
          last,
          firstIndex(values.length, (i) => (above[i + 1] ?? 0) <= s),
        )
      ]!,
  };
}

/** How many of the ascending values are at most x. */
export function countUpTo(values: ArrayLike<number>, x: number): number {
  return firstIndex(values.length, (i) => values[i]! > x);
}

/** The first index below `length` at which `holds` is true, once it is true for all later ones; else `length`. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function accumulate(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
