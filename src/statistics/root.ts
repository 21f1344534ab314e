import { pow } from '../elementary/elementary.ts';

/** A function of one variable, known at many places at once. */
export type Curve = (places: readonly number[]) => Promise<readonly number[]>;

/** Two neighbouring places between which the curve changes sign. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** Places asked about in one go. */
const perRound = 33;
/** The width of the last bracket, relative to the first. */
const narrowEnough = 1e-7;

/** Evenly spread places from `low` to `high`; by equal ratios where both are positive and far apart. */
export function spread(low: number, high: number): number[] {
  const ratio = low > 0 && high / low > 10;
  return Array.from({ length: perRound }, (_, k) => {
    if (k === 0) return low;
    if (k === perRound - 1) return high;
    const share = k / (perRound - 1);
    return ratio ? low * pow(high / low, share) : low + share * (high - low);
  });
}

/** Where the curve changes sign between neighbouring places, both with a number. */
export function brackets(places: readonly number[], values: readonly number[]): Bracket[] {
  return places.slice(1).flatMap((high, index) => {
    const [before, after] = [values[index]!, values[index + 1]!];
    return Number.isFinite(before + after) && before < 0 !== after < 0 ? [{ low: places[index]!, high }] : [];
  });
}

/** Narrows a bracket round by round to where the curve crosses 0 (its first crossing, should there be more). */
export async function crossing(curve: Curve, bracket: Bracket): Promise<number> {
  const width = bracket.high - bracket.low;
  let { low, high } = bracket;
  while (high - low > narrowEnough * width) {
    const places = Array.from({ length: perRound }, (_, k) =>
      k === perRound - 1 ? high : low + (k / (perRound - 1)) * (high - low),
    );
    const next = brackets(places, await curve(places))[0];
    if (next === undefined || (next.low === low && next.high === high)) break;
    ({ low, high } = next);
  }
  return (low + high) / 2;
}
