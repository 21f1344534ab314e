import { estimate, netRounding, replicateError, type ReplicatedColumn } from '../../statistics/estimate.ts';
import { spreadAboutMean } from '../../statistics/standard-deviation.ts';
import type { Effect } from './screen.ts';

/** A part that moves the mean by less than this many of its errors is within them. */
const mostWithin = 0.1;
/**
 * Error of the mean, in stated ones, that counting the hits of a part brings: above it the draws have shown less of the part
 * than there is. Judgement, from measurement: of a smooth tail that the draws fill evenly it is 0.8 to 1.6.
 */
const mostCounted = 2;
/** The same where a part is as good as so many hits or more, as a smooth tail is. */
const mostSmooth = 5;
const manyHits = 5;
/**
 * Standard deviations that an end of what a net fills evenly moves a column by, at most, and by its probability: a uniform input
 * moves itself by 3.5 times the probability of its end, exp(x) with x uniform from 2 to 4 by 8. Judgement.
 */
const mostEven = 0.25;
const steepestEven = 32;
/** Errors of the standard deviation that a part may move it by; a smooth tail moves it by up to 1. */
const mostSpread = 4;

/**
 * Where all draws agree, a part that moves their value by less than this share of it is not spoken of: that a promise kept in
 * every draw is broken once in a million. Judgement: a tenth of what "to better than 0.01 %" says.
 */
const leastOfConstant = 1e-5;

/** Part of the error of a mean that the rounding of a value's count may be. Judgement. */
const mostRounding = 0.25;

/**
 * Whether a part of an input would move what a run says of a column by more than its error says: as it is `rare`, or, a
 * single value of which nets count whole draws, as it is `counted`; null where it would not.
 */
export function matters(
  { change, square, step }: Effect,
  column: ReplicatedColumn,
  { draws, isNet, isValue }: { readonly draws: number; readonly isNet: boolean; readonly isValue: boolean },
): 'rare' | 'counted' | null {
  const { minimum, maximum, count, nonFinite } = column.pooled.summary;
  if (count === 0 || nonFinite > 0) return null;
  const least = 1e-15 * Math.max(Math.abs(minimum), Math.abs(maximum));
  const ofMean = errorWithoutOne(column);
  if (minimum === maximum && Math.abs(change) <= leastOfConstant * Math.abs(minimum)) return null;
  const isSeen = isNet && isEven({ change, square }, column);
  if (Math.sqrt(square) > least && !isSeen && isRare({ change, square }, column, ofMean, draws))
    return 'rare';
  const isCounted = isNet && isValue && Math.abs(step) > least;
  return isCounted && Math.abs(step) * netRounding(column) > mostRounding * ofMean ? 'counted' : null;
}

/**
 * Whether a part moves a column no farther than it is probable, as an end of a uniform input does: the draws of a net fill it as evenly as
 * what lies beside it. Their error, which may be far smaller than that of as many independent draws, would make it look rare.
 */
function isEven({ change, square }: Pick<Effect, 'change' | 'square'>, column: ReplicatedColumn): boolean {
  const { value: sd } = spreadOf(column);
  if (sd === null) return false;
  // Were the part's move the same in all its draws, it would be this, and this its probability.
  const move = square / Math.abs(change);
  const probability = (change * change) / square;
  return move < sd * Math.min(mostEven, steepestEven * probability);
}

function isRare(
  { change, square }: Pick<Effect, 'change' | 'square'>,
  column: ReplicatedColumn,
  ofMean: number,
  draws: number,
): boolean {
  const counted = Math.sqrt(square / draws);
  const isSmooth = draws * change * change > manyHits * square;
  const most = isSmooth ? mostSmooth : mostCounted;
  if (Math.abs(change) > mostWithin * ofMean && counted > most * ofMean) return true;
  // As the draws show it, also where it has not settled: that may well be for want of this part.
  const { value: sd, error } = spreadOf(column);
  if (sd === null || error === null || sd === 0) return sd === 0;
  return square / (2 * sd) > mostSpread * error;
}

/** What of a column is asked for by every part of every input. */
function once<Value>(make: (column: ReplicatedColumn) => Value): (column: ReplicatedColumn) => Value {
  const known = new WeakMap<ReplicatedColumn, Value>();
  return (column) => {
    const value = known.get(column) ?? make(column);
    known.set(column, value);
    return value;
  };
}

const spreadOf = once((column) => estimate(column, spreadAboutMean));

/**
 * The error of the mean from all replicates but the one farthest from the middle: a single one that has met a rare event must
 * not hide it.
 */
export const errorWithoutOne = once(({ replicates }) => {
  const means = replicates.map(({ summary }) => summary.mean).sort((a, b) => a - b);
  const [low, high] = [means.slice(1), means.slice(0, -1)].map(replicateError);
  return Math.min(low ?? 0, high ?? 0);
});

/** A value near the mean of a column that no single replicate moves, in base units. */
export function middleOf({ replicates }: ReplicatedColumn): number {
  const means = replicates.map(({ summary }) => summary.mean).sort((a, b) => a - b);
  return means[means.length >> 1]!;
}
