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

/** What is said about the values of a column that nobody draws as a curve. */
export type DescribedBriefly = Pick<
  OutputResult,
  'unit' | 'draws' | 'nonFinite' | 'mean' | 'sd' | 'quantiles' | 'interval'
>;

/** Everything that is said about the values of one column. */
export function describeColumn(
  shown: ShownColumn,
  settings: Pick<Settings, 'level' | 'design'>,
): OutputResult {
  const { column, label, factor } = shown;
  const { pooled } = column;
  const { summary } = pooled;
  const { unit, draws, nonFinite, ...brief } = describeBriefly(shown, settings);
  const histogram = displayHistogram(pooled);
  const further = keyedStatistics(shown, settings.design, 'statistics');
  return {
    unit,
    label,
    draws,
    nonFinite,
    ...brief,
    minimum: summary.count > 0 ? show(shown, summary.minimum) : null,
    maximum: summary.count > 0 ? show(shown, summary.maximum) : null,
    histogram: { edges: histogram.edges.map((edge) => finite(edge / factor)), counts: histogram.counts },
    curve: summary.count > 0 ? curveProbabilities.map((p) => quantile(pooled, p)! / factor) : [],
    tailMean: keyedStatistics(shown, settings.design, 'tailMean') as OutputResult['tailMean'],
    ...(Object.keys(further).length === 0 ? {} : { statistics: further }),
  };
}

/** The same without what is drawn of it, and the means of its tails. */
export function describeBriefly(
  shown: ShownColumn,
  { level, design }: Pick<Settings, 'level' | 'design'>,
): DescribedBriefly {
  const { column, unit } = shown;
  const { pooled } = column;
  const { count, nonFinite } = pooled.summary;
  const end = (p: number) => (isResolved(count, p) ? show(shown, quantile(pooled, p)) : null);
  const [mean] = statisticsAt('mean');
  const [sd] = statisticsAt('sd');
  return {
    unit,
    draws: drawsOf(column),
    nonFinite,
    mean: readForResult(shown, design, mean!),
    sd: readForResult(shown, design, sd!),
    quantiles: keyedStatistics(shown, design, 'quantiles') as OutputResult['quantiles'],
    interval: { level, low: end((1 - level) / 2), high: end((1 + level) / 2) },
  };
}

/** A number of a column in its unit. */
const show = ({ factor }: ShownColumn, value: number | null) =>
  value === null || !Number.isFinite(value) ? null : value / factor;

/** The bar of a single value is wider than that, which must not lead beyond all numbers. */
const finite = (edge: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, edge));

/** A statistic of a column in its unit; unknown where the draws cannot resolve it. */
export function readStatistic(shown: ShownColumn, statistic: Statistic): Estimate {
  return canTell(shown, statistic) ? shown.estimate(statistic.of) : unknownEstimate;
}

function canTell({ column }: ShownColumn, { tail }: Statistic): boolean {
  return tail === null || isResolved(column.pooled.summary.count, tail);
}

type Field = Statistic['place'][0];

const statisticsAt = (field: Field) => statistics.filter(({ place }) => place[0] === field);

/** The rows of the table of statistics that stand in a field with keys. */
function keyedStatistics(shown: ShownColumn, design: Design, field: Field) {
  return Object.fromEntries(
    statisticsAt(field).map((row) => [row.place[1]!, readForResult(shown, design, row)]),
  );
}

/** A statistic, of a quantile of independent draws with its exact interval. */
function readForResult(shown: ShownColumn, design: Design, statistic: Statistic): QuantileEstimate {
  const { column, factor } = shown;
  const [field, key] = statistic.place;
  const found = readStatistic(shown, statistic);
  if (design !== 'monte-carlo' || field !== 'quantiles' || !canTell(shown, statistic)) return found;
  const [low, high] = orderStatistics(column, probabilityOf(key));
  return { ...found, orderStatistics: { confidence, low: low / factor, high: high / factor } };
}

/** Outer edges of the steps that hold the two ranks. */
function orderStatistics({ pooled }: ReplicatedColumn, p: number): [low: number, high: number] {
  const ranks = quantileRanks(pooled.summary.count, p, confidence)!;
  return [
    pooled.low(stepAt(pooled.cumulative, ranks.low)),
    pooled.high(stepAt(pooled.cumulative, ranks.high)),
  ];
}
