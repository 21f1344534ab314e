/** Part of a distribution that a drawing shows. */
export interface ShownRange {
  readonly low: number;
  readonly high: number;
  /** True where positive values span more than equal steps can show. */
  readonly isLogarithmic: boolean;
}

/**
 * Where to draw a distribution: between two quantiles, but no further beyond its middle nine tenths than these are wide:
 * a few far values would press everything else into one bar. Judgement: of a normal, logistic or exponential distribution
 * less than a thousandth lies as far.
 *
 * @param tail share of the values that a drawing may leave out at either end, below 0.05
 * @param ratio of the ends, above which positive values are drawn in equal steps of their logarithm
 */
export function shownRange(
  quantile: (probability: number) => number,
  tail: number,
  ratio: number,
): ShownRange {
  const ends: Ends = [quantile(tail), quantile(1 - tail)];
  const middle: Ends = [quantile(0.05), quantile(0.95)];
  if (ends[0] > 0) {
    // Equal widths in the logarithm are equal ratios.
    const reach = middle[1] / middle[0];
    const low = reach > 1 ? Math.max(ends[0], middle[0] / reach) : ends[0];
    const high = reach > 1 ? Math.min(ends[1], middle[1] * reach) : ends[1];
    if (high > ratio * low) return { low, high, isLogarithmic: true };
  }
  // Where the middle is one value, nothing says what is far.
  const reach = middle[1] - middle[0];
  return {
    low: reach > 0 ? Math.max(ends[0], middle[0] - reach) : ends[0],
    high: reach > 0 ? Math.min(ends[1], middle[1] + reach) : ends[1],
    isLogarithmic: false,
  };
}

type Ends = readonly [low: number, high: number];
