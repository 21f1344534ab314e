import { normalCdf } from '../distributions/special/normal.ts';
import { hypot, square } from '../elementary/elementary.ts';
import {
  columnError,
  type Estimate,
  estimate,
  netRounding,
  replicateError,
  type ReplicatedColumn,
} from './estimate.ts';
import type { Observed } from './observed.ts';
import { countBelow, densityOf, neighbours, quantile, stepAt, tilt, widthOf } from './quantile.ts';

/** A quantile with its simulation error: what the replicates' spread shows, and what the draws near it cannot tell. */
export function quantileEstimate(column: ReplicatedColumn, p: number, scale = 1): Estimate {
  const { value, error: spread } = estimate(column, (draws) => quantile(draws, p), scale);
  const error = column.leftOut === undefined ? spread : (errorByShare(column, p, scale) ?? spread);
  return { value, error: error === null ? null : hypot(error, quantileResolution(column, p) / scale) };
}

/** Effective draws on either side of a quantile that say how densely values lie there. Judgement. */
const drawsBeside = 16;

/**
 * The error of a quantile of weighted draws: that of the share of values below it, over the density around it. A step holds few
 * draws of much weight, so that its own density, which the quantiles of replicates move by, says little. Null at an atom.
 *
 * Source: Woodruff, Confidence intervals for medians and other position measures, J. Amer. Statist. Assoc. 47 (1952) 635-646; the
 * density as in Bloch and Gastwirth, On a simple estimate of the reciprocal of the density function, Ann. Math. Statist. 39 (1968)
 * 1083-1085.
 *
 * Error: by the replicates' quantiles, stated errors were a third to three times the spread of seeds.
 */
function errorByShare(column: ReplicatedColumn, p: number, scale: number): number | null {
  const { pooled, replicates } = column;
  const { count } = pooled.summary;
  const value = quantile(pooled, p);
  if (value === null || widthOf(pooled, stepAt(pooled.cumulative, p * count)) === 0) return null;
  const error = columnError(
    column,
    replicates.map((draws) => countBelow(draws, value) / draws.summary.count),
  );
  if (error === null) return null;
  const half = Math.max(error, drawsBeside / count);
  const [from, to] = [Math.max(0, p - half), Math.min(1, p + half)];
  return (error * (quantile(pooled, to)! - quantile(pooled, from)!)) / (to - from) / scale;
}

/**
 * How well the draws near a quantile can tell it at all. A net's replicates agree so well that their spread alone would
 * promise more. At an atom, 0 unless chance could have put the quantile on the next one; elsewhere how far the values
 * stand apart that the replicates' rounding could swap (`netRounding`), and what the density bends within a step.
 *
 * Error: with a bend of 1/2000 of the step everywhere, 99 % of an arcsine distribution was 80 simulation errors off, and
 * 10 % of poisson(1e6), one number too high, 8.
 */
function quantileResolution(column: ReplicatedColumn, p: number): number {
  const { pooled } = column;
  const { size, summary, cumulative } = pooled;
  if (size === 0) return 0;
  const step = stepAt(cumulative, p * summary.count);
  const width = widthOf(pooled, step);
  if (width === 0) return nextAtom(column, step, p);
  const rounding = netRounding(column);
  const around = [p - rounding, p + rounding].map((at) => quantile(pooled, Math.min(Math.max(at, 0), 1))!);
  const isAtom = around[0] === around[1];
  return isAtom ? 0 : hypot((around[1]! - around[0]!) / 2, width * bend(pooled, step));
}

/** How far away the neighbouring atoms are, as often as the quantile of other draws would be one of them. */
function nextAtom({ pooled, replicates }: ReplicatedColumn, step: number, p: number): number {
  const { size, summary, cumulative } = pooled;
  const position = p * summary.count;
  let squares = 0;
  for (const lower of [step - 1, step]) {
    if (lower < 0 || lower + 1 >= size) continue;
    const counts = replicates.map((draws) => countUpTo(draws, pooled.high(lower)));
    const error = (replicateError(counts) ?? 0) * counts.length;
    const distance = Math.abs(position - cumulative[lower + 1]!);
    if (distance < 4 * error)
      squares += square(pooled.low(lower + 1) - pooled.high(lower)) * normalCdf(-distance / error);
  }
  return Math.sqrt(squares);
}

/** The number of values in steps that end at `x` or below. */
function countUpTo(observed: Observed, x: number): number {
  let [first, last] = [0, observed.size];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (observed.high(middle) <= x) first = middle + 1;
    else last = middle;
  }
  return observed.cumulative[first]!;
}

/**
 * What interpolation can miss within a step, in parts of its width: little where the density hardly changes from step to
 * step; all of it (a uniform error) at the edge of the values and where the step stands out from its neighbours, as it
 * may hold an atom, or a peak narrower than itself.
 */
function bend(observed: Observed, step: number): number {
  const anything = 1 / Math.sqrt(12);
  const { before, after } = neighbours(observed, step);
  if (before === null || after === null) return anything;
  if (densityOf(observed, step) > 2 * Math.max(before, after)) return anything;
  return Math.min(anything, 1 / 2000 + square(tilt(observed, step)) / 10);
}
