import { hypot } from '../elementary/elementary.ts';
import { type Estimate, estimate, type ReplicatedColumn, unknownEstimate } from './estimate.ts';
import type { Observed } from './observed.ts';
import { quantile, stepAt } from './quantile.ts';
import { upperTailIndex } from './tail-index.ts';
import { unseenMean } from './unseen-tail.ts';

/** The same with its simulation error; not known where the tail is so heavy that its mean does not settle. */
export function tailMeanEstimate(column: ReplicatedColumn, p: number, scale = 1): Estimate {
  const { value, error } = estimate(column, (draws) => tailMean(draws, p), scale);
  const unseen = unseenMean(column.pooled, upperTailIndex(column.pooled));
  if (!unseen.settles) return unknownEstimate;
  return { value, error: error === null ? null : hypot(error, unseen.error / (1 - p) / scale) };
}

/**
 * Mean of the highest share `1 - p` of the values (tail value at risk, CVaR): the integral of the quantile function over
 * (p, 1), divided by 1 - p.
 *
 * Source: Acerbi and Tasche, On the coherence of expected shortfall, 2002, definition 2.6 (atoms counted in part).
 */
export function tailMean(observed: Observed, p: number): number | null {
  const { size, summary, cumulative } = observed;
  const from = quantile(observed, p);
  if (from === null) return null;
  const position = p * summary.count;
  const first = stepAt(cumulative, position);
  // Deviations from the quantile are summed, so that a narrow tail far from 0 keeps its digits.
  let excess = (cumulative[first + 1]! - position) * ((observed.high(first) - from) / 2);
  for (let k = first + 1; k < size; k++)
    excess += (cumulative[k + 1]! - cumulative[k]!) * ((observed.low(k) + observed.high(k)) / 2 - from);
  return from + excess / (summary.count - position);
}
