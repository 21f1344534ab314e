import type { Problem } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { type CellNumbers, isMissing } from '../../scenario/cell-numbers.ts';
import type { LogRow } from './log-table.ts';
import { timeOf } from './timestamps.ts';

/** The number in a cell; null where it has no value, a problem where it holds something else. */
export function numberIn(row: LogRow, column: number, numbers: CellNumbers): number | Problem | null {
  const cell = row.cell(column);
  const problem = (rest: Omit<Problem, 'place' | 'path'>): Problem => ({ ...row.place(column), ...rest });
  const rule = 'must be a number';
  if (cell === undefined) return problem({ rule, found: 'no such cell in this line' });
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell === 'number') {
    if (Number.isNaN(cell)) return null;
    return Number.isFinite(cell) ? cell : problem({ rule: 'must be a finite number', found: shown(cell) });
  }
  if (typeof cell !== 'string') return problem({ rule, found: shown(cell) });
  if (isMissing(cell)) return null;
  const value = numbers.read(cell, () => row.place(column).place);
  return typeof value === 'number' ? value : problem(value);
}

/** The time in a cell, in milliseconds since 1970; null where it has no value, a problem where it holds something else. */
export function timeIn(row: LogRow, column: number): number | Problem | null {
  const cell = row.cell(column);
  if (cell === null || (typeof cell === 'string' && isMissing(cell))) return null;
  const time = timeOf(cell);
  if (time !== null) return time;
  const found = cell === undefined ? 'no such cell in this line' : shown(cell);
  const hint = 'as in 2026-05-17T08:30:00Z, or seconds or milliseconds since 1970';
  return { ...row.place(column), rule: 'must be a time', found, hint };
}

/** A cell in a message. JSON takes a number that is too large as an infinite one, which nobody wrote. */
function shown(cell: unknown): string {
  if (Number.isNaN(cell)) return 'no number';
  return cell === Infinity || cell === -Infinity ? 'a number beyond 1.8e308' : quoted(String(cell));
}
