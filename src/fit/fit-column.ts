import { quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import { createDistribution } from '../distributions/create-distribution.ts';
import { UsageError } from '../errors.ts';
import { bootstrapMean, type MeanDistribution } from './bootstrap-mean.ts';
import { type Column, columnOf } from './column-sums.ts';
import { type Estimator, estimators } from './estimators.ts';
import { type Goodness, goodnessOf } from './goodness.ts';

/** One family's best member. */
export interface FamilyFit extends Goodness {
  readonly family: string;
  /** A line to paste. */
  readonly notation: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  /** Bayesian information criterion: smaller is better. Source: Schwarz 1978. */
  readonly bic: number;
}

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
  /** The best first. */
  readonly families: readonly FamilyFit[];
  /** Families that cannot hold these values, and why. */
  readonly excluded: readonly { readonly family: string; readonly reason: string }[];
  /** The column itself as a line to paste: a monotone curve through its quantiles; null where they coincide. */
  readonly curve: string | null;
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

/** Six digits are more than any log is known to. */
const figure = (value: number) => String(Number(value.toPrecision(6)));

/**
 * Fits the table's families to a column of numbers by maximum likelihood, ranks them, and says what is known of the mean.
 *
 * @param values at least 10, finite, not all the same
 * @throws UsageError where there are too few, or they are all the same
 */
export function fitColumn(values: ArrayLike<number>, seed: string): Fit {
  const count = values.length;
  if (count < 10) throw new UsageError(`a fit needs at least 10 values; the column has ${count}`);
  const column = columnOf(values);
  const { sorted, mean, minimum, maximum } = column;
  if (minimum === maximum) throw new UsageError(`all ${count} values are ${minimum}: write the number`);
  const fits = (estimator: Estimator) => !estimator.positive || minimum > 0;
  const families = estimators
    .filter(fits)
    .map((estimator) => fitFamily(estimator, column))
    .sort((a, b) => a.bic - b.bic);
  const excluded = estimators
    .filter((estimator) => !fits(estimator))
    .map(({ family }) => ({ family, reason: `needs values above 0; the smallest is ${minimum}` }));
  const sd = sampleStandardDeviation(sorted);
  const meanOfMany = bootstrapMean(column, seed);
  return {
    format: 'costcone-fit/1',
    count,
    mean,
    sd,
    cv: mean === 0 ? null : sd / mean,
    minimum,
    maximum,
    quantiles: Object.fromEntries(percentiles.map((p) => [`p${p}`, quantileSorted(sorted, p / 100)])),
    families,
    excluded,
    curve: curveOf(column),
    meanOfMany: { ...meanOfMany, notation: meanNotation(meanOfMany) },
    advice,
  };
}

function fitFamily({ family, parameters: free, estimate }: Estimator, column: Column): FamilyFit {
  const { parameters, logLikelihood } = estimate(column);
  const written = Object.entries(parameters).map(([name, value]) => `${name}=${figure(value)}`);
  return {
    family,
    notation: `${family}(${written.join(', ')})`,
    parameters,
    logLikelihood,
    bic: free * Math.log(column.count) - 2 * logLikelihood,
    ...goodnessOf(column, createDistribution({ family, parameters })),
  };
}

function meanNotation({ p5, p95 }: MeanDistribution): string {
  return p5 > 0 ? `${figure(p5)} to ${figure(p95)}` : `normal(p5=${figure(p5)}, p95=${figure(p95)})`;
}

/** Percentiles that coincide, as in a column of whole numbers, are left out, so that the curve rises. */
function curveOf(column: Column): string | null {
  const points: [name: string, value: number][] = [['min', column.minimum]];
  for (const p of [5, 25, 50, 75, 95]) {
    const value = quantileSorted(column.sorted, p / 100);
    if (value > points.at(-1)![1] && value < column.maximum) points.push([`p${p}`, value]);
  }
  if (points.length < 3) return null;
  points.push(['max', column.maximum]);
  return `quantiles(${points.map(([name, value]) => `${name}=${figure(value)}`).join(', ')})`;
}
