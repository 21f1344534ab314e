import { UsageError } from '../../errors.ts';
import type { ReadTime } from '../tables/cell-time.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** Offsets of zones change at quarters of an hour, if at all. */
const step = 900_000;

/**
 * The clock on the wall of a zone, as milliseconds of a day line on which every day has 24 hours. A time that names no zone
 * is taken as that clock's.
 *
 * @throws UsageError where there is no such zone
 */
export function wallClock(timeZone: string): (time: ReadTime) => number {
  if (/^(?:UTC|Etc\/UTC|GMT|Z)$/i.test(timeZone)) return ({ ms }) => ms;
  const format = clockOf(timeZone);
  const offsets = new Map<number, number>();
  const offsetAt = (ms: number): number => {
    const at = Math.floor(ms / step);
    const known = offsets.get(at);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(
      format.formatToParts(at * step).map(({ type, value }) => [type, Number(value)]),
    );
    const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
    offsets.set(at, wall - at * step);
    return wall - at * step;
  };
  return ({ ms, hasZone }) => (hasZone ? ms + offsetAt(ms) : ms);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new UsageError(`--time-zone needs a name such as Europe/Berlin or UTC (found "${timeZone}")`);
  }
}

/** `2026-10-01`, of a time on the wall. */
export const dateText = (wall: number) => new Date(wall).toISOString().slice(0, 10);

/** `17:00`, of a time on the wall. */
export const timeText = (wall: number) => new Date(wall).toISOString().slice(11, 16);
