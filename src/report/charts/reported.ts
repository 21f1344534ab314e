import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import { caseName } from '../../analyses/backtest/words.ts';
import { formatDrawShare, formatGiven, formatNumber, formatRange } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowAxis } from './row-axis.ts';
import { reportedDiamonds } from './reported-diamonds.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

/** Every reported value on our interval, both over our median so that dollars, tokens and hours share one axis. */
export function reported({ cases }: Backtest): Chart | null {
  const shown = [...cases.filter(isMeasured), ...cases.filter((item) => !isMeasured(item))].filter(
    ({ low, reported }) => low > 0 && reported > 0,
  );
  if (shown.length === 0) return null;
  const farthest = shown.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  const inside = shown.filter((item) => item.inside).length;
  return {
    id: 'reported',
    title: `${inside} of ${shown.length} reported values lie on our intervals; the farthest is ${formatNumber(farthest.reported / farthest.median, 2)} times our median`,
    caption: `Each bar is our interval, divided by our median (the line); the diamond is what was reported. Filled diamonds were measured, open ones are estimates or arithmetic on given figures. The farthest: ${caseName(farthest)}.`,
    label: shown
      .map((item) => `${caseName(item)}: reported ${formatNumber(item.reported / item.median)} of our median`)
      .join('; '),
    table: {
      columns: ['Case', 'Kind', 'Reported', 'Low', 'Median', 'High', 'Unit', 'Reported over median'],
      rows: shown.map((item) => [
        caseName(item),
        item.kind,
        item.reported,
        item.low,
        item.median,
        item.high,
        item.unit,
        item.reported / item.median,
      ]),
    },
    spec: (size) => reportedSpec(shown, size),
  };
}

const isMeasured = ({ kind }: BacktestCase) => kind === 'measured';
const distance = ({ reported, median }: BacktestCase) => Math.abs(Math.log(reported / median));

function reportedSpec(cases: readonly BacktestCase[], size: Size): Spec {
  const labelWidth = size.narrow ? 140 : 270;
  const values = cases.map((item, index) => ({
    k: String(index),
    a: item.low / item.median,
    b: item.high / item.median,
    x: item.reported / item.median,
    w: isMeasured(item),
    m: !item.inside,
    ...(size.live ? { t: tip(item) } : {}),
  }));
  const ends = values.flatMap(({ a, b, x }) => [a, b, x]);
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
      reportedDiamonds(x, y, 85, size),
    ],
  };
}

function tip({ reported, low, high, unit, percentile }: BacktestCase): string {
  return `Reported ${formatGiven(reported, unit)}; ours ${formatRange(low, high, unit)}, ${formatDrawShare(percentile / 100)} below it`;
}
