import { smallestTail } from './distribution-atoms.ts';

/** The tails of one side, from 2^-53 to 1/2, at which a quantile function is a finite number. */
export interface FiniteTails {
  /** The infinity at smaller tails, if there is any. */
  readonly outer: number;
  /** The first tail that is finite; 1/2 where there is none. */
  readonly from: number;
  /** The first tail from there on that is infinite on the other end; 1/2 where there is none. */
  readonly to: number;
}

/** `value`: from `outer` towards the other infinity as the tail grows. */
export function finiteTails(value: (tail: number) => number, outer: number): FiniteTails {
  const from = firstTail(smallestTail, (tail) => value(tail) !== outer);
  const to = firstTail(from, (tail) => value(tail) === -outer);
  return { outer, from, to };
}

/** The first tail from `start` on, to the last digits, at which `holds`, once it is true for all larger ones; else 1/2. */
function firstTail(start: number, holds: (tail: number) => boolean): number {
  if (holds(start)) return start;
  if (!holds(0.5)) return 0.5;
  let [low, high] = [start, 0.5];
  while (high - low > 2 * Number.EPSILON * low) {
    const middle = high > 2 * low ? Math.sqrt(low * high) : low + (high - low) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
