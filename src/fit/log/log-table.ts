import type { Place } from '../../errors.ts';

/** A request log, however it is written: named columns and rows, which can be gone through more than once. */
export interface LogTable {
  /** As the user named it. */
  readonly file: string;
  readonly names: readonly string[];
  /** Whether a comma may be the decimal sign of a text. */
  readonly commas: boolean;
  /** Whether `empirical` can read it. */
  readonly isCsv: boolean;
  /** Whether it is a table by its shape, so that messages may quote what stands in it. */
  showsItsCells(): boolean;
  rows(): Iterable<LogRow>;
}

export interface LogRow {
  /** A cell by the index of its column: a text without spaces around it, a number, a date; undefined where the row has no such cell. */
  cell(column: number): unknown;
  /** Where the cell stands, and which row it is where a file has no lines. */
  place(column: number): { readonly place: Place; readonly path: string };
}
