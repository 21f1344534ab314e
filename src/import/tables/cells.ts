import { type Problem, ScenarioError } from '../../errors.ts';
import { timeOf } from '../../fit/log/timestamps.ts';
import { quoted } from '../../notation/messages.ts';
import { CellNumbers, isMissing } from '../../scenario/cell-numbers.ts';
import { mostProblems } from '../../scenario/csv.ts';
import type { Row } from './file-table.ts';

/** A time of a file. */
export interface ReadTime {
  /** Milliseconds since 1970; of the clock on the wall where no zone is named. */
  readonly ms: number;
  readonly hasZone: boolean;
}

const zone = /(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;

/** Reads the cells of a table, and collects what is wrong with them. */
export class Cells {
  readonly #problems: Problem[] = [];
  readonly #numbers = new Map<number, CellNumbers>();
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
      return Number.isNaN(value) ? null : this.#wrong(row, cell, 'must be a finite number', String(value));
    }
    if (typeof value === 'bigint') return Number(value);
    if (typeof value !== 'string') return this.#wrong(row, cell, 'must be a number', kindOf(value));
    if (isMissing(value)) return null;
    const numbers = this.#numbers.get(cell) ?? new CellNumbers(this.#commas);
    this.#numbers.set(cell, numbers);
    const read = numbers.read(value, () => row.place(cell).place);
    return typeof read === 'number' ? read : this.#wrong(row, cell, read.rule, read.found, read.hint);
  }

  /** A number of at least 0; null where there is no value. */
  count(row: Row, cell: number): number | null {
    const value = this.number(row, cell);
    return value !== null && value < 0 ? this.#wrong(row, cell, 'must not be below 0', String(value)) : value;
  }

  /** A time; null where there is no value. */
  time(row: Row, cell: number): ReadTime | null {
    const value = row.cells[cell];
    if (value === null || value === '' || (typeof value === 'string' && isMissing(value))) return null;
    const ms = timeOf(value);
    if (ms !== null)
      return { ms, hasZone: typeof value !== 'string' || !/[-:T ]/.test(value) || zone.test(value) };
    const found =
      typeof value === 'string' || typeof value === 'number' ? quoted(String(value)) : kindOf(value);
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

function kindOf(value: unknown): string {
  if (value === undefined) return 'no such cell in this line';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value;
}
