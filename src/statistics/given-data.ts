import { type Estimate, replicateError, unknownEstimate } from './estimate.ts';
import type { SlicedInput } from './input-slices.ts';
import { type LinePiece, linePieces } from './piecewise-lines.ts';

/** Fewest rows of a slice of the input, for `sliceInput`. Judgement. */
export const givenDataRows = 64;

/**
 * First-order Sobol' index Var(E[y | x]) / Var(y) from any sample, correlated inputs included: the correlation ratio,
 * with the share that chance explains taken off (adjusted by degrees of freedom). Null where `y` is constant. The error
 * is that of the jackknife over replicates.
 *
 * Source: Plischke, Borgonovo and Smith, Global sensitivity measures from given data, Eur. J. Oper. Res. 226 (2013)
 * 536-550, section 3, with lines instead of constants in the bins, and bins cut where E[y | x] jumps; the adjustment is
 * Ezekiel's for R squared.
 */
export function givenDataFirstOrder(input: SlicedInput, y: Float64Array, replicates: number): Estimate {
  const rows = y.length;
  const { order } = input;
  const ordered = new Float64Array(rows);
  let middle = 0;
  for (let place = 0; place < rows; place++) middle += y[place]! / rows;
  for (let place = 0; place < rows; place++) ordered[place] = y[order[place]!]! - middle;
  const all = new Float64Array(sums);
  const without = Array.from({ length: replicates }, () => new Float64Array(sums));
  for (const piece of linePieces(input, ordered)) {
    const parts = partsOf(input, ordered, piece, replicates);
    addLine(all, parts, -1);
    for (let replicate = 0; replicate < replicates; replicate++)
      addLine(without[replicate]!, parts, replicate);
  }
  const value = adjusted(all);
  return value === null ? unknownEstimate : { value, error: jackknifeError(without.map(adjusted)) };
}

/** What is added up over pieces: rows, parameters, squares left, and the sum and squares of `y`. */
const sums = 5;
/** What is added up over the rows of a piece: rows, x, y, their squares and product. */
const terms = 6;

/** Terms by replicate, about the middle of the piece. */
function partsOf(
  { x, replicateOf }: SlicedInput,
  y: Float64Array,
  { first, end }: LinePiece,
  replicates: number,
): Float64Array[] {
  const parts = Array.from({ length: replicates }, () => new Float64Array(terms));
  let [meanX, meanY] = [0, 0];
  for (let place = first; place < end; place++) {
    meanX += x[place]! / (end - first);
    meanY += y[place]! / (end - first);
  }
  for (let place = first; place < end; place++) {
    const part = parts[replicateOf[place]!]!;
    const [dx, dy] = [x[place]! - meanX, y[place]! - meanY];
    part[0]! += 1;
    part[1]! += dx;
    part[2]! += dy;
    part[3]! += dx * dx;
    part[4]! += dx * dy;
    part[5]! += dy * dy;
  }
  return [...parts, Float64Array.of(meanX, meanY)];
}

/** Adds the line through a piece without one of the replicates to the sums over pieces. */
function addLine(total: Float64Array, parts: readonly Float64Array[], left: number): void {
  let [rows, sumX, sumY, squaresX, products, squaresY] = [0, 0, 0, 0, 0, 0];
  for (let replicate = 0; replicate < parts.length - 1; replicate++) {
    if (replicate === left) continue;
    const part = parts[replicate]!;
    rows += part[0]!;
    sumX += part[1]!;
    sumY += part[2]!;
    squaresX += part[3]!;
    products += part[4]!;
    squaresY += part[5]!;
  }
  if (rows === 0) return;
  const xx = squaresX - (sumX * sumX) / rows;
  const xy = products - (sumX * sumY) / rows;
  const yy = squaresY - (sumY * sumY) / rows;
  // A spread of rounding errors is none.
  const sloped = xx > 1e-14 * squaresX;
  const meanY = parts.at(-1)![1]!;
  total[0]! += rows;
  total[1]! += sloped ? 2 : 1;
  total[2]! += Math.max(0, sloped ? yy - (xy * xy) / xx : yy);
  total[3]! += sumY + rows * meanY;
  total[4]! += squaresY + 2 * meanY * sumY + rows * meanY * meanY;
}

/** R squared, adjusted; null where nothing varies or too few rows are left. */
function adjusted([rows, parameters, residual, sum, squares]: Float64Array): number | null {
  const total = squares! - (sum! * sum!) / rows!;
  if (!(total > 0) || rows! <= parameters!) return null;
  return 1 - residual! / (rows! - parameters!) / (total / (rows! - 1));
}

/** The spread of what is left without each replicate, enlarged: (R - 1) times the error of R independent numbers. */
function jackknifeError(without: readonly (number | null)[]): number | null {
  const error = replicateError(without);
  return error === null ? null : (without.length - 1) * error;
}
