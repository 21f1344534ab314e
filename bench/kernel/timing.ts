import { median, medianAbsoluteDeviation } from 'simple-statistics';

/** Nanoseconds, as far as a noisy clock knows them. */
export interface Timing {
  /** The median. */
  readonly ns: number;
  /** One standard error of it. */
  readonly error: number;
}

/** Source: standard error of a median of normal values, sqrt(pi/2) sd / sqrt n, with the sd from the median absolute deviation. */
const errorFactor = Math.sqrt(Math.PI / 2) * 1.4826;

/** What repeated measurements of the same work say. */
export function timingOf(times: readonly number[]): Timing {
  const error = (errorFactor * medianAbsoluteDeviation([...times])) / Math.sqrt(times.length);
  return { ns: median([...times]), error };
}

/** What one piece of work takes longer than another that it holds. */
export function timeBeyond(whole: Timing, part: Timing): Timing {
  return { ns: whole.ns - part.ns, error: Math.hypot(whole.error, part.error) };
}

/** The time of one of several equal parts. */
export function dividedBy({ ns, error }: Timing, parts: number): Timing {
  return { ns: ns / parts, error: error / parts };
}

/** Whether a time can be told from none. */
export function isTold({ ns, error }: Timing): boolean {
  return ns > 2 * error;
}

/** How many times as long one takes as another, with the relative error of that; null where either cannot be told from none. */
export function ratioOf(
  one: Timing,
  other: Timing,
): { readonly ratio: number; readonly error: number } | null {
  if (!isTold(one) || !isTold(other)) return null;
  return { ratio: one.ns / other.ns, error: Math.hypot(one.error / one.ns, other.error / other.ns) };
}
