import { type MeanOverDays, meanOverDays } from './day-bootstrap.ts';
import { figure } from './written.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A column of times: how many requests a day, and how uneven the hours are. */
export interface Traffic {
  /** Requests whose time is known. */
  readonly count: number;
  /** ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  /** Days (UTC) that the log covers from end to end; a first or last day counts if less than an hour of it is missing. */
  readonly wholeDays: number;
  /** Requests a day, over whole days; null without one. */
  readonly perDay: Spread | null;
  /** Requests of the busiest hour of a day over those of its mean hour, a mean over whole days; null without one. */
  readonly peakToMean: Spread | null;
  /** What a day would hold if all of it were like the log; null where the log has no length. */
  readonly atThisRate: number | null;
}

/** A mean over days; without ends where there are too few days to say how it varies. */
export interface Spread extends Omit<MeanOverDays, 'p5' | 'p95'> {
  readonly p5: number | null;
  readonly p95: number | null;
}

/** @param times in milliseconds since 1970, in any order, NaN where there is none; null where none has one */
export function trafficOf(times: ArrayLike<number>, seed: string): Traffic | null {
  const known = Float64Array.from(times)
    .filter((time) => !Number.isNaN(time))
    .sort();
  if (known.length === 0) return null;
  const [first, last] = [known[0]!, known.at(-1)!];
  const hours = new Map<number, number>();
  for (const time of known) {
    const index = Math.floor(time / hour);
    hours.set(index, (hours.get(index) ?? 0) + 1);
  }
  const days: { readonly total: number; readonly peak: number }[] = [];
  for (let start = Math.ceil((first - hour) / day) * day; start + day <= last + hour; start += day) {
    const counts = Array.from({ length: 24 }, (_, k) => hours.get(start / hour + k) ?? 0);
    days.push({ total: counts.reduce((a, b) => a + b, 0), peak: Math.max(...counts) });
  }
  const busy = days.filter(({ total }) => total > 0);
  return {
    count: known.length,
    first: new Date(first).toISOString(),
    last: new Date(last).toISOString(),
    wholeDays: days.length,
    perDay: spread(
      days.map(({ total }) => ({ sum: total, weight: 1 })),
      seed,
      'requests per day',
    ),
    peakToMean: spread(
      busy.map(({ total, peak }) => ({ sum: (24 * peak) / total, weight: 1 })),
      seed,
      'peak to mean',
    ),
    atThisRate: last > first ? (known.length / (last - first)) * day : null,
  };
}

function spread(days: readonly { sum: number; weight: number }[], seed: string, name: string): Spread | null {
  if (days.length === 0) return null;
  const drawn = meanOverDays(days, seed, name);
  if (drawn !== null) return drawn;
  const mean = days.reduce((total, { sum }) => total + sum, 0) / days.length;
  return { mean, p5: null, p95: null, days: days.length, notation: figure(mean, 0) };
}

/** Sums of a column by day (UTC), for the days that have a value. */
export function sumsByDay(values: Float64Array, times: Float64Array): { sum: number; weight: number }[] {
  const days = new Map<number, { sum: number; weight: number }>();
  for (const [row, value] of values.entries()) {
    const time = times[row]!;
    if (Number.isNaN(value) || Number.isNaN(time)) continue;
    const index = Math.floor(time / day);
    const found = days.get(index) ?? { sum: 0, weight: 0 };
    found.sum += value;
    found.weight += 1;
    days.set(index, found);
  }
  return [...days.values()];
}
