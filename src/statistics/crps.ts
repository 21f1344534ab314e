import type { LogStep } from './logarithm.ts';

/**
 * Continuous ranked probability score of a value: the integral over x of (F(x) - [x >= value])^2, where F is the
 * distribution that the steps hold. It is in the unit of x, 0 for a sure and right distribution, and |x - value| for one
 * that is sure of x. Equal to E|X - value| - E|X - X'|/2.
 *
 * Source: Gneiting and Raftery, Strictly proper scoring rules, JASA 102 (2007), equations 20 and 21.
 */
export function crps(steps: readonly LogStep[], value: number): number {
  let score = 0;
  let below = 0;
  let reached = Math.min(value, steps[0]!.low);
  // Between two ends F rises evenly from `from` to `to`; the value lies at or outside the ends.
  const add = (low: number, high: number, from: number, to: number) => {
    if (high <= low) return;
    const [a, b] = high <= value ? [from, to] : [from - 1, to - 1];
    score += ((high - low) * (a * a + a * b + b * b)) / 3;
  };
  const addAround = (low: number, high: number, from: number, to: number) => {
    if (value <= low || value >= high) return add(low, high, from, to);
    const middle = from + ((to - from) * (value - low)) / (high - low);
    add(low, value, from, middle);
    add(value, high, middle, to);
  };
  for (const { low, high, share } of steps) {
    addAround(reached, low, below, below);
    addAround(low, high, below, below + share);
    below += share;
    reached = high;
  }
  if (value > reached) add(reached, value, below, below);
  return score;
}
