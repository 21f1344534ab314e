import type { Design } from '../../plan/plan.ts';
import { displayHistogram } from '../../statistics/display-histogram.ts';
import { estimate, type ReplicatedColumn } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { drawsForQuantile, quantileRanks } from '../../statistics/order-statistics.ts';
import { quantile, stepAt } from '../../statistics/quantile.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import {
  curveProbabilities,
  type Estimate,
  type OutputResult,
  type PercentileKey,
  percentileKeys,
  type QuantileEstimate,
} from '../result.ts';
import { standardDeviation } from '../../statistics/standard-deviation.ts';
import { tailMean } from '../../statistics/tail-mean.ts';

/** Confidence of the exact binomial intervals, and of the rule that says how many draws a quantile needs. */
const confidence = 0.95;

/** How a column's numbers are shown and read. */
export interface Shown {
  /** Base units in one of the unit they are shown in. */
  readonly factor: number;
  readonly unit: string;
  readonly label: string;
  /** Level of the interval. */
  readonly level: number;
  readonly design: Design;
}

/** Everything that is said about the outcomes of one quantity. */
export function outputResult(column: ReplicatedColumn, shown: Shown): OutputResult {
  const { pooled } = column;
  const { summary } = pooled;
  const { factor, unit, label, level } = shown;
  const show = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value / factor);
  const histogram = displayHistogram(pooled);
  const end = (p: number) => (resolved(summary.count, p) ? show(quantile(pooled, p)) : null);
  const tail = (p: number): Estimate =>
    resolved(summary.count, p) ? estimate(column, (draws) => tailMean(draws, p), factor) : unknown;
  return {
    unit,
    label,
    draws: summary.count + summary.nonFinite,
    nonFinite: summary.nonFinite,
    mean: meanEstimate(column, factor),
    sd: standardDeviation(column, factor),
    quantiles: quantiles(column, shown),
    interval: { level, low: end((1 - level) / 2), high: end((1 + level) / 2) },
    minimum: summary.count > 0 ? show(summary.minimum) : null,
    maximum: summary.count > 0 ? show(summary.maximum) : null,
    histogram: { edges: histogram.edges.map((edge) => edge / factor), counts: histogram.counts },
    curve: summary.count > 0 ? curveProbabilities.map((p) => quantile(pooled, p)! / factor) : [],
    tailMean: { p90: tail(0.9), p95: tail(0.95), p99: tail(0.99) },
  };
}

const unknown: Estimate = { value: null, error: null };

/** The eleven percentiles; null where the draws cannot resolve one. */
export function quantiles(
  column: ReplicatedColumn,
  { factor, design }: Pick<Shown, 'factor' | 'design'>,
): Record<PercentileKey, QuantileEstimate> {
  const entries = percentileKeys.map((key): [PercentileKey, QuantileEstimate] => {
    const p = Number(key.slice(1)) / 100;
    if (!resolved(column.pooled.summary.count, p)) return [key, unknown];
    const value = quantileEstimate(column, p, factor);
    if (design !== 'monte-carlo') return [key, value];
    const interval = orderStatistics(column, p);
    return [
      key,
      { ...value, orderStatistics: { confidence, low: interval[0] / factor, high: interval[1] / factor } },
    ];
  });
  return Object.fromEntries(entries) as Record<PercentileKey, QuantileEstimate>;
}

/** Percentiles that need more draws than there are, and how many the outermost of them needs. */
export function unresolved(count: number): {
  readonly keys: readonly PercentileKey[];
  readonly needed: number;
} {
  const keys = percentileKeys.filter((key) => !resolved(count, Number(key.slice(1)) / 100));
  const needed = Math.max(0, ...keys.map((key) => drawsForQuantile(Number(key.slice(1)) / 100, confidence)));
  return { keys, needed };
}

const resolved = (count: number, p: number) => count >= drawsForQuantile(p, confidence);

/** Outer edges of the steps that hold the two ranks. */
function orderStatistics({ pooled }: ReplicatedColumn, p: number): [low: number, high: number] {
  const ranks = quantileRanks(pooled.summary.count, p, confidence)!;
  return [
    pooled.low(stepAt(pooled.cumulative, ranks.low)),
    pooled.high(stepAt(pooled.cumulative, ranks.high)),
  ];
}
