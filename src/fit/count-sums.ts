import { logGamma } from '../distributions/special/log-gamma.ts';
import { exp, ln, log1p } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';

/** The sum of f over the values. */
export function total({ distinct, counts }: Column, f: (value: number) => number): number {
  return distinct.reduce((sum, value, i) => sum + counts[i]! * f(value), 0);
}

/** The sum of the logarithms of the factorials. */
export const logFactorials = (column: Column) => total(column, (x) => logGamma(x + 1));

/** `x ln y`, which is 0 where x is. */
export const timesLog = (x: number, y: number) => (x === 0 ? 0 : x * ln(y));

/** Why a column holds no counts; null where it does. */
export function notCounts({ whole, minimum }: Column): string | null {
  if (!whole) return 'needs whole numbers';
  return minimum < 0 ? `needs counts from 0; the smallest is ${minimum}` : null;
}

/** Probabilities as log-odds. */
export const odds = (probability: number) => ln(probability) - log1p(-probability);
/** And back. */
export const fromOdds = (x: number) => 1 / (1 + exp(-x));
