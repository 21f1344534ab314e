import { cholesky, normalFromSpearman, spearmanFromNormal } from '../distributions/copula/correlation.ts';
import { nearestCorrelation } from '../distributions/copula/nearest-correlation.ts';
import { rankCorrelation, ranks } from '../statistics/rank.ts';

/** A column of a log, NaN where a row has no value. */
export interface NamedColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** How two columns go together. */
export interface Relation {
  readonly between: readonly [string, string];
  /** Over rows in which every column has a value. */
  readonly spearman: number;
  /** Rows it was counted over. */
  readonly rows: number;
}

/** As near to 1 as a scenario may come. */
const nearest = 0.999;

/**
 * Rank correlations of all pairs, moved as little as needed where they are not possible together once they are those of
 * a normal copula; pairs that chance explains (|rho| below two standard errors, 2 / sqrt(n)) are left out.
 */
export function relationsOf(columns: readonly NamedColumn[]): readonly Relation[] {
  const whole = completeRows(columns);
  const rows = whole[0]?.length ?? 0;
  if (rows < 10) return [];
  const ranked = whole.map((values) => ranks(values));
  const size = columns.length;
  const matrix = new Float64Array(size * size).map((_, index) => (index % (size + 1) === 0 ? 1 : 0));
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const rho = rankCorrelation(ranked[a]!, ranked[b]!) ?? 0;
      const kept = Math.abs(rho) < 2 / Math.sqrt(rows) ? 0 : Math.min(Math.max(rho, -nearest), nearest);
      matrix[a * size + b] = normalFromSpearman(Number(kept.toFixed(3)));
      matrix[b * size + a] = matrix[a * size + b]!;
    }
  // Shrunk a little after it was moved, so that rounding cannot make it impossible again.
  const possible =
    cholesky(matrix, size) === null ? nearestCorrelation(matrix, size).map((value) => 0.995 * value) : matrix;
  const relations: Relation[] = [];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const spearman = Number(spearmanFromNormal(possible[a * size + b]!).toFixed(3));
      if (spearman !== 0) relations.push({ between: [columns[a]!.name, columns[b]!.name], spearman, rows });
    }
  return relations;
}

/** Pearson's correlation over rows in which both have a value; null where one of them is constant. */
export function linearCorrelation(a: NamedColumn, b: NamedColumn): number | null {
  const [x, y] = completeRows([a, b]) as [Float64Array, Float64Array];
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [xMean, yMean] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [row, value] of x.entries()) {
    const [dx, dy] = [value - xMean, y[row]! - yMean];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

function completeRows(columns: readonly NamedColumn[]): Float64Array[] {
  const rows = Array.from(columns[0]?.values ?? [], (_, row) => row).filter((row) =>
    columns.every(({ values }) => !Number.isNaN(values[row]!)),
  );
  return columns.map(({ values }) => Float64Array.from(rows, (row) => values[row]!));
}
