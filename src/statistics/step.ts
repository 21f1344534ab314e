/** The two levels that fit values best. */
export interface Step {
  /** Number of values before the step. */
  readonly place: number;
  /** Sum of squares that it explains. */
  readonly explained: number;
}

/**
 * The step at which values in the order of `x` change their mean most clearly, by least squares, between two different
 * `x` and among the rows from `first` to `end` (not included). Null where all `x` there are equal.
 *
 * Source: the split of a regression tree, Breiman, Friedman, Olshen and Stone, Classification and Regression Trees,
 * 1984, section 8.4.
 */
export function sharpestStep(x: Float64Array, values: Float64Array, first: number, end: number): Step | null {
  let mean = 0;
  for (let row = first; row < end; row++) mean += values[row]! / (end - first);
  let [sum, place, sharpest] = [0, first, -1];
  for (let cut = first + 1; cut < end; cut++) {
    sum += values[cut - 1]! - mean;
    if (x[cut - 1] === x[cut]) continue;
    const gain = (sum * sum) / ((cut - first) * (end - cut));
    if (gain > sharpest) [sharpest, place] = [gain, cut];
  }
  return place === first ? null : { place, explained: sharpest * (end - first) };
}

/** Where a step fits values cut off at `low` and `high` better than a straight line over their places; else null. */
export function stepNotLine(x: Float64Array, values: Float64Array, low: number, high: number): number | null {
  const rows = values.length;
  const within = new Float64Array(rows);
  for (let row = 0; row < rows; row++) within[row] = Math.min(Math.max(values[row]!, low), high);
  const step = sharpestStep(x, within, 0, rows);
  let products = 0;
  for (let row = 0; row < rows; row++) products += (row - (rows - 1) / 2) * within[row]!;
  const ofLine = (products * products) / ((rows * (rows * rows - 1)) / 12);
  return step !== null && step.explained > ofLine ? step.place : null;
}
