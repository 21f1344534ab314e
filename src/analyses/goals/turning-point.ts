/** Where along an input a goal's chance crosses what is asked. */
export interface TurningPoint {
  /** `always` and `never`: the chance stays on one side wherever the input lies. */
  readonly holds: 'below' | 'above' | 'always' | 'never';
  /** In the unit of `x`; null for `always` and `never`. */
  readonly value: number | null;
}

/** Steps of equally many rows along the input. */
const steps = 32;
/** Errors of a step's count that pooling may move it by: more is a chance that rises and falls. */
const mostMoved = 4;

/**
 * The value of `x` up to which (or from which on) the chance that a goal holds, given `x`, is at least `required`. The
 * chance is counted in steps of equally many rows and made monotone by pooling neighbours; null where it is not.
 *
 * `held`: 1 on rows on which the goal holds, 0 on others. `order`: rows in ascending order of `x`, at least two a step.
 * Source: Ayer et al., An empirical distribution function for sampling with incomplete information, Ann. Math. Stat. 26
 * (1955) 641-647 (pool adjacent violators).
 */
export function turningPoint(
  x: Float64Array,
  held: Uint8Array,
  order: Uint32Array,
  required: number,
): TurningPoint | null {
  const parts = Array.from({ length: steps }, (_, step) =>
    order.subarray(
      Math.round((step * order.length) / steps),
      Math.round(((step + 1) * order.length) / steps),
    ),
  );
  const chances = parts.map((rows) => rows.reduce((sum, row) => sum + held[row]!, 0) / rows.length);
  const falls = slope(chances) < 0;
  const rising = falls ? pooled(chances.toReversed()).toReversed() : pooled(chances);
  const error = Math.sqrt((0.25 * steps) / order.length);
  if (chances.some((chance, step) => Math.abs(chance - rising[step]!) > mostMoved * error)) return null;
  if (rising.every((chance) => chance >= required)) return { holds: 'always', value: null };
  if (rising.every((chance) => chance < required)) return { holds: 'never', value: null };
  const next = rising.findIndex(
    (chance, step) => step > 0 && chance >= required !== rising[step - 1]! >= required,
  );
  const [from, to] = [rising[next - 1]!, rising[next]!];
  const [start, end] = [parts[next - 1]!, parts[next]!].map((rows) => x[rows[rows.length >> 1]!]!) as [
    number,
    number,
  ];
  return {
    holds: falls ? 'below' : 'above',
    value: start + ((end - start) * (required - from)) / (to - from),
  };
}

/** Sign of the least-squares slope over the steps. */
function slope(chances: readonly number[]): number {
  const middle = (chances.length - 1) / 2;
  return chances.reduce((sum, chance, step) => sum + (step - middle) * chance, 0);
}

/** The nearest ascending sequence, by least squares. */
function pooled(values: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const value of values) {
    let block = { sum: value, count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count > block.sum / block.count;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
}
