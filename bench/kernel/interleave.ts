import { type Timing, timingOf } from './timing.ts';

/**
 * Nanoseconds of each piece of work. All take turns, so that what else the machine does falls on all alike.
 *
 * `units`: draws, or whatever the time is to be divided by. `clock`: milliseconds since any moment.
 */
export function interleave<Name extends string>(
  work: Readonly<Record<Name, () => void>>,
  rounds: number,
  units: number,
  clock: () => number = () => performance.now(),
): Record<Name, Timing> {
  const names = Object.keys(work) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const start = clock();
      work[name]();
      // The first round only warms up.
      if (round >= 0) times.get(name)!.push(((clock() - start) * 1e6) / units);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times.get(name)!)])) as Record<Name, Timing>;
}
