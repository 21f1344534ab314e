import { spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { inputWords } from '../../analyses/break-even/words.ts';
import { formatFrequency, formatQuantity } from '../../notation/spoken-number.ts';
import type { ChartChange, Size, Spec } from './chart.ts';
import { colours } from './theme.ts';
import { isLogarithmic, valueAxis, withMargin } from './value-axis.ts';

/** What is reached at a value of the input. */
export interface Point {
  readonly x: number;
  readonly v: number;
}

/** The unit of the input, and of a rate its period. */
export const rateUnit = ({ unit, per }: BreakEven) => (per === undefined ? unit : `per ${per}`);

/** What of the target is reached, in words. */
export const reachedWords = ({ target }: BreakEven, value: number) =>
  target.kind === 'goal' ? formatFrequency(value) : formatQuantity(value, target.unit);

/** Both axes: the input's values, and what is reached at them. */
function axesOf(found: BreakEven, points: readonly Point[], size: Size) {
  const { target, input } = found;
  const [low, high] = [points[0]!.x, points.at(-1)!.x];
  const across = valueAxis(low, high, rateUnit(found) || spokenName(input), size, isLogarithmic(low, high));
  if (target.kind === 'goal') return { across, up: chances };
  const heights = [...points.map(({ v }) => v), target.value];
  const [least, most] = withMargin(Math.min(...heights), Math.max(...heights), 0.04);
  const { labelExpr } = valueAxis(least, most, target.unit, { narrow: true }).axis;
  const domain = [least, most > least ? most : least + 1];
  return { across, up: { scale: { domain }, axis: { title: target.unit, labelExpr, tickCount: 5 } } };
}

const chances = {
  scale: { domain: [0, 1] },
  axis: {
    title: 'chance',
    labelExpr: "round(datum.value * 100) + ' in 100'",
    values: [0, 0.25, 0.5, 0.75, 1],
  },
};

/** Rows by the names of their data: the curve, the broken line, and the value at which both meet. */
function rowsOf(found: BreakEven, points: readonly Point[], size: Size) {
  const { target, value } = found;
  const { across } = axesOf(found, points, size);
  const told = points.map((point) => ({
    ...point,
    ...(size.live ? { t: `${inputWords(found, point.x)}: ${reachedWords(found, point.v)}` } : {}),
  }));
  const even =
    value.value === null
      ? []
      : [
          {
            x: value.value,
            v: target.value,
            t: inputWords(found, value.value),
            side: across.position(value.value) > 0.6 ? 'right' : 'left',
          },
        ];
  return { curve: told, line: [{ v: target.value }], even };
}

/** What makes of a curve the one of the same question with other numbers. */
export function curveChange(found: BreakEven, points: readonly Point[], size: Size): ChartChange {
  const { across, up } = axesOf(found, points, size);
  return {
    data: rowsOf(found, points, size),
    scale: across.scale,
    ticks: across.axis.values as readonly number[] | undefined,
    ...(found.target.kind === 'goal'
      ? {}
      : { across: { along: 'y' as const, scale: up.scale, ticks: undefined } }),
  };
}

export function curveSpec(found: BreakEven, points: readonly Point[], size: Size): Spec {
  const { across, up } = axesOf(found, points, size);
  const { curve, line, even } = rowsOf(found, points, size);
  const x = { field: 'x', type: 'quantitative', scale: across.scale, axis: across.axis };
  const y = { field: 'v', type: 'quantitative', scale: up.scale, axis: up.axis };
  const tips = {
    mark: {
      type: 'point',
      size: 300,
      filled: true,
      opacity: 0,
      color: colours.outcome,
      tooltip: { expr: 'datum.t' },
    },
    encoding: { x, y },
  };
  return {
    width: size.width,
    height: size.narrow ? 220 : 280,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { name: 'line', values: line },
        mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] },
        encoding: { y },
      },
      {
        data: { name: 'curve', values: curve },
        layer: [
          { mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 }, encoding: { x, y } },
          ...(size.live ? [tips] : []),
        ],
      },
      evenMark(even),
    ],
  };
}

function evenMark(values: readonly object[]): Spec {
  const words = {
    align: { expr: 'datum.side' },
    dx: { expr: "datum.side === 'right' ? -9 : 9" },
    dy: -10,
    fontWeight: 600,
  };
  return {
    data: { name: 'even', values },
    encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'v', type: 'quantitative' } },
    layer: [
      { mark: { type: 'point', filled: true, opacity: 1, size: 90, color: colours.beyond } },
      ...[{ stroke: colours.paper, strokeWidth: 6, strokeJoin: 'round' }, {}].map((halo) => ({
        mark: { type: 'text', ...words, ...halo },
        encoding: { text: { field: 't' } },
      })),
    ],
  };
}
