import { symmetricEigen } from './symmetric-eigen.ts';

/** Smallest eigenvalue of the answer, so that it has a Cholesky factor also after rounding for a message. */
const smallestEigenvalue = 1e-6;

/**
 * The correlation matrix (unit diagonal, eigenvalues of at least about 1e-6) nearest to a symmetric matrix in the
 * Frobenius norm, both row by row: alternating projections with Dykstra's correction.
 *
 * Source: Higham, Computing the nearest correlation matrix: a problem from finance, IMA J. Numer. Anal. 22 (2002),
 * algorithm 3.3.
 */
export function nearestCorrelation(matrix: Float64Array, size: number): Float64Array {
  let current = Float64Array.from(matrix);
  let correction = new Float64Array(size * size);
  for (let step = 0; step < 1000; step++) {
    const shifted = current.map((value, index) => value - correction[index]!);
    const projected = positivePart(shifted, size);
    correction = projected.map((value, index) => value - shifted[index]!);
    const next = projected.map((value, index) => (index % (size + 1) === 0 ? 1 : value));
    const change = Math.max(...next.map((value, index) => Math.abs(value - current[index]!)));
    current = next;
    if (change < 1e-10) break;
  }
  return unitDiagonal(positivePart(current, size), size);
}

/** The nearest symmetric matrix with eigenvalues of at least `smallestEigenvalue`. */
function positivePart(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const result = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++)
        sum +=
          Math.max(values[k]!, smallestEigenvalue) * vectors[row * size + k]! * vectors[column * size + k]!;
      result[row * size + column] = sum;
    }
  return result;
}

/** Scaled on both sides so that the diagonal is exactly 1, which keeps it positive definite. */
function unitDiagonal(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, index) => {
    const row = Math.floor(index / size);
    const column = index % size;
    if (row === column) return 1;
    return value / Math.sqrt(matrix[row * size + row]! * matrix[column * size + column]!);
  });
}
