import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import { caseName, caseReported } from '../../analyses/backtest/words.ts';
import { formatDrawShare, formatLevel, formatNumber } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { boundShapes, reportedDiamonds } from './reported-diamonds.ts';
import { rowAxis } from './row-axis.ts';
import { colours } from './theme.ts';

interface Placed extends BacktestCase {
  readonly percentile: number;
}

/** Where every reported value falls in our own draws, 0 to 100: right intervals hold nine of ten between the lines. */
export function percentilesReported({ cases: all, scored, inside, expected }: Backtest): Chart | null {
  const placed = all.filter((item): item is Placed => item.percentile !== null);
  if (placed.length === 0) return null;
  const measured = placed.filter(({ kind }) => kind === 'measured');
  const cases = [...(measured.length === 0 ? placed : measured)].sort((a, b) => a.percentile - b.percentile);
  // The mean level of the scored intervals; all are the same unless scenarios say otherwise.
  const level = scored > 0 ? expected / scored : 0.9;
  return {
    id: 'percentiles',
    title:
      scored === 0
        ? 'No measured value to score yet'
        : `${inside} of ${scored} measured values lie inside their interval; ${formatNumber(expected)} were expected`,
    caption: `Each point is a measured value, placed by the share of our draws at or below it; a triangle points to where the value of a bound may lie. The band is the ${formatLevel(level)} interval: were our distributions right, ${formatDrawShare(level).replace('draws', 'points')} would be in it, spread evenly.`,
    label: cases
      .map((item) => `${caseName(item)}: ${formatNumber(item.percentile)} of 100 draws below`)
      .join('; '),
    table: {
      columns: [
        'Case',
        'Kind',
        'Group',
        'Reported',
        'Low',
        'Median',
        'High',
        'Unit',
        'Draws below, per cent',
        'Inside',
      ],
      rows: cases.map((item) => [
        caseName(item),
        item.kind ?? '',
        item.group ?? '',
        item.reported,
        item.low,
        item.median,
        item.high,
        item.unit ?? '',
        item.percentile,
        item.inside ? 'yes' : 'no',
      ]),
    },
    spec: (size) => percentilesSpec(cases, level, size),
  };
}

function percentilesSpec(cases: readonly Placed[], level: number, size: Size): Spec {
  const labelWidth = size.narrow ? 140 : 270;
  const values = cases.map((item, index) => ({
    k: String(index),
    x: item.percentile,
    w: item.kind === 'measured',
    m: !item.inside,
    s: item.bound == null ? 'diamond' : boundShapes[item.bound],
    t: `reported ${caseReported(item)}`,
  }));
  const y = rowAxis(cases.map(caseName), labelWidth);
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: 'share of our draws below, in 100', values: [0, 25, 50, 75, 100] },
  };
  return {
    width: size.width - labelWidth - 30,
    height: { step: 30 },
    layer: [
      {
        data: { values: [{ a: 50 - 50 * level, b: 50 + 50 * level }] },
        mark: { type: 'rect', color: colours.outcomeSoft, opacity: 0.35 },
        encoding: { x: { ...x, field: 'a' }, x2: { field: 'b' } },
      },
      { data: { values }, ...reportedDiamonds(x, y, 95, size) },
    ],
  };
}
