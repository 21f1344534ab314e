import type { Powers } from './rare-part.ts';

/** What a column is at one point of an input's tail: less its centre, one value a draw of the other inputs. */
export interface TailNode {
  /** Probability of the part of the tail beyond it. */
  readonly tail: number;
  readonly deviations: Float64Array;
}

/** What a tail is expected to add to the means of a column's deviation and of its square. */
export interface TailIntegral {
  readonly expected: Powers;
  /** One standard error: of the other inputs' draws, as if independent, and of the grid. */
  readonly errors: Powers;
  /** The grid's part of the error of `expected.first`. */
  readonly grid: number;
  /** Of each cell between two nodes, its part of that. */
  readonly cells: readonly number[];
  /** Of each cell, what it adds to `expected.first`; the last is what lies beyond all nodes. */
  readonly adds: readonly number[];
}

/**
 * Integrates a column over an input's tail, from nodes in descending order of their tails; the last stands for what lies
 * beyond it. In a cell between two nodes a column is taken as straight.
 *
 * Error: a step somewhere in a cell is known to 1 / sqrt(12) of the cell's probability; smooth columns are known better.
 */
export function tailIntegral(nodes: readonly TailNode[]): TailIntegral {
  const rows = nodes[0]!.deviations.length;
  const [firsts, seconds] = [new Float64Array(rows), new Float64Array(rows)];
  const [cells, adds]: [number[], number[]] = [[], []];
  let squares = 0;
  for (const [at, { tail, deviations }] of nodes.entries()) {
    const next = nodes[at + 1];
    const width = tail - (next?.tail ?? 0);
    const beyond = next?.deviations ?? deviations;
    let [change, spread, spreadOfSquares, added] = [0, 0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const [a, b] = [deviations[row]!, beyond[row]!];
      firsts[row]! += (width * (a + b)) / 2;
      seconds[row]! += (width * (a * a + b * b)) / 2;
      change += (b - a) / rows;
      spread += ((b - a) * (b - a)) / rows;
      spreadOfSquares += (b * b - a * a) / rows;
      added += (width * (a + b)) / 2 / rows;
    }
    adds.push(added);
    cells.push(width * Math.sqrt((change * change + spread / rows) / 12));
    squares += (width * spreadOfSquares) ** 2 / 12;
  }
  const [first, second] = [meanAndError(firsts), meanAndError(seconds)];
  const grid = Math.sqrt(cells.reduce((sum, cell) => sum + cell * cell, 0));
  return {
    expected: { first: first.mean, second: second.mean },
    errors: { first: Math.hypot(first.error, grid), second: Math.hypot(second.error, Math.sqrt(squares)) },
    grid,
    cells,
    adds,
  };
}

/** What single values are expected to add, each with its probability. */
export function pointSum(
  points: readonly { readonly probability: number; readonly deviations: Float64Array }[],
) {
  const rows = points[0]!.deviations.length;
  const [firsts, seconds] = [new Float64Array(rows), new Float64Array(rows)];
  for (const { probability, deviations } of points)
    for (let row = 0; row < rows; row++) {
      firsts[row]! += probability * deviations[row]!;
      seconds[row]! += probability * deviations[row]! ** 2;
    }
  const [first, second] = [meanAndError(firsts), meanAndError(seconds)];
  return {
    expected: { first: first.mean, second: second.mean },
    errors: { first: first.error, second: second.error },
    adds: points.map(({ probability, deviations }) => probability * meanAndError(deviations).mean),
  };
}

function meanAndError(values: Float64Array): { readonly mean: number; readonly error: number } {
  const rows = values.length;
  const [origin] = values as unknown as [number];
  let mean = 0;
  for (const value of values) mean += (value - origin) / rows;
  let squares = 0;
  for (const value of values) squares += (value - origin - mean) ** 2;
  return { mean: origin + mean, error: Math.sqrt(squares / Math.max(1, rows - 1) / rows) };
}
