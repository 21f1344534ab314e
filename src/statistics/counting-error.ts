import { netRounding, type ReplicatedColumn } from './estimate.ts';

/** Draws on either side of a gap from which on the nets count it evenly; fewer are a tail's. Judgement. */
const fewestBeside = 16;
/**
 * Below this part of the rounding of counts, replicates agree on them: 16 nets of which one counts one more have a spread of
 * 0.61 of it.
 */
const agreeing = 0.5;
/**
 * Share of the rounding's variance that is added where replicates differ. 16 counts that are each rounded up with a
 * probability f have a spread that is too small half of the time; with a tenth, intervals of 95 % hold the truth in 97 %
 * on average over f (exact, by the binomial distribution), and without it in 87 %.
 */
const addedShare = 0.1;

/**
 * The error of a mean, in base units, with what the replicates' spread does not show of the rounding of counts: a net
 * counts whole draws on either side of a gap between values, and nets agree on them too well. The error itself where no
 * gap is so wide that it matters.
 */
export function withCountingError(column: ReplicatedColumn, error: number): number {
  const rounding = gapsTogether(column) * netRounding(column);
  if (!(rounding > error / 2)) return error;
  return Math.sqrt(error * error + rounding * rounding * (error < agreeing * rounding ? 1 : addedShare));
}

/** The root of the sum of squares of the gaps between values that draws lie on both sides of. */
function gapsTogether({ pooled }: ReplicatedColumn): number {
  const { cumulative, size } = pooled;
  const { count } = pooled.summary;
  let squares = 0;
  for (let step = 1; step < size; step++) {
    const below = cumulative[step]!;
    if (below < fewestBeside || count - below < fewestBeside) continue;
    const gap = pooled.low(step) - pooled.high(step - 1);
    if (gap > 0) squares += gap * gap;
  }
  return Math.sqrt(squares);
}
