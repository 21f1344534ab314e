import type { SlicedInput } from './input-slices.ts';
import { sharpestStep } from './step.ts';

/** Rows `first` to `end` (not included) in the order of the input, which one straight line fits. */
export interface LinePiece {
  readonly first: number;
  readonly end: number;
}

/**
 * A cut must explain so many times the variance left in a row. Judgement: the best of 2,000 cuts explains 12 times by
 * chance, as the largest of so many squared normals.
 */
const surelyCut = 30;
/** Rows that a cut leaves on either side at least, so that a single extreme row is not fitted. Judgement. */
const fewestRows = 16;

/**
 * The pieces of an input in which least-squares lines follow the mean of `y`: its slices, cut again where a jump or a
 * bend is certain. `y` in the order of the input.
 */
export function linePieces(input: SlicedInput, y: Float64Array): LinePiece[] {
  const { x } = input;
  const borders = movedBorders(input, y);
  const pieces: LinePiece[] = [];
  const open = borders.slice(1).map((end, slice): LinePiece => ({ first: borders[slice]!, end }));
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    const cut = cutOf(x.subarray(piece.first, piece.end), y.subarray(piece.first, piece.end));
    if (cut === null) pieces.push(piece);
    else {
      const middle = piece.first + cut;
      open.push({ first: piece.first, end: middle }, { first: middle, end: piece.end });
    }
  }
  return pieces;
}

/** Borders, each moved to a jump that lies too few rows beside it to be cut off from the slice. */
function movedBorders({ x, borders }: SlicedInput, y: Float64Array): number[] {
  const isAtom = (slice: number) => x[borders[slice]!] === x[borders[slice + 1]! - 1];
  return borders.map((border, slice) => {
    const [first, end] = [border - 2 * fewestRows, border + 2 * fewestRows];
    if (first < (borders[slice - 1] ?? border) || end > (borders[slice + 1] ?? border)) return border;
    if (isAtom(slice - 1) || isAtom(slice)) return border;
    const cut = cutOf(x.subarray(first, end), y.subarray(first, end));
    return cut === null ? border : first + cut;
  });
}

function cutOf(x: Float64Array, y: Float64Array): number | null {
  const rows = x.length;
  if (rows < 2 * fewestRows || x[0] === x[rows - 1]) return null;
  const { residuals, squares } = leastSquares(x, y);
  const step = sharpestStep(x, residuals, fewestRows, rows - fewestRows);
  if (step === null) return null;
  const { place } = step;
  const left = leastSquares(x.subarray(0, place), y.subarray(0, place)).squares;
  const right = leastSquares(x.subarray(place), y.subarray(place)).squares;
  const chance = (left + right) / (rows - 4);
  // Rounding alone is no reason to cut.
  return squares - left - right > Math.max(surelyCut * chance, 1e-12 * squares) ? place : null;
}

/** Least squares of `y` on `x`. */
function leastSquares(x: Float64Array, y: Float64Array) {
  const rows = x.length;
  let [meanX, meanY] = [0, 0];
  for (let row = 0; row < rows; row++) {
    meanX += x[row]! / rows;
    meanY += y[row]! / rows;
  }
  let [xx, xy] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const dx = x[row]! - meanX;
    xx += dx * dx;
    xy += dx * (y[row]! - meanY);
  }
  const slope = xx > 0 ? xy / xx : 0;
  const residuals = new Float64Array(rows);
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    residuals[row] = y[row]! - meanY - slope * (x[row]! - meanX);
    squares += residuals[row]! * residuals[row]!;
  }
  return { residuals, squares };
}
