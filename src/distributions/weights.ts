import type { Given } from './given.ts';

/** Reports weights that do not fit: one for each of `count` items, none negative, not all zero. */
export function checkWeights(given: Given, weights: readonly number[], count: number, items: string): void {
  if (weights.length !== count) {
    given.refuse('weights', `there must be as many weights as ${items}: ${count}, not ${weights.length}`);
  }
  const negative = weights.find((weight) => weight < 0);
  if (negative !== undefined) given.refuse('weights', `weights must not be negative: ${negative}`);
  else if (weights.every((weight) => weight === 0))
    given.refuse('weights', 'at least one weight must be above 0');
  else if (!Number.isFinite(sumOf(weights))) given.refuse('weights', 'the sum of the weights must be finite');
}

/** The weights divided by their sum. */
export function normalized(weights: readonly number[]): readonly number[] {
  const sum = sumOf(weights);
  return weights.map((weight) => weight / sum);
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
