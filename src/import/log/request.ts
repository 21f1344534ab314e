import type { ReadTime } from '../tables/cell-time.ts';
import type { Cells } from '../tables/cells.ts';
import type { Row, Table } from '../tables/file-table.ts';

/** One request of a log, or several that a log counts together. */
export interface Requests {
  readonly count: number;
  /** When they began; null where it is not said. */
  readonly time: ReadTime | null;
  /** Milliseconds that they are counted over; 0 for a single request. */
  readonly width: number;
  /** Tokens read by all of them, those from the cache included; null where it is not said. */
  readonly input: number | null;
  readonly output: number | null;
  /** Input tokens that were found in a prompt cache; null where it is not said. */
  readonly cached: number | null;
  readonly model: string | null;
}

/** How the requests of a log are read. */
export interface RequestReader {
  /** Columns that are read. */
  readonly columns: readonly string[];
  /** The columns that times are read from; null where there are none. */
  readonly time: string | null;
  /** How tokens were counted, for people. */
  readonly words: readonly string[];
  /** Whether a row is one request, so that the spread of lengths is known. */
  readonly isSingle: boolean;
  /** What of the file is not read, and why. */
  readonly unread?: readonly string[];
  /** What the last row says of the file as a whole; null where that is nothing. */
  caution?(row: Row): string | null;
  /** A row's requests; a text says why they are left out. */
  read(row: Row, cells: Cells): Requests | string;
}

/** One way of writing logs. */
export interface LogFormat {
  readonly name: string;
  readonly knownBy: string;
  /** Null where a table is none. */
  reader(table: Table): RequestReader | null;
}

/** The last part of a name that is joined by dots. */
export const lastOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/** The first name that a test holds for. */
export const named = (names: readonly string[], pattern: RegExp) =>
  names.find((name) => pattern.test(name)) ?? null;
