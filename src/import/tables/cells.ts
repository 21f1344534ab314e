import { type Problem, ScenarioError } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { CellNumbers, isMissing } from '../../scenario/cell-numbers.ts';
import { mostProblems } from '../../scenario/csv.ts';
import { CellTimes, type ReadTime } from './cell-time.ts';
import type { Row } from './file-table.ts';

/** Numbers beyond this are no counts; sums of squares of smaller ones are finite. */
export const mostCounted = 1e15;

/** JSON takes a number that is too large as an infinite one, which nobody wrote. */
const written = (value: number) =>
  Number.isFinite(value) ? quoted(String(value)) : 'a number beyond 1.8e308';

/** Reads the cells of a table, and collects what is wrong with them. */
export class Cells {
  readonly #problems: Problem[] = [];
  readonly #numbers = new Map<number, CellNumbers>();
  readonly #times = new CellTimes();
  readonly #commas: boolean;

  /** @param commas whether a comma may be the decimal sign */
  constructor(commas: boolean) {
    this.#commas = commas;
  }

  /** A number; null where there is no value. */
  number(row: Row, cell: number): number | null {
    const value = row.cells[cell];
    if (value === null || value === '') return null;
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return value;
      return Number.isNaN(value) ? null : this.#wrong(row, cell, 'must be a finite number', written(value));
    }
    if (typeof value === 'bigint') return Number(value);
    if (typeof value !== 'string') return this.#wrong(row, cell, 'must be a number', kindOf(value));
    const whole = wholeNumber(value);
    if (whole >= 0) return whole;
    if (isMissing(value)) return null;
    const numbers = this.#numbers.get(cell) ?? new CellNumbers(this.#commas);
    this.#numbers.set(cell, numbers);
    const read = numbers.read(value, () => row.place(cell).place);
    return typeof read === 'number' ? read : this.#wrong(row, cell, read.rule, read.found, read.hint);
  }

  /** A number no larger than anybody counts, with either sign; null where there is no value. */
  amount(row: Row, cell: number): number | null {
    const value = this.number(row, cell);
    if (value === null || Math.abs(value) <= mostCounted) return value;
    return this.#wrong(row, cell, `must not be beyond ${mostCounted}`, String(value));
  }

  /** The same of at least 0. */
  count(row: Row, cell: number): number | null {
    const value = this.amount(row, cell);
    if (value === null || value >= 0) return value;
    return this.#wrong(row, cell, 'must not be below 0', String(value));
  }

  /** Tokens or requests, of which there are no parts; null where there is no value. */
  whole(row: Row, cell: number): number | null {
    const value = this.count(row, cell);
    if (value === null || Number.isInteger(value)) return value;
    const found = String(row.cells[cell]);
    const hint = /^\d{1,3}([.,]\d{3})+$/.test(found)
      ? 'leave out thousands separators, as in 1234'
      : undefined;
    return this.#wrong(row, cell, 'must be a whole number', quoted(found), hint);
  }

  /** A time; null where there is no value. */
  time(row: Row, cell: number): ReadTime | null {
    const value = row.cells[cell];
    if (value === null || value === '' || (typeof value === 'string' && isMissing(value))) return null;
    const time = this.#times.read(value);
    if (time !== null) return time;
    const found =
      typeof value === 'number' ? written(value) : typeof value === 'string' ? quoted(value) : kindOf(value);
    const hint = 'as in 2026-05-17T08:30:00Z, or seconds or milliseconds since 1970';
    return this.#wrong(row, cell, 'must be a time', found, hint);
  }

  /** A text without spaces around it; null where there is no value. */
  text(row: Row, cell: number): string | null {
    const value = row.cells[cell];
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
      return String(value);
    return typeof value !== 'string' || isMissing(value) ? null : value;
  }

  /** Notes that a cell is wrong. @throws ScenarioError where it is one too many */
  #wrong(row: Row, cell: number, rule: string, found?: string, hint?: string): null {
    this.#problems.push({
      ...row.place(cell),
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    });
    if (this.#problems.length === mostProblems) throw new ScenarioError(this.#problems);
    return null;
  }

  /** @throws ScenarioError where a cell was wrong, or a column cannot be told */
  check(columns: readonly string[]): void {
    if (this.#problems.length === 0)
      for (const [cell, numbers] of this.#numbers) {
        const doubt = numbers.doubt();
        if (doubt !== null) this.#problems.push({ ...doubt, path: columns[cell]! });
      }
    if (this.#problems.length > 0) throw new ScenarioError(this.#problems);
  }
}

/** Digits that a number holds exactly. */
const mostDigits = 15;

/** A text of digits alone as a number, which most cells of a log are; -1 for any other text. */
function wholeNumber(text: string): number {
  if (text.length > mostDigits) return -1;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'no such cell in this line';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value;
}
