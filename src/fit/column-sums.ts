/** A column in ascending order, and sums over it that estimators share. */
export interface Column {
  readonly sorted: Float64Array;
  readonly count: number;
  readonly mean: number;
  /** With n in the denominator, as likelihood wants. */
  readonly variance: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Logarithms in the same order; null unless all values are above 0. */
  readonly logs: Float64Array | null;
  readonly logMean: number;
  readonly logVariance: number;
}

/** Sorts a column and takes its sums. */
export function columnOf(values: ArrayLike<number>): Column {
  const sorted = Float64Array.from(values).sort();
  const minimum = sorted[0] ?? Number.NaN;
  const logs = minimum > 0 ? sorted.map(Math.log) : null;
  const [mean, variance] = moments(sorted);
  const [logMean, logVariance] = logs === null ? [Number.NaN, Number.NaN] : moments(logs);
  const maximum = sorted.at(-1) ?? Number.NaN;
  return { sorted, count: sorted.length, mean, variance, minimum, maximum, logs, logMean, logVariance };
}

function moments(values: Float64Array): [mean: number, variance: number] {
  let mean = 0;
  let squares = 0;
  values.forEach((value, index) => {
    const difference = value - mean;
    mean += difference / (index + 1);
    squares += difference * (value - mean);
  });
  return [mean, squares / values.length];
}

/** A quantile of the column, linear between neighbours. Source: Hyndman and Fan 1996, definition 7. */
export function columnQuantile({ sorted, count }: Column, p: number): number {
  const position = p * (count - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, count - 1)]!;
  return low + (position - below) * (high - low);
}
