import type { Place } from '../../errors.ts';

/** A file as a table: named columns, and rows that are read piece by piece, so that no size of file fills the memory. */
export interface Table {
  /** As the user named it. */
  readonly file: string;
  /** What it is written as: `CSV`, `JSON`, `Parquet`. */
  readonly kind: string;
  /** Columns, those of fields inside fields joined by dots, as in `usage.input_tokens`; a field that holds others has its own name too. */
  readonly names: readonly string[];
  /** Whether rows may have fields that are not in `names`, as those of JSON may. */
  readonly isOpen: boolean;
  /** Whether a comma may be the decimal sign of a text. */
  readonly commas: boolean;
  /** Whether its shape is that of a table of names and numbers, so that a message may show its names. */
  readonly showsNames: boolean;
  /** Goes through the file once; cells stand in the order of the columns that are asked for. @throws ScenarioError where the file is broken */
  rows(columns: readonly string[]): AsyncIterable<readonly Row[]>;
}

export interface Row {
  /** Texts without spaces around them, numbers, dates, objects; null or an empty text where there is no value, undefined where the row has no such cell. */
  readonly cells: readonly unknown[];
  /** Where a cell stands, by its position in `cells`, and the column as problems name it. */
  place(cell: number): { readonly place: Place; readonly path: string };
}

/** How a file is opened, as often as needed: its bytes from the first to the last. */
export interface ByteSource {
  /** As the user named it. */
  readonly name: string;
  pieces(): Iterable<Uint8Array>;
  readonly byteLength: number;
  /** The bytes from `start` to before `end`. */
  slice(start: number, end?: number): ArrayBuffer;
}

/** Rows that are handed on together. */
export const batchSize = 512;
