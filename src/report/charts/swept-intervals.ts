import type { Sweep } from '../../analyses/sweep/result.ts';
import { rowCommand, rowName, valueIn } from '../../analyses/sweep/words.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowLabels } from './row-labels.ts';
import { sweepTitle } from './swept-line.ts';
import { sweptTable } from './swept-points.ts';
import { colours } from './theme.ts';
import { valueAxis, withMargin } from './value-axis.ts';

/** Rows that one can still read below each other. */
const mostIntervals = 40;

interface Interval {
  readonly row: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
}

/** An output of rows that are no numbers along an axis: an interval each, those with the lowest medians, or highest where these are best. Null where none is known. */
export function sweptIntervals(sweep: Sweep, output: Sweep['outputs'][number]): Chart | null {
  const known = sweep.rows.flatMap((row, index): Interval[] => {
    const [a, b, c, d, e] = (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((key) =>
      valueIn(row, output.name, key),
    );
    return a == null || b == null || c == null || d == null || e == null
      ? []
      : [{ row: index, a, b, c, d, e }];
  });
  if (known.length === 0) return null;
  const wantsMore = sweep.best?.output === output.name && sweep.best.isGain === true;
  const first = new Set(
    known
      .toSorted((one, other) => (wantsMore ? other.c - one.c : one.c - other.c))
      .slice(0, mostIntervals)
      .map(({ row }) => row),
  );
  const shown = known.filter(({ row }) => first.has(row));
  const unit = output.unit ?? '';
  const label = inSentence(output.label);
  const fewer =
    shown.length < known.length
      ? ` Of ${known.length} rows those with the ${shown.length} ${wantsMore ? 'highest' : 'lowest'} medians are drawn.`
      : '';
  return {
    id: `rows-${output.name}`.replaceAll(/[^\w-]/g, '-'),
    title: sweepTitle(sweep, output),
    caption: `The dot is the median ${label}, the thick line holds half of all outcomes and the thin one nine in ten.${fewer}`,
    label: `Intervals of the ${label}: ${shown
      .slice(0, 6)
      .map(({ row, c }) => `${formatQuantity(c, unit)} with ${rowName(sweep, row)}`)
      .join('; ')}.`,
    table: sweptTable(
      sweep,
      output,
      shown.map(({ row }) => row),
    ),
    spec: (size) => intervalsSpec(sweep, shown, unit, size),
  };
}

function intervalsSpec(sweep: Sweep, shown: readonly Interval[], unit: string, size: Size): Spec {
  const [low, high] = [Math.min(...shown.map(({ a }) => a)), Math.max(...shown.map(({ e }) => e))];
  const axis = valueAxis(...withMargin(low, high, 0.02), unit, size);
  const x = { type: 'quantitative', scale: axis.scale, axis: axis.axis };
  const order = shown.map(({ row }) => String(row));
  const width = size.narrow ? 120 : 220;
  const names = Object.fromEntries(shown.map(({ row }) => [String(row), sweep.rows[row]!.set.join(', ')]));
  const y = {
    field: 'k',
    type: 'nominal',
    sort: order,
    scale: { domain: order },
    axis: {
      title: null,
      grid: false,
      labelLimit: width,
      labelColor: colours.ink,
      ...rowLabels(names, width),
    },
  };
  const values = shown.map(({ row, ...ends }) => ({
    k: String(row),
    ...ends,
    ...(size.live
      ? {
          t: `${rowName(sweep, row)}: median ${formatQuantity(ends.c, unit)}, nine in ten ${formatRange(ends.a, ends.e, unit)}; ${rowCommand(sweep, row)}`,
        }
      : {}),
  }));
  const line = (from: string, to: string, strokeWidth: number): Spec => ({
    mark: { type: 'rule', color: colours.outcome, strokeWidth },
    encoding: { y, x: { ...x, field: from }, x2: { field: to } },
  });
  return {
    width: size.width,
    height: 50 + 26 * shown.length,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values },
    layer: [
      line('a', 'e', 1.5),
      line('b', 'd', 6),
      {
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: 70,
          color: colours.paper,
          stroke: colours.outcome,
          strokeWidth: 2,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: { y, x: { ...x, field: 'c' } },
      },
    ],
  };
}
