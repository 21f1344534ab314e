import type { InputRow, QuantityRow } from '../rows.ts';

/** A part of the model of a training run, in a file of its own. */
export interface TrainingSection {
  readonly inputs: readonly InputRow[];
  readonly quantities: readonly QuantityRow[];
}
