import { hypot, square } from '../../elementary/elementary.ts';
/**
 * Eigenvalues and eigenvectors (column k of `vectors` belongs to `values[k]`) of a symmetric `size` x `size` matrix,
 * row by row, by cyclic Jacobi rotations.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., section 8.5.
 */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(size * size);
  for (let k = 0; k < size; k++) vectors[k * size + k] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let offDiagonal = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) offDiagonal += square(a[p * size + q]!);
    if (offDiagonal < 1e-30) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, k) => a[k * size + k]!), vectors };
}

/** One rotation in the plane of p and q that makes `a[p, q]` zero. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + hypot(1, theta));
  const cosine = 1 / hypot(1, tangent);
  const sine = tangent * cosine;
  const turn = (target: Float64Array, first: number, second: number) => {
    const x = target[first]!;
    const y = target[second]!;
    target[first] = cosine * x - sine * y;
    target[second] = sine * x + cosine * y;
  };
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q);
}
