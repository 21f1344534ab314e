import type { Sweep } from '../../analyses/sweep/result.ts';
import { measureWords, rowCommand, shownStatistic, valueIn } from '../../analyses/sweep/words.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { formatQuantity } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { shownRows, sweptTable, thinnedWords } from './swept-points.ts';
import { colours } from './theme.ts';
import { isLogarithmic, valueAxis, withMargin } from './value-axis.ts';

/** An output of all rows over one of several columns: a point a row. Null where fewer than two rows have a number there. */
export function sweptScatter(sweep: Sweep, output: Sweep['outputs'][number], column: number): Chart | null {
  const statistic = shownStatistic(sweep, output.name);
  const known = sweep.rows.flatMap((row, index) => {
    const [x, y] = [row.values[column] ?? null, valueIn(row, output.name, statistic)];
    return x === null || y === null ? [] : [{ row: index, x, y }];
  });
  if (new Set(known.map(({ x }) => x)).size < 2) return null;
  const { name, unit } = sweep.columns[column]!;
  const rows = known.map(({ row }) => row);
  const shown = new Set(shownRows(rows));
  const points = known.filter(({ row }) => shown.has(row));
  const what = measureWords(statistic, output);
  return {
    id: `over-${column}-${output.name}`.replaceAll(/[^\w-]/g, '-'),
    title: `${output.label} over ${spokenName(name)}`,
    caption: `Each point is a row: the ${what}, over its ${spokenName(name)}; rows with the same ${spokenName(name)} differ in the other columns.${thinnedWords(rows, [...shown])}`,
    label: `Points of the ${what} over ${spokenName(name)}, ${points.length} rows.`,
    table: sweptTable(
      sweep,
      output,
      points.map(({ row }) => row),
    ),
    spec: (size) =>
      scatterSpec(sweep, points, { title: unit || spokenName(name), unit: output.unit ?? '' }, size),
  };
}

function scatterSpec(
  sweep: Sweep,
  points: readonly { readonly row: number; readonly x: number; readonly y: number }[],
  { title, unit }: { readonly title: string; readonly unit: string },
  size: Size,
): Spec {
  const endsOf = (values: readonly number[]) =>
    withMargin(Math.min(...values), Math.max(...values), 0.03) as [number, number];
  const [left, right] = endsOf(points.map(({ x }) => x));
  const [low, high] = endsOf(points.map(({ y }) => y));
  const across = valueAxis(left, right, title, size, isLogarithmic(left, right));
  const up = valueAxis(low, high, unit, { narrow: true });
  const { titleAnchor: _, titleAlign: __, ...rest } = up.axis;
  return {
    width: size.width,
    height: size.narrow ? 220 : 260,
    autosize: { type: 'fit', contains: 'padding' },
    data: {
      values: points.map(({ row, x, y }) => ({
        x,
        y,
        ...(size.live ? { t: `${formatQuantity(y, unit)}; ${rowCommand(sweep, row)}` } : {}),
      })),
    },
    mark: {
      type: 'point',
      filled: true,
      opacity: 0.6,
      size: 30,
      color: colours.outcome,
      ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
    },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: across.scale, axis: across.axis },
      y: { field: 'y', type: 'quantitative', scale: up.scale, axis: { ...rest, tickCount: 5 } },
    },
  };
}
