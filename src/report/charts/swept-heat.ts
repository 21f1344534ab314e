import type { Sweep } from '../../analyses/sweep/result.ts';
import { measureWords, rowCommand, shownStatistic, valueIn } from '../../analyses/sweep/words.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { digitsBetween, formatNumber, formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowLabels } from './row-labels.ts';
import { sweepTitle } from './swept-line.ts';
import { sweptTable } from './swept-points.ts';
import { colours } from './theme.ts';

/** Values of a column that a heat map can tell apart. */
export const mostCells = 40;
/** Cells beside each other that still have room for a number. */
const mostNumbers = 9;

/** Two columns of a sweep, and rows that differ in nothing else. */
export interface HeatMap {
  /** Positions of the columns across and up. */
  readonly across: number;
  readonly up: number;
  readonly rows: readonly number[];
  /** What the other columns are, in words; empty where there are none. */
  readonly others: string;
}

/** What a column is set to, in the order in which it is shown: numbers ascend, words stay as they were given. */
export function levelsOf(sweep: Sweep, column: number): readonly string[] {
  const levels = new Map(sweep.rows.map(({ set, values }) => [set[column]!, values[column] ?? null]));
  const known = [...levels];
  return known.every(([, value]) => value !== null)
    ? known.toSorted(([, a], [, b]) => a! - b!).map(([text]) => text)
    : known.map(([text]) => text);
}

/** An output over two columns: the darker a cell, the higher its value. Null where no cell has a value. */
export function sweptHeat(sweep: Sweep, output: Sweep['outputs'][number], map: HeatMap): Chart | null {
  const statistic = shownStatistic(sweep, output.name);
  const unit = output.unit ?? '';
  const cells = map.rows.flatMap((row) => {
    const value = valueIn(sweep.rows[row]!, output.name, statistic);
    return value === null ? [] : [{ row, value }];
  });
  if (cells.length === 0) return null;
  const [low, high] = endsOf(cells.map(({ value }) => value));
  // Maps beside each other are read by the same colours.
  const [least, most] = endsOf(sweep.rows.flatMap((row) => valueIn(row, output.name, statistic) ?? []));
  const [x, y] = [map.across, map.up].map((column) => spokenName(sweep.columns[column]!.name));
  const label = measureWords(statistic, output);
  const where = map.others === '' ? '' : `, with ${map.others}`;
  const isFirst = map.others === '' || map.rows.includes(sweep.best?.row ?? -1);
  return {
    id: `heat-${output.name}-${map.rows[0]}`.replaceAll(/[^\w-]/g, '-'),
    title: isFirst ? sweepTitle(sweep, output) : `The ${label} is ${formatRange(low, high, unit)}${where}`,
    caption: `Each cell is a row: the ${label}, the darker the higher, with ${x} across and ${y} upwards${where}.${low === high ? ' All cells are alike.' : ''} The table of its numbers gives the command of each cell.`,
    label: `Heat map of the ${label} over ${x} and ${y}: from ${formatRange(low, high, unit)}.`,
    table: sweptTable(sweep, output, map.rows),
    spec: (size) => heatSpec(sweep, map, cells, { low: least, high: most, unit }, size),
  };
}

function endsOf(values: readonly number[]): readonly [low: number, high: number] {
  return [Math.min(...values), Math.max(...values)];
}

function heatSpec(
  sweep: Sweep,
  { across, up }: HeatMap,
  cells: readonly { readonly row: number; readonly value: number }[],
  { low, high, unit }: { readonly low: number; readonly high: number; readonly unit: string },
  size: Size,
): Spec {
  const digits = Math.min(4, digitsBetween(low, high));
  const [columns, lines] = [levelsOf(sweep, across), levelsOf(sweep, up)];
  const upwards = sweep.rows.every(({ values }) => values[up] != null) ? lines.toReversed() : lines;
  const values = cells.map(({ row, value }) => {
    const { set } = sweep.rows[row]!;
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return {
      x: columns.indexOf(set[across]!),
      y: upwards.indexOf(set[up]!),
      o: Number((0.08 + 0.92 * share).toPrecision(3)),
      n: formatNumber(value, digits),
      ...(row === sweep.best?.row ? { best: true } : { best: false }),
      ...(size.live ? { t: `${formatQuantity(value, unit)}; ${rowCommand(sweep, row)}` } : {}),
    };
  });
  const hasNumbers = columns.length <= (size.narrow ? 3 : mostNumbers) && lines.length <= 2 * mostNumbers;
  const x = { field: 'x', ...levels(sweep, across, columns, size.narrow ? 70 : 110, size) };
  const y = { field: 'y', ...levels(sweep, up, upwards, size.narrow ? 100 : 170, size) };
  const paper = [
    { when: 'datum.o <= 0.55', color: colours.ink },
    { when: 'datum.o > 0.55', color: colours.paper },
  ];
  return {
    width: size.width,
    height: Math.min(640, 60 + Math.max(3, lines.length) * (lines.length > 20 ? 14 : 30)),
    autosize: { type: 'fit', contains: 'padding' },
    data: { values },
    layer: [
      {
        mark: {
          type: 'rect',
          color: colours.outcome,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: { x, y, opacity: { field: 'o', type: 'quantitative', scale: null } },
      },
      {
        transform: [{ filter: 'datum.best' }],
        mark: { type: 'rect', fill: null, stroke: colours.beyond, strokeWidth: 3 },
        encoding: { x, y },
      },
      ...(hasNumbers
        ? paper.map(({ when, color }) => ({
            transform: [{ filter: when }],
            mark: { type: 'text', color, fontSize: 11 },
            encoding: { x, y, text: { field: 'n' } },
          }))
        : []),
    ],
  };
}

/** An axis of words or numbers, each as it was written. */
function levels(sweep: Sweep, column: number, texts: readonly string[], width: number, size: Size): Spec {
  const { name, unit } = sweep.columns[column]!;
  const names = Object.fromEntries(texts.map((text, index) => [String(index), shortened(text)]));
  const title =
    unit === '' || texts.some((text) => text.includes(unit))
      ? spokenName(name)
      : `${spokenName(name)} (${unit})`;
  return {
    type: 'ordinal',
    scale: { domain: texts.map((_, index) => index), padding: 0.04 },
    axis: {
      title,
      grid: false,
      labelAngle: 0,
      labelLimit: width,
      labelOverlap: size.narrow || texts.length > 8,
      labelExpr: rowLabels(names, Number.POSITIVE_INFINITY).labelExpr,
    },
  };
}

/** A number with many digits as people would write it below an axis: `13.33M`. */
function shortened(text: string): string {
  return text.replace(/^[+-]?\d+\.\d{4,}/, (digits) => String(Number(Number(digits).toPrecision(4))));
}
