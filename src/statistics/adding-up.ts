import { hypot, square } from '../elementary/elementary.ts';
import { rounding } from '../elementary/rounding.ts';
import { type Estimate, replicateError } from './estimate.ts';

/**
 * Parts of a total that is known better than they are, so corrected that they add up to it.
 *
 * What is missing goes to the parts as their errors say: part k takes the share Cov(part k, sum) / Var(sum) of it, over
 * the replicates. These shares add up to 1, and what is known of the total makes every part's error smaller. Where the
 * replicates agree on the sum, what is missing is divided as the parts are.
 *
 * `parts`: of all draws; `replicates`: the same parts of each replicate; `total`: with its own simulation error.
 *
 * Source: the regression estimator, with the known sum as its control (Lavenberg and Welch, A perspective on the use of
 * control variables, Management Science 27 (1981) 322-335); estimates that are reconciled by generalized least squares
 * come to the same.
 */
export function addingUp(
  parts: readonly number[],
  replicates: readonly (readonly number[])[],
  total: { readonly value: number; readonly error: number },
): { readonly parts: readonly Estimate[]; readonly shares: readonly number[] } {
  const missing = total.value - sumOf(parts);
  const sums = replicates.map(sumOf);
  const shares = sharesOf(parts, replicates, sums);
  const corrected = parts.map((part, k) => part + shares[k]! * missing);
  const middle = mean(sums);
  return {
    shares,
    parts: corrected.map((value, k) => {
      const left = replicates.map((values, r) => values[k]! - shares[k]! * (sums[r]! - middle));
      const own = replicateError(left);
      return { value, error: own === null ? null : hypot(own, shares[k]! * total.error) };
    }),
  };
}

function sharesOf(
  parts: readonly number[],
  replicates: readonly (readonly number[])[],
  sums: readonly number[],
): number[] {
  const middle = mean(sums);
  const variance = mean(sums.map((sum) => square(sum - middle)));
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
  // A spread of the sum below that is rounding.
  if (Math.sqrt(variance) <= rounding * size)
    return parts.map((part) => (size > 0 ? Math.abs(part) / size : 1 / parts.length));
  return parts.map((_, k) => {
    const own = mean(replicates.map((values) => values[k]!));
    return mean(replicates.map((values, r) => (values[k]! - own) * (sums[r]! - middle))) / variance;
  });
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const mean = (values: readonly number[]) => sumOf(values) / values.length;
