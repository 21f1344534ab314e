import { type Estimate, type ReplicatedColumn, replicateError } from './estimate.ts';

/**
 * A part of the outcomes that a run sees too seldom to judge by its draws, such as those of an event of probability 1e-7.
 * Its probability is exact, and what a column is in it was computed apart; what the draws showed of it is replaced by that.
 */
export interface RarePart {
  /** What deviations are taken from: a value near the column's mean, in base units. */
  readonly centre: number;
  /** By replicate, what its draws showed: means of (y - centre) and of its square over all draws, 0 outside the part. */
  readonly seen: readonly Powers[];
  /** The same as expected over all outcomes, each with one standard error. */
  readonly expected: Powers;
  readonly errors: Powers;
}

/** Of (y - centre) in a part: the mean of it and of its square. */
export interface Powers {
  readonly first: number;
  readonly second: number;
}

/** The mean of a column in base units with what is expected of its rare parts in place of what was seen of them. */
export function meanWithRareParts(column: ReplicatedColumn, parts: readonly RarePart[]): Estimate {
  const means = column.replicates.map(
    ({ summary }, replicate) => summary.mean + sumOf(parts, (part) => replaced(part, replicate, 'first')),
  );
  const { mean, count } = column.pooled.summary;
  if (count === 0) return { value: null, error: null };
  const value = mean + sumOf(parts, (part) => pooledChange(part, 'first'));
  const spread = replicateError(means);
  if (spread === null || !Number.isFinite(value)) return { value: null, error: null };
  return {
    value,
    error: Math.hypot(withoutRounding(spread, means), ...parts.map(({ errors }) => errors.first)),
  };
}

/** The standard deviation of a column in base units, with what is expected of its rare parts. */
export function spreadWithRareParts(column: ReplicatedColumn, parts: readonly RarePart[]): Estimate {
  const { value: mean, error: ofMean } = meanWithRareParts(column, parts);
  const [{ centre }] = parts as readonly [RarePart];
  if (mean === null || ofMean === null) return { value: null, error: null };
  const variance = ({ summary }: (typeof column)['pooled'], mean: number, change: number) =>
    Math.max(0, summary.m2 / summary.count + (summary.mean - centre) ** 2 + change - (mean - centre) ** 2);
  const value = Math.sqrt(
    variance(
      column.pooled,
      mean,
      sumOf(parts, (part) => pooledChange(part, 'second')),
    ),
  );
  const spreads = column.replicates.map((observed, replicate) => {
    const own = observed.summary.mean + sumOf(parts, (part) => replaced(part, replicate, 'first'));
    return Math.sqrt(
      variance(
        observed,
        own,
        sumOf(parts, (part) => replaced(part, replicate, 'second')),
      ),
    );
  });
  const spread = replicateError(spreads);
  if (spread === null || !Number.isFinite(value)) return { value: null, error: null };
  const ofParts = Math.hypot(...parts.map(({ errors }) => errors.second));
  const error = Math.hypot(withoutRounding(spread, spreads), value > 0 ? ofParts / (2 * value) : 0);
  return { value, error };
}

function replaced({ seen, expected }: RarePart, replicate: number, power: keyof Powers): number {
  return expected[power] - seen[replicate]![power];
}

function pooledChange({ seen, expected }: RarePart, power: keyof Powers): number {
  return expected[power] - sumOf(seen, (replicate) => replicate[power]) / seen.length;
}

/** A spread of replicates that is no more than rounding is none. */
function withoutRounding(spread: number, values: readonly number[]): number {
  return spread <= 1e-15 * Math.max(...values.map(Math.abs)) ? 0 : spread;
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
