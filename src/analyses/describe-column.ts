import type { Design } from '../plan/plan.ts';
import type { ShownColumn } from '../run/scenario-view.ts';
import type { Settings } from '../run/settings.ts';
import { displayHistogram } from '../statistics/display-histogram.ts';
import { drawsOf, type Estimate, type ReplicatedColumn, unknownEstimate } from '../statistics/estimate.ts';
import { quantileRanks } from '../statistics/order-statistics.ts';
import { probabilityOf } from '../statistics/percentiles.ts';
import { quantile, stepAt } from '../statistics/quantile.ts';
import { confidence, isResolved } from '../statistics/resolution.ts';
import { type Statistic, statistics } from '../statistics/statistics.ts';
import { curveProbabilities, type OutputResult, type QuantileEstimate } from './outcome/result.ts';

/** Everything that is said about the values of one column. */
export function describeColumn(
  shown: ShownColumn,
  { level, design }: Pick<Settings, 'level' | 'design'>,
): OutputResult {
  const { column, unit, label, factor } = shown;
  const { pooled } = column;
  const { summary } = pooled;
  const show = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value / factor);
  const end = (p: number) => (isResolved(summary.count, p) ? show(quantile(pooled, p)) : null);
  const histogram = displayHistogram(pooled);
  const { mean, sd, quantiles, tailMean, further } = everyStatistic(shown, design);
  return {
    unit,
    label,
    draws: drawsOf(column),
    nonFinite: summary.nonFinite,
    mean,
    sd,
    quantiles,
    interval: { level, low: end((1 - level) / 2), high: end((1 + level) / 2) },
    minimum: summary.count > 0 ? show(summary.minimum) : null,
    maximum: summary.count > 0 ? show(summary.maximum) : null,
    histogram: { edges: histogram.edges.map((edge) => finite(edge / factor)), counts: histogram.counts },
    curve: summary.count > 0 ? curveProbabilities.map((p) => quantile(pooled, p)! / factor) : [],
    tailMean,
    ...(Object.keys(further).length === 0 ? {} : { statistics: further }),
  };
}

/** The bar of a single value is wider than that, which must not lead beyond all numbers. */
const finite = (edge: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, edge));

/** A statistic of a column in its unit; unknown where the draws cannot resolve it. */
export function readStatistic(shown: ShownColumn, statistic: Statistic): Estimate {
  return canTell(shown, statistic) ? shown.estimate(statistic.of) : unknownEstimate;
}

function canTell({ column }: ShownColumn, { tail }: Statistic): boolean {
  return tail === null || isResolved(column.pooled.summary.count, tail);
}

/** Every row of the table of statistics, by where it stands. */
function everyStatistic(shown: ShownColumn, design: Design) {
  const { column, factor } = shown;
  const read = (statistic: Statistic): QuantileEstimate => {
    const [field, key] = statistic.place;
    const found = readStatistic(shown, statistic);
    if (design !== 'monte-carlo' || field !== 'quantiles' || !canTell(shown, statistic)) return found;
    const [low, high] = orderStatistics(column, probabilityOf(key));
    return { ...found, orderStatistics: { confidence, low: low / factor, high: high / factor } };
  };
  const at = (field: Statistic['place'][0]) => statistics.filter(({ place }) => place[0] === field);
  const keyed = (field: Statistic['place'][0]) =>
    Object.fromEntries(at(field).map((row) => [row.place[1]!, read(row)]));
  return {
    mean: read(at('mean')[0]!),
    sd: read(at('sd')[0]!),
    quantiles: keyed('quantiles') as OutputResult['quantiles'],
    tailMean: keyed('tailMean') as OutputResult['tailMean'],
    further: keyed('statistics'),
  };
}

/** Outer edges of the steps that hold the two ranks. */
function orderStatistics({ pooled }: ReplicatedColumn, p: number): [low: number, high: number] {
  const ranks = quantileRanks(pooled.summary.count, p, confidence)!;
  return [
    pooled.low(stepAt(pooled.cumulative, ranks.low)),
    pooled.high(stepAt(pooled.cumulative, ranks.high)),
  ];
}
