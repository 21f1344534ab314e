import type { Backtest } from '../../analyses/backtest/result.ts';
import { type GroupRow, groupRows } from '../../analyses/backtest/words.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { colours } from './theme.ts';

const bins = 10;
const binName = (bin: number) => `${10 * bin} to ${10 * bin + 10}`;

/** How many measured values fall into each tenth of our draws: as many in each where the distributions are right. */
export function calibration(backtest: Backtest): Chart | null {
  const rows = groupRows(backtest);
  const all = rows.at(-1);
  if (all === undefined) return null;
  const points = all.histogram.reduce((sum, count) => sum + count, 0);
  if (points === 0) return null;
  const outer = all.histogram[0]! + all.histogram[bins - 1]!;
  const even = points / bins;
  const counts = (row: GroupRow) => row.histogram.map((count) => formatNumber(count)).join(', ');
  return {
    id: 'calibration',
    title: `${outer} of ${points} measured values fall into the outermost tenths of our draws; ${formatNumber(2 * even)} would if the distributions were right`,
    caption: `Measured values, placed by the share of our draws below each. Bars as high as the line mean that the distributions are right; high outer bars that they are too narrow, a high middle that they are too wide, a slope that they lie too low (right) or too high (left). Bounds are no points and are left out.`,
    label: rows.map((row) => `${row.name}, in tenths of our draws: ${counts(row)}`).join('; '),
    table: {
      columns: ['Group', ...Array.from({ length: bins }, (_, bin) => `${binName(bin)} %`)],
      rows: rows.map(({ name, histogram }) => [name, ...histogram]),
    },
    spec: (size) => calibrationSpec(all.histogram, even, size),
  };
}

function calibrationSpec(histogram: readonly number[], even: number, size: Size): Spec {
  const values = histogram.map((count, bin) => ({
    a: 10 * bin + 0.4,
    b: 10 * bin + 9.6,
    n: count,
    z: 0,
    t: `${count} between ${binName(bin)} % of our draws`,
  }));
  const highest = Math.max(even, ...histogram);
  return {
    width: size.width - 30,
    height: 150,
    layer: [
      {
        data: { values },
        mark: {
          type: 'rect',
          color: colours.reported,
          opacity: 1,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: {
          x: {
            field: 'a',
            type: 'quantitative',
            scale: { domain: [0, 100], nice: false },
            axis: {
              title: 'share of our draws below, in 100',
              values: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
              grid: false,
              labelOverlap: true,
            },
          },
          x2: { field: 'b' },
          y: {
            field: 'z',
            type: 'quantitative',
            scale: { domain: [0, highest * 1.05], nice: false },
            axis: { title: 'values', tickMinStep: 1, tickCount: 5, format: 'd' },
          },
          y2: { field: 'n' },
        },
      },
      {
        data: { values: [{ n: even }] },
        mark: { type: 'rule', color: colours.ink, strokeDash: [4, 3], strokeWidth: 1.5 },
        encoding: { y: { field: 'n', type: 'quantitative' } },
      },
    ],
  };
}
