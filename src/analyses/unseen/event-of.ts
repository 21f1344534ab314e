import type { Expected } from './integrate-over.ts';
import type { Stratum } from './strata.ts';

/** Share of what a rare part adds that an event is said to hold. */
const nearlyAll = 0.95;

/** Values of an input, in the unit of its distribution, with their probability. */
export interface Event {
  readonly low: number;
  readonly high: number;
  readonly probability: number;
}

/** The values of a rare part that nearly all of what it adds comes from. */
export function eventOf({ side, points, probability, value }: Stratum, { adds, tails }: Expected): Event {
  const whole = Math.abs(adds.reduce((sum, { first }) => sum + first, 0));
  if (points === null) {
    let at = adds.length - 1;
    for (let sum = adds[at]!.first; at > 0 && !(Math.abs(sum) >= nearlyAll * whole); sum += adds[at]!.first)
      at--;
    const tail = tails![at]!;
    return side === 'lower'
      ? { low: Number.NEGATIVE_INFINITY, high: value(tail), probability: tail }
      : { low: value(tail), high: Number.POSITIVE_INFINITY, probability: tail };
  }
  const main = points.findIndex((_, at) => Math.abs(adds[at]!.first) >= nearlyAll * whole);
  if (main >= 0)
    return { low: points[main]!.value, high: points[main]!.value, probability: points[main]!.probability };
  const values = points.map((point) => point.value);
  return { low: Math.min(...values), high: Math.max(...values), probability };
}
