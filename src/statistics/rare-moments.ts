import { hypot, square } from '../elementary/elementary.ts';
import { type Estimate, type ReplicatedColumn, replicateError } from './estimate.ts';
import type { Powers, RarePart } from './rare-part.ts';

/** The mean of a column in base units with what is expected of its rare parts in place of what was seen of them. */
export function meanWithRareParts(column: ReplicatedColumn, parts: readonly RarePart[]): Estimate {
  const ofParts = hypotenuse(parts.map(({ errors }) => errors.first));
  const means = column.replicates.map(
    ({ summary }, replicate) => summary.mean + sumOf(parts, (part) => replaced(part, replicate, 'first')),
  );
  const { mean, count } = column.pooled.summary;
  if (count === 0) return unknown;
  const value = mean + sumOf(parts, (part) => pooledChange(part, 'first'));
  const spread = replicateError(means);
  if (spread === null || ofParts === null || !Number.isFinite(value)) return unknown;
  return { value, error: hypot(withoutRounding(spread, means), ofParts) };
}

/**
 * The standard deviation of a column in base units, with what is expected of its rare parts; null where that of one of
 * them is not known.
 */
export function spreadWithRareParts(column: ReplicatedColumn, parts: readonly RarePart[]): Estimate | null {
  const ofParts = hypotenuse(parts.map(({ errors }) => errors.second));
  if (ofParts === null) return null;
  const { value: mean, error: ofMean } = meanWithRareParts(column, parts);
  const [{ centre }] = parts as readonly [RarePart];
  if (mean === null || ofMean === null) return unknown;
  const variance = ({ summary }: (typeof column)['pooled'], mean: number, change: number) =>
    Math.max(0, summary.m2 / summary.count + square(summary.mean - centre) + change - square(mean - centre));
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
  if (spread === null || !Number.isFinite(value)) return unknown;
  const error = hypot(withoutRounding(spread, spreads), value > 0 ? ofParts / (2 * value) : 0);
  return { value, error };
}

function replaced({ seen, expected }: RarePart, replicate: number, power: keyof Powers): number {
  return expected[power] - seen[replicate]![power];
}

function pooledChange({ seen, expected }: RarePart, power: keyof Powers): number {
  return expected[power] - sumOf(seen, (replicate) => replicate[power]) / seen.length;
}

const unknown: Estimate = { value: null, error: null };

/** The errors together; null where one is not known. */
function hypotenuse(errors: readonly (number | null)[]): number | null {
  return errors.includes(null) ? null : hypot(...(errors as number[]));
}

/** A spread of replicates that is no more than rounding is none. */
function withoutRounding(spread: number, values: readonly number[]): number {
  return spread <= 1e-15 * Math.max(...values.map(Math.abs)) ? 0 : spread;
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
