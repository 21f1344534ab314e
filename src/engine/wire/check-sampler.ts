import type { Sampler } from '../../plan/sampler.ts';
import { WireError } from './wire-error.ts';

/** Octaves a side of a quantile table, and the largest resolution (see plan/quantile-table.ts). */
const octaves = 52;
const mostBits = 7;
const mostCells = 1 << 20;

/** The length of each table as its first doubles tell it; null where they tell none. */
const lengths: Readonly<Record<Sampler['method'], (data: Float64Array) => number | null>> = {
  linear: () => 3,
  triangular: () => 6,
  table: tableLength,
  'log-table': tableLength,
  'ceil-table': tableLength,
  guide: guideLength,
};

/** @throws WireError where a table is not laid out as its method reads it */
export function checkSampler({ method, data }: Sampler): void {
  if (!Object.hasOwn(lengths, method)) throw new WireError(`there is no sampler "${method}"`);
  const length = lengths[method](data);
  if (length === null || length !== data.length || (method === 'guide' && !stepsLieWithin(data)))
    throw new WireError(`a table of a sampler is not laid out as "${method}" reads it`);
}

/** plan/quantile-table.ts says how it is laid out. */
function tableLength([bits, lower, upper]: Float64Array): number | null {
  if (!isCount(bits, 1, mostBits) || !isCount(lower, 0, mostCells) || !isCount(upper, 0, mostCells))
    return null;
  return 4 + 2 * 4 * (octaves * (1 << bits) + 1) + 6 * (lower + upper);
}

/** plan/guide-table.ts says how it is laid out. */
function guideLength([cells, lower, upper]: Float64Array): number | null {
  if (!isCount(cells, 1, mostCells) || !isCount(lower, 1, 1 << 26) || !isCount(upper, 1, 1 << 26))
    return null;
  return 4 + 2 * cells + 2 * (lower + upper);
}

/** Whether every search of a guide begins at a step of its side, and ends there. */
function stepsLieWithin(data: Float64Array): boolean {
  const [cells, lower, upper] = data as unknown as [number, number, number];
  for (let k = 0; k < cells; k++)
    if (!isCount(data[4 + k], 0, lower - 1) || !isCount(data[4 + cells + k], 0, upper - 1)) return false;
  const steps = 4 + 2 * cells;
  const isEnd = (step: number, least: number) => data[steps + 2 * step]! >= least;
  return isEnd(lower - 1, 0.5) && isEnd(lower + upper - 1, 0.5);
}

function isCount(value: number | undefined, least: number, most: number): value is number {
  return Number.isInteger(value) && value! >= least && value! <= most;
}
