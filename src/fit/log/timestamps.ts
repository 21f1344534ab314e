/** ISO 8601: a date and, after a T or a space, a time; digits of a second as many as there are. Without a zone it is UTC. */
const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** A text as milliseconds since 1970; null where it is no date. */
export function isoTime(text: string): number | null {
  const match = iso.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  // Date.UTC carries what is too large over, as in the 31st of February.
  if (
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 60
  )
    return null;
  return time + Number(`0.${match[7] ?? 0}`) * 1000 - offsetOf(match[8] ?? 'Z');
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

/** Years 2001 to 2096 in seconds since 1970, and how many of each unit make a second: the numbers do not overlap. */
const [earliest, latest] = [1e9, 4e9];
const units = [1, 1e3, 1e6, 1e9];

/** A number as milliseconds since 1970, if it can be a time in seconds, milliseconds, micro- or nanoseconds. */
function epochTime(value: number): number | null {
  const unit = units.find((perSecond) => value >= earliest * perSecond && value < latest * perSecond);
  return unit === undefined ? null : (value / unit) * 1000;
}

/** A cell as milliseconds since 1970; null where it is no time. */
export function timeOf(cell: unknown): number | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.getTime();
  if (typeof cell === 'number') return epochTime(cell);
  if (typeof cell === 'bigint') return epochTime(Number(cell));
  if (typeof cell !== 'string') return null;
  return isoTime(cell) ?? (/^\d+(\.\d+)?$/.test(cell) ? epochTime(Number(cell)) : null);
}

/** Names of columns that hold a time: only there a bare number may be one. */
export function isTimeName(name: string): boolean {
  return /time|date|stamp|created|started|arriv|^ts$|^t$|_ts$|_at$/i.test(name);
}
