import type { Distribution } from '../distributions/distribution.ts';
import { binaryExponent, powerOfTwo } from '../elementary/elementary.ts';
import { sharedDoubles } from './shared-doubles.ts';

/*
 * A discrete distribution's steps, each side found from a guide (Chen and Asau, On generating random variates from an
 * empirical distribution, AIIE Transactions 6, 1974). src/kernel/assembly/guide.ts reads this layout:
 *
 *   doubles 0 to 3       guide cells a side; steps of the lower side; steps of the upper side; 0
 *   1 double a cell      step where the search begins: the lower side's cells, then the upper side's
 *   2 doubles a step     probability, value: the lower side's, then the upper side's
 *
 * Lower side: the first step whose cumulative probability is at least t. Upper side, from the top down: the last step
 * whose survival is at most |t|.
 */

const mostCells = 2 ** 20;

/** `atoms`: all values that can be drawn, ascending. Values are multiplied by `scale`. */
export function buildGuideTable(
  { cdf, survival }: Pick<Distribution, 'cdf' | 'survival'>,
  atoms: Float64Array,
  scale: number,
): Float64Array {
  const lower: number[] = [];
  for (let k = 0; k < atoms.length; k++) {
    const probability = cdf(atoms[k]!);
    // Nothing lies beyond the last step.
    const isLast = probability >= 0.5 || k === atoms.length - 1;
    lower.push(isLast ? 1 : probability, atoms[k]! * scale);
    if (isLast) break;
  }
  const upper: number[] = [];
  for (let k = atoms.length - 1; k >= 0; k--) {
    const probability = survival(atoms[k]!);
    if (probability > 0.5 && upper.length > 0) break;
    upper.push(upper.length === 0 ? 0 : probability, atoms[k]! * scale);
  }
  // The kernel looks at the step after the one it takes.
  upper.push(Number.POSITIVE_INFINITY, 0);

  const cells = Math.min(mostCells, powerOfTwo(binaryExponent(atoms.length) + 1));
  const data = sharedDoubles(4 + 2 * cells + lower.length + upper.length);
  data.set([cells, lower.length / 2, upper.length / 2, 0]);
  let [low, high] = [0, 0];
  for (let cell = 0; cell < cells; cell++) {
    const start = cell / (2 * cells);
    while (lower[2 * low]! < start) low++;
    while (upper[2 * (high + 1)]! <= start) high++;
    data[4 + cell] = low;
    data[4 + cells + cell] = high;
  }
  data.set(lower, 4 + 2 * cells);
  data.set(upper, 4 + 2 * cells + lower.length);
  return data;
}
