import type { Sweep } from '../../analyses/sweep/result.ts';
import { rowCommand, sweepAnswer, valueIn } from '../../analyses/sweep/words.ts';
import { inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { shownRows, sweptTable, thinnedWords } from './swept-points.ts';
import { colours } from './theme.ts';
import { isLogarithmic, valueAxis } from './value-axis.ts';

interface Point {
  readonly row: number;
  readonly x: number;
  /** The 5th, 25th, 50th, 75th and 95th percentile. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
}

/** An output over the one input that is swept: the median as a line, the middle half and nine in ten as bands. Null for fewer than two points. */
export function sweptLine(sweep: Sweep, output: Sweep['outputs'][number]): Chart | null {
  const known = pointsOf(sweep, output.name);
  const shown = shownRows(known.map((_, index) => index));
  const points = shown.map((index) => known[index]!);
  if (points.length < 2) return null;
  const [column] = sweep.columns as readonly [Sweep['columns'][number]];
  const label = inSentence(output.label);
  const unit = output.unit ?? '';
  return {
    id: `swept-${output.name}`.replaceAll(/[^\w-]/g, '-'),
    title: sweepTitle(sweep, output),
    caption: `The line is the median ${label}, the dark band holds half of all outcomes and the light one nine in ten, with ${spokenName(column.name)} set to each value in turn and all else as uncertain as it is.${thinnedWords(
      known.map(({ row }) => row),
      shown,
    )}`,
    label: `Line of the median ${label} over ${spokenName(column.name)}: ${points
      .filter((_, index) => index % Math.ceil(points.length / 6) === 0)
      .map(({ x, c }) => `${formatQuantity(c, unit)} at ${formatQuantity(x, column.unit)}`)
      .join(', ')}.`,
    table: sweptTable(
      sweep,
      output,
      points.map(({ row }) => row),
    ),
    spec: (size) => lineSpec(sweep, points, column, unit, size),
  };
}

function pointsOf(sweep: Sweep, output: string): readonly Point[] {
  return sweep.rows
    .flatMap((row, index) => {
      const [x] = row.values;
      const [a, b, c, d, e] = (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((key) =>
        valueIn(row, output, key),
      );
      if (x == null || a == null || b == null || c == null || d == null || e == null) return [];
      return [{ row: index, x, a, b, c, d, e }];
    })
    .toSorted((one, other) => one.x - other.x);
}

/** What is found, without a full stop. */
export function sweepTitle(sweep: Sweep, output: Sweep['outputs'][number]): string {
  const { best, outputs } = sweep;
  const isFirst = output.name === (best?.output ?? outputs[0]!.name);
  if (!isFirst)
    return `${output.label} by ${sweep.columns.map(({ name }) => spokenName(name)).join(' and ')}`;
  const { lead, number, rest } = sweepAnswer(sweep);
  const sentence = `${lead}${number}${rest}`;
  const end = sentence.indexOf('. ');
  return (end < 0 ? sentence : sentence.slice(0, end)).replace(/\.$/, '');
}

function lineSpec(
  sweep: Sweep,
  points: readonly Point[],
  column: Sweep['columns'][number],
  unit: string,
  size: Size,
): Spec {
  const [low, high] = [points[0]!.x, points.at(-1)!.x];
  const across = valueAxis(low, high, column.unit || spokenName(column.name), size, isLogarithmic(low, high));
  const x = { field: 'x', type: 'quantitative', scale: across.scale, axis: across.axis };
  const [least, most] = [Math.min(...points.map(({ a }) => a)), Math.max(...points.map(({ e }) => e))];
  const up = valueAxis(Math.min(least, most), most, unit, { narrow: true });
  const { titleAnchor: _, titleAlign: __, ...rest } = up.axis;
  const y = { type: 'quantitative', scale: up.scale, axis: { ...rest, tickCount: 5 } };
  const values = points.map(({ row, x: at, a, b, c, d, e }) => ({
    ...{ x: at, a, b, c, d, e },
    ...(size.live
      ? {
          t: `${formatQuantity(at, column.unit)}: median ${formatQuantity(c, unit)}, nine in ten ${formatRange(a, e, unit)}; ${rowCommand(sweep, row)}`,
        }
      : {}),
  }));
  const band = (from: string, to: string, opacity: number): Spec => ({
    mark: { type: 'area', color: colours.outcomeSoft, opacity },
    encoding: { x, y: { ...y, field: from }, y2: { field: to } },
  });
  return {
    width: size.width,
    height: size.narrow ? 240 : 300,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values },
    layer: [
      band('a', 'e', 0.5),
      band('b', 'd', 1),
      {
        mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 },
        encoding: { x, y: { ...y, field: 'c' } },
      },
      ...(size.live
        ? [
            {
              mark: {
                type: 'point',
                size: 300,
                filled: true,
                opacity: 0,
                color: colours.outcome,
                tooltip: { expr: 'datum.t' },
              },
              encoding: { x, y: { ...y, field: 'c' } },
            },
          ]
        : []),
    ],
  };
}
