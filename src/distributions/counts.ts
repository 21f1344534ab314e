import { powerOfTwo } from '../elementary/elementary.ts';
import type { Shape } from './family.ts';
import { normalQuantile } from './special/normal.ts';

/** A distribution on the whole numbers from 0 to `largest`, which may be infinite. */
export interface Counts {
  readonly largest: number;
  readonly mean: number;
  readonly sd: number;
  readonly skewness: number;
  /** P(X <= k) and P(X > k), for whole k with 0 <= k < largest, and smooth between them and above -1. */
  readonly cdf: (k: number) => number;
  readonly survival: (k: number) => number;
}

/** Its functions; quantiles are searched for from the Cornish-Fisher approximation outward. */
export function countsShape({ largest, mean, sd, skewness, cdf, survival }: Counts): Shape {
  const guess = (z: number) => Math.round(mean + sd * (z + (skewness * (z * z - 1)) / 6) - 0.5);
  const [cdfAt, survivalAt] = [remembered(cdf), remembered(survival)];
  return {
    support: [0, largest],
    mean,
    sd,
    continued: { cdf, survival },
    cdf: (x) => (x < 0 ? 0 : x >= largest ? 1 : cdfAt(Math.floor(x))),
    survival: (x) => (x < 0 ? 1 : x >= largest ? 0 : survivalAt(Math.floor(x))),
    // By definition from its own tail, so that quantile(cdf(k)) is k to the last digit.
    quantile: (u) =>
      u === 0 ? 0 : u >= 1 ? largest : firstCount(guess(normalQuantile(u)), largest, (k) => cdf(k) >= u),
    upperQuantile: (s) =>
      s === 0
        ? largest
        : s >= 1
          ? 0
          : firstCount(guess(-normalQuantile(s)), largest, (k) => survival(k) <= s),
  };
}

/** Counts whose tails are kept. */
const mostRemembered = powerOfTwo(14);

/** A search in a mixture asks for the tails of one count again and again. */
function remembered(tail: (k: number) => number): (k: number) => number {
  const known = new Map<number, number>();
  return (k) => {
    const value = known.get(k) ?? tail(k);
    if (known.size >= mostRemembered) known.clear();
    known.set(k, value);
    return value;
  };
}

/** The first whole number from 0 to `largest` at which `holds`, once it is true for all later ones. */
function firstCount(guess: number, largest: number, holds: (k: number) => boolean): number {
  let low = Math.min(Math.max(guess, 0), largest - 1);
  let high = low;
  let step = 1;
  if (holds(low)) {
    do {
      high = low;
      low -= step;
      step *= 2;
    } while (low >= 0 && holds(low));
    low = Math.max(low, -1);
  } else {
    do {
      low = high;
      high += step;
      step *= 2;
    } while (high < largest && !holds(high));
    high = Math.min(high, largest);
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    // Beyond 2^53 there may be no whole number between.
    if (middle <= low || middle >= high) break;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
