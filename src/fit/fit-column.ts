import { quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import { UsageError } from '../errors.ts';
import { bootstrapMean, type MeanDistribution } from './bootstrap-mean.ts';
import { columnOf } from './column-sums.ts';
import { meanNotation } from './mean-notation.ts';
import { offerFor } from './offer.ts';
import { type OwnCurve, ownCurve } from './own-curve.ts';
import type { FamilyFit } from './tried.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Everything that `fit` says of a column. */
export interface Fit {
  readonly format: 'costcone-fit/1';
  readonly count: number;
  readonly mean: number;
  /** With n - 1 in the denominator. */
  readonly sd: number;
  /** Standard deviation over mean, as a workload's `input_cv` takes it; null where the mean is 0. */
  readonly cv: number | null;
  readonly minimum: number;
  readonly maximum: number;
  /** By percentile: p1, p5, p10, p25, p50, p75, p90, p95, p99. Source: Hyndman and Fan 1996, definition 7. */
  readonly quantiles: Readonly<Record<string, number>>;
  /** In the order of their distance (KS), the nearest first. */
  readonly families: readonly FamilyFit[];
  /** Families that cannot hold these values, and why. */
  readonly excluded: readonly { readonly family: string; readonly reason: string }[];
  /** Whether the first family can be used. */
  readonly verdict: Verdict;
  /**
   * The column itself as a line to paste: its values where they are few, else a monotone curve through its quantiles,
   * beside its spikes; null where they coincide.
   */
  readonly curve: string | null;
  /** How far that line is from the column, as a KS distance. */
  readonly curveDistance: number | null;
  readonly meanOfMany: MeanDistribution & {
    /** A line to paste for the mean. */
    readonly notation: string;
  };
  /** Why a daily cost usually wants the mean. */
  readonly advice: string;
}

const percentiles = [1, 5, 10, 25, 50, 75, 90, 95, 99];

const advice =
  'A day sums very many requests, so its cost depends on their mean, and the spread of single requests averages out: for a daily cost paste the line of the mean, and give the spread as cv. The line holds only what the length of this log leaves open; another week may differ more, so widen it by what you know of that. The families are for what one request is like.';

/**
 * Fits the table's families to a column of numbers by maximum likelihood, ranks them by their distance,
 * tests the nearest one, and says what is known of the mean.
 *
 * @param values at least 10, finite, not all the same
 * @throws UsageError where there are too few, they are all the same, or their squares overflow
 */
export function fitColumn(values: ArrayLike<number>, seed: string): Fit {
  const count = values.length;
  if (count < 10) throw new UsageError(`a fit needs at least 10 values; the column has ${count}`);
  const column = columnOf(values);
  const { sorted, mean, minimum, maximum } = column;
  if (minimum === maximum) throw new UsageError(`all ${count} values are ${minimum}: write the number`);
  if (!Number.isFinite(column.variance))
    throw new UsageError(
      `the values from ${minimum} to ${maximum} are too far apart: their squares are larger than a number can be; leave out what nobody measured`,
    );
  const { families, excluded, test } = offerFor(column, seed);
  const own: OwnCurve | null = ownCurve(column);
  const sd = sampleStandardDeviation(sorted as number[]);
  const meanOfMany = bootstrapMean(column, seed);
  return {
    format: 'costcone-fit/1',
    count,
    mean,
    sd,
    cv: mean === 0 ? null : sd / mean,
    minimum,
    maximum,
    quantiles: Object.fromEntries(
      percentiles.map((p) => [`p${p}`, quantileSorted(sorted as number[], p / 100)]),
    ),
    families,
    excluded,
    verdict: verdictOf(families[0]!, test, own?.notation ?? null),
    curve: own?.notation ?? null,
    curveDistance: own?.kolmogorovSmirnov ?? null,
    meanOfMany: { ...meanOfMany, notation: meanNotation(meanOfMany, minimum >= 0) },
    advice,
  };
}
