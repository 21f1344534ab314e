/**
 * Turns the shocks of a path so that the first moves the whole path most: an orthogonal matrix Q, row by row, such that the
 * columns of L Q are the principal components of a path L e, largest first. The path has the same distribution with
 * e = Q z as with e itself.
 *
 * Q has the eigenvectors of L'L, found by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 4th edition,
 * 8.5). Source for the order: Acworth, Broadie and Glasserman, A comparison of some Monte Carlo and quasi Monte Carlo
 * techniques for option pricing (1998).
 */
export function principalShocks(path: Float64Array, size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += path[k * size + row]! * path[k * size + column]!;
      matrix[row * size + column] = sum;
    }
  const vectors = identity(size);
  for (let sweep = 0; sweep < mostSweeps && rotateAll(matrix, vectors, size); sweep++);
  const order = Array.from({ length: size }, (_, k) => k).sort(
    (a, b) => matrix[b * size + b]! - matrix[a * size + a]! || a - b,
  );
  const turned = new Float64Array(size * size);
  for (const [column, from] of order.entries()) {
    // An eigenvector has no sign of its own: a shock above 0 moves the end of the path up.
    let end = 0;
    for (let k = 0; k < size; k++) end += path[(size - 1) * size + k]! * vectors[k * size + from]!;
    const sign = end < 0 ? -1 : 1;
    for (let row = 0; row < size; row++) turned[row * size + column] = sign * vectors[row * size + from]!;
  }
  return turned;
}

const mostSweeps = 60;

export function identity(size: number): Float64Array {
  return new Float64Array(size * size).map((_, index) => (index % (size + 1) === 0 ? 1 : 0));
}

/** The product of two square matrices. */
export function multiplied(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += a[row * size + k]! * b[k * size + column]!;
      product[row * size + column] = sum;
    }
  return product;
}

/** One sweep of rotations over a symmetric matrix; false where it was diagonal already. */
function rotateAll(matrix: Float64Array, vectors: Float64Array, size: number): boolean {
  let changed = false;
  for (let p = 0; p < size; p++)
    for (let q = p + 1; q < size; q++) {
      const off = matrix[p * size + q]!;
      const scale = Math.sqrt(Math.abs(matrix[p * size + p]! * matrix[q * size + q]!));
      if (Math.abs(off) <= 1e-16 * scale) continue;
      changed = true;
      const theta = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * off);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      rotate(matrix, vectors, size, [p, q], c, t * c);
    }
  return changed;
}

function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  size: number,
  [p, q]: readonly [number, number],
  c: number,
  s: number,
): void {
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[k * size + p]!, matrix[k * size + q]!];
    matrix[k * size + p] = c * a - s * b;
    matrix[k * size + q] = s * a + c * b;
  }
  for (let k = 0; k < size; k++) {
    const [a, b] = [matrix[p * size + k]!, matrix[q * size + k]!];
    matrix[p * size + k] = c * a - s * b;
    matrix[q * size + k] = s * a + c * b;
  }
  for (let k = 0; k < size; k++) {
    const [a, b] = [vectors[k * size + p]!, vectors[k * size + q]!];
    vectors[k * size + p] = c * a - s * b;
    vectors[k * size + q] = s * a + c * b;
  }
}
