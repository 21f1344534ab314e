import { asin, sin } from '../../elementary/elementary.ts';

/**
 * Correlation of two normals whose copula has the Spearman rank correlation `spearman`, in [-1, 1].
 *
 * Source: Pearson (1907); Kruskal, Ordinal measures of association, JASA 53 (1958).
 */
export function normalFromSpearman(spearman: number): number {
  return 2 * sin((Math.PI / 6) * spearman);
}

/** The Spearman rank correlation of a normal copula with correlation `normal`: the inverse of `normalFromSpearman`. */
export function spearmanFromNormal(normal: number): number {
  return (6 / Math.PI) * asin(normal / 2);
}

/**
 * Lower Cholesky factor of a symmetric `size` x `size` matrix, both row by row; null unless the matrix is positive
 * definite (every pivot above 1e-12, so that a perfect correlation of two inputs is refused too).
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= factor[row * size + k]! * factor[column * size + k]!;
      if (row === column) {
        if (!(sum > 1e-12)) return null;
        factor[row * size + row] = Math.sqrt(sum);
      } else factor[row * size + column] = sum / factor[column * size + column]!;
    }
  }
  return factor;
}
