import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, normalFromSpearman, spearmanFromNormal } from './correlation.ts';
import { nearestCorrelation } from './nearest-correlation.ts';

/** A symmetric matrix with unit diagonal from the entries above it, row by row. */
function matrixOf(size: number, above: readonly number[]): Float64Array {
  const matrix = new Float64Array(size * size);
  let next = 0;
  for (let row = 0; row < size; row++) {
    matrix[row * size + row] = 1;
    for (let column = row + 1; column < size; column++) {
      matrix[row * size + column] = above[next]!;
      matrix[column * size + row] = above[next++]!;
    }
  }
  return matrix;
}

const distance = (a: Float64Array, b: Float64Array) =>
  Math.sqrt(a.reduce((sum, value, index) => sum + (value - b[index]!) ** 2, 0));

describe('normalFromSpearman', () => {
  it('keeps -1, 0 and 1, and is inverted by spearmanFromNormal', () => {
    expect(normalFromSpearman(0)).toBe(0);
    expect(normalFromSpearman(1)).toBeCloseTo(1, 15);
    expect(normalFromSpearman(-1)).toBeCloseTo(-1, 15);
    expect(normalFromSpearman(0.5)).toBeCloseTo(0.5176380902050415, 15);
    for (const rho of [-0.9, -0.3, 0.1, 0.77])
      expect(spearmanFromNormal(normalFromSpearman(rho))).toBeCloseTo(rho, 14);
  });
});

describe('cholesky', () => {
  it('multiplies back to the matrix', () => {
    const matrix = matrixOf(3, [0.5, -0.3, 0.2]);
    const factor = cholesky(matrix, 3)!;
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += factor[row * 3 + k]! * factor[column * 3 + k]!;
        expect(sum).toBeCloseTo(matrix[row * 3 + column]!, 14);
      }
  });

  it('refuses what no correlations can be', () => {
    expect(cholesky(matrixOf(3, [0.9, -0.9, 0.9]), 3)).toBeNull();
    expect(cholesky(matrixOf(2, [1]), 2)).toBeNull();
    expect(cholesky(matrixOf(2, [Number.NaN]), 2)).toBeNull();
  });
});

describe('nearestCorrelation', () => {
  it('gives the answer of Higham (2002), section 4', () => {
    // The 3 x 3 example: 1 1 0; 1 1 1; 0 1 1.
    const nearest = nearestCorrelation(matrixOf(3, [1, 0, 1]), 3);
    expect(nearest[1]).toBeCloseTo(0.7607, 4);
    expect(nearest[2]).toBeCloseTo(0.1573, 4);
    expect(nearest[5]).toBeCloseTo(0.7607, 4);
  });

  it('is a correlation matrix with a Cholesky factor, also rounded to four digits', () => {
    const size = 4;
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(entries, (above) => {
        const nearest = nearestCorrelation(matrixOf(size, above), size);
        for (let k = 0; k < size; k++) expect(nearest[k * size + k]).toBe(1);
        expect(cholesky(nearest, size)).not.toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('is nearer than the matrix shrunk towards no correlation until it is possible', () => {
    const asked = matrixOf(3, [0.9, -0.9, 0.9]);
    let shrunk = asked;
    for (let factor = 1; cholesky(shrunk, 3) === null; factor -= 0.001)
      shrunk = asked.map((value, index) => (index % 4 === 0 ? 1 : value * factor));
    expect(distance(nearestCorrelation(asked, 3), asked)).toBeLessThanOrEqual(distance(shrunk, asked) + 1e-3);
  });

  it('leaves a possible matrix as it is', () => {
    const matrix = matrixOf(3, [0.5, -0.3, 0.2]);
    expect(distance(nearestCorrelation(matrix, 3), matrix)).toBeLessThan(1e-9);
  });
});
