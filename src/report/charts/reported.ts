import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import { caseInterval, caseName, caseReported } from '../../analyses/backtest/words.ts';
import { ln } from '../../elementary/elementary.ts';
import { formatDrawShare, formatNumber } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowAxis } from './row-axis.ts';
import { boundShapes, reportedDiamonds } from './reported-diamonds.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

/** A case whose numbers are known and positive. */
interface Positive extends BacktestCase {
  readonly reported: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly percentile: number;
}

const isPositive = (item: BacktestCase): item is Positive =>
  item.low !== null && item.low > 0 && item.reported !== null && item.reported > 0;

/** Every reported value on our interval, both over our median so that dollars, tokens and hours share one axis. */
export function reported({ cases }: Backtest): Chart | null {
  const positive = cases.filter(isPositive);
  const shown = [...positive.filter(isMeasured), ...positive.filter((item) => !isMeasured(item))];
  if (shown.length === 0) return null;
  const farthest = shown.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  const inside = shown.filter((item) => item.inside).length;
  return {
    id: 'reported',
    title: `${inside} of ${shown.length} reported values lie on our intervals; the farthest is ${formatNumber(farthest.reported / farthest.median, 2)} times our median`,
    caption: `Each bar is our interval, divided by our median (the line); the diamond is what was reported, with a line over a reported range and a triangle for a bound. Filled ones were measured, open ones are estimates or arithmetic on given figures. The farthest: ${caseName(farthest)}.`,
    label: shown
      .map((item) => `${caseName(item)}: reported ${formatNumber(item.reported / item.median)} of our median`)
      .join('; '),
    table: {
      columns: ['Case', 'Kind', 'Reported', 'Low', 'Median', 'High', 'Unit', 'Reported over median'],
      rows: shown.map((item) => [
        caseName(item),
        item.kind ?? '',
        item.reported,
        item.low,
        item.median,
        item.high,
        item.unit ?? '',
        item.reported / item.median,
      ]),
    },
    spec: (size) => reportedSpec(shown, size),
  };
}

const isMeasured = ({ kind }: BacktestCase) => kind === 'measured';
const distance = ({ reported, median }: Positive) => Math.abs(ln(reported / median));

function reportedSpec(cases: readonly Positive[], size: Size): Spec {
  const labelWidth = size.narrow ? 140 : 270;
  const values = cases.map((item, index) => ({
    k: String(index),
    a: item.low / item.median,
    b: item.high / item.median,
    x: item.reported / item.median,
    c: (item.reportedLow ?? item.reported) / item.median,
    d: (item.reportedHigh ?? item.reported) / item.median,
    s: item.bound == null ? 'diamond' : boundShapes[item.bound],
    w: isMeasured(item),
    m: !item.inside,
    ...(size.live ? { t: tip(item) } : {}),
  }));
  const ends = values.flatMap(({ a, b, c, d }) => [a, b, c, d]);
  const axis = valueAxis(Math.min(...ends) / 1.1, Math.max(...ends) * 1.1, 'times our median', size, true);
  const y = rowAxis(cases.map(caseName), labelWidth);
  const x = { field: 'x', type: 'quantitative', scale: axis.scale, axis: axis.axis };
  return {
    width: size.width - labelWidth - 30,
    height: { step: 30 },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: 8, color: colours.outcomeSoft, cornerRadius: 4 },
        encoding: { y, x: { ...x, field: 'a' }, x2: { field: 'b' } },
      },
      {
        data: { values: [{ x: 1 }] },
        mark: { type: 'rule', color: colours.outcome, strokeWidth: 1.5 },
        encoding: { x: { field: 'x', type: 'quantitative' } },
      },
      {
        mark: { type: 'rule', color: colours.reported, strokeWidth: 2 },
        encoding: { y, x: { ...x, field: 'c' }, x2: { field: 'd' } },
      },
      reportedDiamonds(x, y, 85, size),
    ],
  };
}

function tip(item: Positive): string {
  return `Reported ${caseReported(item)}; ours ${caseInterval(item, item.unit ?? '')}, ${formatDrawShare(item.percentile / 100)} at or below it`;
}
