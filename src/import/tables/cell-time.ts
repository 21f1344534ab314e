import { isoTime, timeOf } from '../../fit/log/timestamps.ts';

/** A time of a file. */
export interface ReadTime {
  /** Milliseconds since 1970; of the clock on the wall where no zone is named. */
  readonly ms: number;
  readonly hasZone: boolean;
}

const zone = /(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;

/** `2026-10-01 08:30:00`, the part of a time that most logs write alike. */
const usualLength = 19;

/**
 * Reads times of a column. A log has millions of them, most on the day of the one before: only the first of a day is read
 * with all that a date may be.
 */
export class CellTimes {
  #date = '';
  #midnight = Number.NaN;

  /** Null where a cell holds no time. */
  read(cell: unknown): ReadTime | null {
    if (typeof cell !== 'string') {
      const ms = timeOf(cell);
      return ms === null ? null : { ms, hasZone: true };
    }
    const usual = this.#usual(cell);
    if (usual !== null) return usual;
    const ms = timeOf(cell);
    if (ms === null) return null;
    return { ms, hasZone: !/[-:]/.test(cell) || (cell.length > 10 && zone.test(cell)) };
  }

  /** A time of day on a date, with digits of a second or not, with a zone or not; null where it is written otherwise. */
  #usual(text: string): ReadTime | null {
    if (text.length < usualLength || text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon)
      return null;
    const separator = text.charCodeAt(10);
    if (separator !== space && separator !== letterT) return null;
    const [hours, minutes, seconds] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return null;
    let at = usualLength;
    let fraction = 0;
    if (text.charCodeAt(at) === point) {
      let scale = 1;
      for (at++; isDigit(text.charCodeAt(at)); at++) {
        scale *= 10;
        fraction = fraction * 10 + text.charCodeAt(at) - zero;
      }
      fraction /= scale;
    }
    const offset = at === text.length ? 0 : offsetAt(text, at);
    if (Number.isNaN(offset)) return null;
    if (!text.startsWith(this.#date) || this.#date === '') {
      const date = text.slice(0, 10);
      const midnight = isoTime(date);
      if (midnight === null) return null;
      this.#date = date;
      this.#midnight = midnight;
    }
    const ms = this.#midnight + ((hours * 60 + minutes) * 60 + seconds + fraction) * 1000;
    return { ms: ms - offset, hasZone: at < text.length };
  }
}

const [colon, space, letterT, letterZ, point, zero, plus, minus] = [58, 32, 84, 90, 46, 48, 43, 45];

/** `Z`, `+02:00` or `+0200` as milliseconds, where it ends the text; NaN where it is something else. */
function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === letterZ) return at === text.length - 1 ? 0 : Number.NaN;
  if (sign !== plus && sign !== minus) return Number.NaN;
  const minutesAt = at + (text.charCodeAt(at + 3) === colon ? 4 : 3);
  if (minutesAt + 2 !== text.length) return Number.NaN;
  const ms = (twoDigits(text, at + 1) * 60 + twoDigits(text, minutesAt)) * 60_000;
  return sign === minus ? -ms : ms;
}

const isDigit = (code: number) => code >= zero && code < zero + 10;

/** A number of two digits; NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isDigit(tens) && isDigit(ones) ? (tens - zero) * 10 + ones - zero : Number.NaN;
}
