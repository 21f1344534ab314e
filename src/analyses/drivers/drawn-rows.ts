import type { ScenarioView } from '../../run/scenario-view.ts';

/** Kept draws of inputs and outputs that drivers are read from, replicate by replicate, in base units. */
export interface DrawnRows {
  readonly perReplicate: number;
  readonly input: (name: string) => Float64Array;
  readonly output: (name: string) => Float64Array;
}

/** The first draws of each replicate, at most so many. Columns are made once, so that what is known of them stays known. */
export function firstRows(view: ScenarioView, most: number): DrawnRows {
  const perReplicate = Math.min(most, view.rowsPerReplicate);
  const known = new Map<string, Float64Array>();
  const first = (name: string, values: Float64Array) => {
    if (perReplicate === view.rowsPerReplicate) return values;
    const found = known.get(name) ?? firstOfEach(values, view.rowsPerReplicate, perReplicate);
    known.set(name, found);
    return found;
  };
  return {
    perReplicate,
    input: (name) => first(name, view.keptInput(name)!),
    output: (name) => first(name, view.keptOutput(name)),
  };
}

function firstOfEach(values: Float64Array, rows: number, wanted: number): Float64Array {
  const replicates = values.length / rows;
  const found = new Float64Array(replicates * wanted);
  for (let k = 0; k < replicates; k++) found.set(values.subarray(k * rows, k * rows + wanted), k * wanted);
  return found;
}

/** A loop, as a callback for each of a million values costs more than what it asks. */
export function allFinite(values: Float64Array): boolean {
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
}
