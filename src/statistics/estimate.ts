import { createDistribution } from '../distributions/create-distribution.ts';
import { square } from '../elementary/elementary.ts';
import { sumHistograms } from '../kernel/histogram-sum.ts';
import type { ColumnMoments, ColumnSummary, PackedHistogram } from '../kernel/kernel.ts';
import { mergeColumnMoments } from '../kernel/merge.ts';
import { atomEndsOf, Observed } from './observed.ts';
import type { RarePart } from './rare-part.ts';
import { unpacked } from './unpacked.ts';

/** A number and one standard error of its simulation; null where it is not defined. */
export interface Estimate {
  readonly value: number | null;
  readonly error: number | null;
}

/** What is not defined, or not known at all. */
export const unknownEstimate: Estimate = { value: null, error: null };

/** An estimate in base units in another unit. */
export function scaled({ value, error }: Estimate, scale: number): Estimate {
  return { value: value === null ? null : value / scale, error: error === null ? null : error / scale };
}

/** How many draws a column has, whatever they are worth. */
export function drawsOf({ pooled, drawn }: ReplicatedColumn): number {
  return drawn?.draws ?? pooled.summary.count + pooled.summary.nonFinite;
}

/** A column as all replicates together saw it, and as each of them did. */
export interface ReplicatedColumn {
  /** What its values were multiplied by, a power of two; 1 unless stated otherwise. */
  readonly scale?: number;
  readonly pooled: Observed;
  /** Each replicate; where `leftOut`, all replicates but that one. */
  readonly replicates: readonly Observed[];
  readonly leftOut?: true;
  /** Of weighted draws, how many were drawn, and what each replicate alone saw; counts elsewhere are what draws are worth. */
  readonly drawn?: { readonly draws: number; readonly summaries: readonly ColumnMoments[] };
  /** Parts of the outcomes that the draws show too seldom; their moments are known apart. */
  readonly rare?: readonly RarePart[];
  /** The mean that the values come from, where it is known without any draw: the column is an input. */
  readonly exactMean?: number;
}

/**
 * `summaries`: one a replicate, in order; `pooled`: their histograms added up, with the ends of bins that the replicates'
 * own may lack.
 */
export function replicatedColumn(
  summaries: readonly ColumnSummary[],
  origin: number,
  pooled: () => PackedHistogram | null = () => sumOf(summaries),
  scale = 1,
): ReplicatedColumn {
  const all = unpacked(pooled);
  const atomEnds = atomEndsOf(summaries, all);
  return {
    scale,
    pooled: new Observed(mergeHalves(summaries), { own: all, all, origin, atomEnds }),
    replicates: summaries.map((summary) => {
      const own = unpacked(() => summary.histogram);
      return new Observed(summary, { own, all, origin, atomEnds });
    }),
  };
}

function sumOf(summaries: readonly ColumnSummary[]): PackedHistogram | null {
  const histograms = summaries.map(({ histogram }) => histogram).filter((histogram) => histogram !== null);
  return histograms.length < summaries.length ? null : sumHistograms(histograms);
}

/** Moments of all summaries together, half with half, as rounding is least then. */
export function mergeHalves(summaries: readonly ColumnMoments[]): ColumnMoments {
  if (summaries.length === 1) return summaries[0]!;
  const middle = summaries.length >> 1;
  return mergeColumnMoments(mergeHalves(summaries.slice(0, middle)), mergeHalves(summaries.slice(middle)));
}

/** The statistic of all draws, with the error that the spread of the replicates shows. */
export function estimate(
  column: ReplicatedColumn,
  statistic: (observed: Observed) => number | null,
  scale = 1,
): Estimate {
  const { pooled, replicates } = column;
  const value = statistic(pooled);
  if (value === null || !Number.isFinite(value)) return unknownEstimate;
  const error = columnError(column, replicates.map(statistic));
  return { value: value / scale, error: error === null ? null : error / scale };
}

/**
 * One standard error of a statistic of a column, from what its `replicates` give. What is said with one of them left out
 * differs by so much less than what each says alone.
 */
export function columnError(
  { leftOut }: Pick<ReplicatedColumn, 'leftOut'>,
  values: readonly (number | null)[],
): number | null {
  const error = replicateError(values);
  return error === null || leftOut === undefined ? error : error * (values.length - 1);
}

/**
 * What each replicate says of a statistic, so that the mean is that of all and `replicateError` its error: of weighted draws, what
 * all say and the rest without it.
 *
 * Source: Tukey's pseudo-values; Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), section 3.1.
 */
export function replicateValues(
  { leftOut, pooled, replicates }: ReplicatedColumn,
  statistic: (observed: Observed) => number,
): readonly number[] {
  const values = replicates.map(statistic);
  if (leftOut === undefined) return values;
  const all = statistic(pooled);
  return values.map((value) => value + values.length * (all - value));
}

/**
 * One standard error of what independent replicates give: their standard deviation over the root of their number. Null
 * where a replicate has no value, there are fewer than two, or they lie further apart than numbers reach.
 */
export function replicateError(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  const count = known.length;
  if (count < 2 || count < values.length) return null;
  // From differences: equal values then have no spread at all.
  const [first] = known as [number];
  const middle = first + known.reduce((sum, value) => sum + (value - first) / count, 0);
  const squares = known.reduce((sum, value) => sum + square(value - middle), 0);
  if (Number.isFinite(squares)) return Math.sqrt(squares / (count - 1) / count);
  // Squares of numbers beyond 1e154 are too large to be told; those of their shares of the largest are not.
  const largest = Math.max(...known.map((value) => Math.abs(value - middle)));
  const shares = known.reduce((sum, value) => sum + square((value - middle) / largest), 0);
  const error = largest * Math.sqrt(shares / (count - 1) / count);
  return Number.isFinite(error) ? error : null;
}

/** Half-width of a 95 % simulation interval in standard errors: Student's t with one degree less than replicates. */
export function simulationHalfWidth(replicates: number): number {
  const known = halfWidths.get(replicates);
  if (known !== undefined) return known;
  const parameters = { df: replicates - 1, location: 0, scale: 1 };
  const halfWidth = createDistribution({ family: 'student_t', parameters }).upperQuantile(0.025);
  halfWidths.set(replicates, halfWidth);
  return halfWidth;
}

const halfWidths = new Map<number, number>();

/**
 * How far the share of draws below a value may be off because every replicate counts to whole draws. A net has one
 * point in the last stratum, below the value with the probability f of the stratum's part: variance f (1 - f), 1/6 of a
 * draw on average over f. Nets may agree so well that their spread shows less.
 */
export function netRounding({ pooled, replicates }: ReplicatedColumn): number {
  return Math.sqrt(replicates.length / 6) / pooled.summary.count;
}
