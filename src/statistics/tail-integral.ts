import { hypot, square } from '../elementary/elementary.ts';
import type { Powers } from './rare-part.ts';
import { type StratifiedRows, stratifiedMean } from './stratified-mean.ts';

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
  readonly adds: readonly Powers[];
}

/**
 * Integrates a column over an input's tail, from nodes in descending order of their tails; the last stands for what lies
 * beyond it. In a cell between two nodes a column is taken as straight.
 *
 * Error: a step somewhere in a cell is known to 1 / sqrt(12) of the cell's probability; smooth columns are known better.
 */
export function tailIntegral(nodes: readonly TailNode[], drawn: StratifiedRows): TailIntegral {
  const { weights } = drawn;
  const rows = nodes[0]!.deviations.length;
  const [firsts, seconds] = [new Float64Array(rows), new Float64Array(rows)];
  const cells: number[] = [];
  const adds: Powers[] = [];
  let squares = 0;
  for (const [at, { tail, deviations }] of nodes.entries()) {
    const next = nodes[at + 1];
    const width = tail - (next?.tail ?? 0);
    const beyond = next?.deviations ?? deviations;
    let [change, spread, spreadOfSquares] = [0, 0, 0];
    let [added, addedSquares] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const [a, b] = [deviations[row]!, beyond[row]!];
      firsts[row]! += (width * (a + b)) / 2;
      seconds[row]! += (width * (a * a + b * b)) / 2;
      const weight = weights[row]!;
      change += weight * (b - a);
      spread += weight * (b - a) * (b - a);
      spreadOfSquares += weight * (b * b - a * a);
      added += (weight * width * (a + b)) / 2;
      addedSquares += (weight * width * (a * a + b * b)) / 2;
    }
    adds.push({ first: added, second: addedSquares });
    cells.push(width * Math.sqrt((change * change + spread / rows) / 12));
    squares += square(width * spreadOfSquares) / 12;
  }
  const [first, second] = [stratifiedMean(firsts, drawn), stratifiedMean(seconds, drawn)];
  const grid = Math.sqrt(cells.reduce((sum, cell) => sum + cell * cell, 0));
  return {
    expected: { first: first.mean, second: second.mean },
    errors: { first: hypot(first.error, grid), second: hypot(second.error, Math.sqrt(squares)) },
    grid,
    cells,
    adds,
  };
}

/** One of some values: what a column is there less its centre, one value a draw of the other inputs. */
export interface PointNode {
  readonly probability: number;
  readonly deviations: Float64Array;
}

/** What single values are expected to add, each with its probability. */
export function pointSum(points: readonly PointNode[], drawn: StratifiedRows) {
  const rows = points[0]!.deviations.length;
  const [firsts, seconds] = [new Float64Array(rows), new Float64Array(rows)];
  for (const { probability, deviations } of points)
    for (let row = 0; row < rows; row++) {
      firsts[row]! += probability * deviations[row]!;
      seconds[row]! += probability * square(deviations[row]!);
    }
  const [first, second] = [stratifiedMean(firsts, drawn), stratifiedMean(seconds, drawn)];
  return {
    expected: { first: first.mean, second: second.mean },
    errors: { first: first.error, second: second.error },
    adds: points.map(({ probability, deviations }): Powers => {
      const squares = deviations.map((deviation) => deviation * deviation);
      return {
        first: probability * stratifiedMean(deviations, drawn).mean,
        second: probability * stratifiedMean(squares, drawn).mean,
      };
    }),
  };
}

/** The same of ascending values that stand for those between them: a step may lie anywhere between two. */
export function gridSum(points: readonly PointNode[], drawn: StratifiedRows) {
  const sum = pointSum(points, drawn);
  const together = (power: keyof Powers) =>
    sum.adds
      .slice(1)
      .reduce(
        (squares, add, at) => squares + square(add[power] - sum.adds[at]![power]) / 12,
        square(sum.errors[power]),
      );
  const errors = { first: Math.sqrt(together('first')), second: Math.sqrt(together('second')) };
  return { ...sum, errors };
}
