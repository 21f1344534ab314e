import type { ScenarioView } from '../../run/scenario-view.ts';
import type { KnownColumns } from './known-columns.ts';

/** Kept draws of inputs and outputs that drivers are read from, replicate by replicate, in base units. */
export interface DrawnRows {
  readonly perReplicate: number;
  /** What was made of these columns. */
  readonly known: KnownColumns;
  readonly input: (name: string) => Float64Array;
  readonly output: (name: string) => Float64Array;
}

/** The first draws of each replicate, at most so many. An input's column is made once. */
export function firstRows(view: ScenarioView, most: number, known: KnownColumns): DrawnRows {
  const perReplicate = Math.min(most, view.rowsPerReplicate);
  const first = (values: Float64Array) =>
    perReplicate === view.rowsPerReplicate
      ? values
      : firstOfEach(values, view.rowsPerReplicate, perReplicate);
  return {
    perReplicate,
    known,
    input(name) {
      const values = view.keptInput(name)!;
      return known.once(`first ${perReplicate}`, values, () => first(values));
    },
    output: (name) => first(view.keptOutput(name)),
  };
}

function firstOfEach(values: Float64Array, rows: number, wanted: number): Float64Array {
  const replicates = values.length / rows;
  const found = new Float64Array(replicates * wanted);
  for (let k = 0; k < replicates; k++) found.set(values.subarray(k * rows, k * rows + wanted), k * wanted);
  return found;
}

/** An indexed loop: a callback or an iterator for each of a million values costs more than the question itself. */
export function allFinite(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!Number.isFinite(values[row])) return false;
  return true;
}
