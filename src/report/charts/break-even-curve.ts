import { columnTitle } from './column-title.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { breakEvenFinding, breakEvenMeasure, inputWords } from '../../analyses/break-even/words.ts';
import { formatFrequency, formatQuantity } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { colours } from './theme.ts';
import { isLogarithmic, valueAxis } from './value-axis.ts';

/** What is reached at every value of the input that was tried, and the value at which it is just enough. */
export function breakEvenCurve(found: BreakEven): Chart | null {
  const points = found.curve.flatMap(({ input, value }) => (value === null ? [] : [{ x: input, v: value }]));
  if (points.length < 2) return null;
  const { target, input, value } = found;
  const unit = rateUnit(found);
  const measure = breakEvenMeasure(found);
  const reached = (v: number) =>
    target.kind === 'goal' ? formatFrequency(v) : formatQuantity(v, target.unit);
  return {
    id: 'break-even',
    title: breakEvenFinding(found),
    caption: `The curve is the ${measure}, with ${spokenName(input)} set to each value in turn and all else as uncertain as it is. The broken line is ${lines[target.kind]}.`,
    label: `Curve of the ${measure}: ${points
      .filter((_, index) => index % Math.ceil(points.length / 6) === 0)
      .map(({ x, v }) => `${reached(v)} at ${inputWords(found, x)}`)
      .join(', ')}.`,
    table: {
      columns: [
        columnTitle(spokenName(input), unit),
        target.kind === 'goal'
          ? 'Chance'
          : columnTitle(target.kind === 'cheapest' ? 'Cost' : 'Difference', target.unit),
      ],
      rows: points.map(({ x, v }) => [x, v]),
    },
    spec: (size) => curveSpec(points, value.value, found, reached, size),
  };
}

/** What the broken line shows. */
const lines = {
  goal: 'the chance that is asked',
  difference: 'no difference',
  cheapest: 'the lowest of it',
} as const;

/** The unit of the input, and of a rate its period. */
const rateUnit = ({ unit, per }: BreakEven) => (per === undefined ? unit : `per ${per}`);

interface Point {
  readonly x: number;
  readonly v: number;
}

function curveSpec(
  points: readonly Point[],
  even: number | null,
  found: BreakEven,
  reached: (value: number) => string,
  size: Size,
): Spec {
  const { target, input } = found;
  const unit = rateUnit(found);
  const [low, high] = [points[0]!.x, points.at(-1)!.x];
  const across = valueAxis(low, high, unit || spokenName(input), size, isLogarithmic(low, high));
  const x = { field: 'x', type: 'quantitative', scale: across.scale, axis: across.axis };
  const heights = [...points.map(({ v }) => v), target.value];
  const up = valueAxis(Math.min(...heights), Math.max(...heights), target.unit, { narrow: true });
  const y =
    target.kind === 'goal'
      ? {
          field: 'v',
          type: 'quantitative',
          scale: { domain: [0, 1] },
          axis: {
            title: 'chance',
            labelExpr: "round(datum.value * 100) + ' in 100'",
            values: [0, 0.25, 0.5, 0.75, 1],
          },
        }
      : {
          field: 'v',
          type: 'quantitative',
          scale: { domain: [Math.min(...heights), Math.max(...heights)], nice: true },
          axis: { title: target.unit, labelExpr: up.axis.labelExpr, tickCount: 5 },
        };
  const told = points.map((point) => ({
    ...point,
    ...(size.live ? { t: `${inputWords(found, point.x)}: ${reached(point.v)}` } : {}),
  }));
  return {
    width: size.width,
    height: size.narrow ? 220 : 280,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: [{ v: target.value }] },
        mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] },
        encoding: { y },
      },
      {
        data: { values: told },
        mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 },
        encoding: { x, y },
      },
      ...(size.live
        ? [
            {
              data: { values: told },
              mark: {
                type: 'point',
                size: 300,
                filled: true,
                opacity: 0,
                color: colours.outcome,
                tooltip: { expr: 'datum.t' },
              },
              encoding: { x, y },
            },
          ]
        : []),
      ...(even === null
        ? []
        : [evenMark(even, target.value, inputWords(found, even), across.position(even) > 0.6)]),
    ],
  };
}

function evenMark(x: number, v: number, text: string, isRight: boolean): Spec {
  const words = { align: isRight ? 'right' : 'left', dx: isRight ? -9 : 9, dy: -10, fontWeight: 600 };
  return {
    data: { values: [{ x, v, t: text }] },
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
