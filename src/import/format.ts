import type { Fragment } from './fragment.ts';
import type { ImportOptions } from './options.ts';
import type { Table } from './tables/file-table.ts';

/** A kind of file that can be imported. */
export interface Format {
  readonly name: string;
  /** By which columns or keys it is known. */
  readonly knownBy: string;
  /** Options that it takes of those that only some kinds of file take; any other is refused, as it would change nothing. */
  readonly takes: readonly string[];
  /** Whether a table is one, by its columns. */
  fits(table: Table): boolean;
  /**
   * Reads it.
   *
   * @throws ScenarioError where a cell is wrong; UsageError where an option is needed
   */
  read(table: Table, options: ImportOptions): Promise<Fragment>;
}
