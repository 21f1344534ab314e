import type { Place, Problem } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';

/** Rows of values to set: a scenario each. */
export interface SweptRows {
  /** Names as `--set` takes them, each once. */
  readonly columns: readonly string[];
  /** Notations, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
  /** Where a cell stands, for messages. */
  readonly placeOf: (row: number, column: number) => Place;
  /** What a row is called in a message, as in `line 7`. */
  readonly nameOf: (row: number) => string;
  /** What a cell is called where its place does not say in which row it stands, as in `gpu_price, row 7`. */
  readonly pathOf?: (row: number, column: string) => string;
  /** False where a file is no table of numbers by its shape: messages quote it only if all its columns are names of the scenario. */
  readonly showsItsCells?: boolean;
}

/** What is wrong with an empty cell: whether nothing is set, or nothing is known, is not guessed. */
export const emptyCell = (place: Place, path: string): Problem => ({
  place,
  path,
  rule: 'a cell must hold a value',
  found: quoted(''),
  hint: 'write what the scenario has where nothing changes',
});
