import { square } from '../elementary/elementary.ts';

/** Rows drawn in strata whose probabilities are known: rare strata more often than they occur. */
export interface StratifiedRows {
  /** The stratum of each row. */
  readonly stratum: Int32Array;
  /** Probability of each stratum; those that hold rows add up to 1. */
  readonly shares: Float64Array;
  /** Of each row in a mean: its stratum's probability over the stratum's rows. */
  readonly weights: Float64Array;
}

/** `probabilities`: of each stratum; what strata without rows have is left out, and the others stand for it. */
export function stratifiedRows(stratum: Int32Array, probabilities: readonly number[]): StratifiedRows {
  const counts = new Float64Array(probabilities.length);
  for (const index of stratum) counts[index]!++;
  const met = probabilities.map((probability, index) => (counts[index]! > 0 ? probability : 0));
  const whole = met.reduce((sum, probability) => sum + probability, 0);
  const shares = Float64Array.from(met, (probability) => probability / whole);
  return { stratum, shares, weights: Float64Array.from(stratum, (index) => shares[index]! / counts[index]!) };
}

/**
 * The mean of one value a row, with one standard error as if the rows of a stratum were independent; a single row is as
 * uncertain as all rows are.
 */
export function stratifiedMean(values: Float64Array, rows: StratifiedRows) {
  const { stratum, shares, weights } = rows;
  const [origin] = values as unknown as [number];
  const sums = Float64Array.from(shares, () => 0);
  const counts = Float64Array.from(shares, () => 0);
  let mean = 0;
  for (let row = 0; row < values.length; row++) {
    mean += weights[row]! * (values[row]! - origin);
    sums[stratum[row]!]! += values[row]! - origin;
    counts[stratum[row]!]!++;
  }
  const squares = Float64Array.from(shares, () => 0);
  let all = 0;
  for (let row = 0; row < values.length; row++) {
    const at = stratum[row]!;
    const own = values[row]! - origin;
    squares[at]! += square(own - sums[at]! / counts[at]!);
    all += weights[row]! * square(own - mean);
  }
  let variance = 0;
  for (const [at, share] of shares.entries()) {
    const count = counts[at]!;
    if (count > 1) variance += (share * share * squares[at]!) / (count - 1) / count;
    else if (count === 1) variance += share * share * all;
  }
  return { mean: origin + mean, error: Math.sqrt(variance) };
}
