import type { ReplicatedColumn } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { standardDeviation } from '../../statistics/standard-deviation.ts';
import type { Effect } from './screen.ts';

/** A part that moves the mean by less than this many of its errors is within them. */
const mostWithin = 0.1;
/**
 * Error of the mean, in stated ones, that counting the hits of a part brings: above it the draws have shown less of the part
 * than there is. Judgement, from measurement: of a smooth tail that the draws fill evenly it is 0.8 to 1.3.
 */
const mostCounted = 2;
/** Errors of the standard deviation that a part may move it by; a smooth tail moves it by up to 1. */
const mostSpread = 4;

/** Whether a rare part of an input would move what a run says of a column by more than its error says. */
export function matters({ change, square }: Effect, column: ReplicatedColumn, draws: number): boolean {
  const ofMean = meanEstimate(column).error;
  const { value: sd, error: ofSpread } = standardDeviation(column);
  if (ofMean === null) return false;
  const size = Math.max(Math.abs(column.pooled.summary.minimum), Math.abs(column.pooled.summary.maximum));
  if (Math.sqrt(square) <= 1e-15 * size) return false;
  const counted = Math.sqrt(square / draws);
  if (Math.abs(change) > mostWithin * ofMean && counted > mostCounted * ofMean) return true;
  if (sd === null || ofSpread === null || sd === 0) return sd === 0;
  return square / (2 * sd) > mostSpread * ofSpread;
}
