import type { Result } from '../../statistics/result.ts';
import { curveProbabilities } from '../../statistics/result.ts';
import { formatFrequency } from '../format-number.ts';
import { curveValue, isConstant, type NamedOutput } from '../words.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { goalLimit } from './goal-line.ts';
import { axisLabel, colours } from './theme.ts';
import { outputAxis } from './value-axis.ts';

/**
 * The chance that the outcome is higher than a value. Read out in words, because unexplained cumulative curves are
 * badly misread. Source: Ibrekk and Morgan 1987, Risk Analysis 7(4).
 */
export function exceedance(result: Result, named: NamedOutput): Chart | null {
  const { output, quantity } = named;
  if (isConstant(output) || output.curve.length === 0) return null;
  const limit = goalLimit(result, named.name);
  const marks = [0.5, 0.8, 0.9].map((share) => ({ x: curveValue(output, share)!, p: 1 - share }));
  const points = output.curve.map((x, index) => ({ x, p: 1 - curveProbabilities[index]! }));
  return {
    id: `exceedance-${named.name}`,
    title: `One chance in ten that it is above ${quantity(output.quantiles.p90.value)}`,
    caption: `Pick a value on the horizontal axis and read upwards: the curve is the chance that the outcome is higher. ${formatFrequency(0.5)} outcomes are above ${quantity(marks[0]!.x)}, ${formatFrequency(0.2)} above ${quantity(marks[1]!.x)}, ${formatFrequency(0.1)} above ${quantity(marks[2]!.x)}.`,
    label: `Falling curve of the chance to exceed a value. Above ${quantity(marks[0]!.x)}: 50 in 100. Above ${quantity(marks[1]!.x)}: 20 in 100. Above ${quantity(marks[2]!.x)}: 10 in 100.`,
    table: {
      columns: [`${output.label} above (${output.unit})`, 'Chance'],
      rows: points.map(({ x, p }) => [x, Number(p.toPrecision(6))]),
    },
    spec: (size) => exceedanceSpec(points, marks, limit?.limit ?? null, named, size),
  };
}

interface Point {
  readonly x: number;
  readonly p: number;
}

function exceedanceSpec(
  points: readonly Point[],
  marks: readonly Point[],
  limit: number | null,
  named: NamedOutput,
  size: Size,
): Spec {
  const axis = outputAxis(named, size);
  const inside = (x: number) => x >= axis.low && x <= axis.high;
  const x = { field: 'x', type: 'quantitative', scale: axis.scale, axis: axis.axis };
  const y = {
    field: 'p',
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: {
      title: 'chance of more',
      labelExpr: "round(datum.value * 100) + ' in 100'",
      values: [0, 0.25, 0.5, 0.75, 1],
    },
  };
  const labelled = marks.map((mark) => ({
    ...mark,
    t: size.narrow
      ? named.number(mark.x)
      : `${Math.round(mark.p * 100)} in 100 above ${named.number(mark.x)}`,
  }));
  return {
    width: size.width,
    height: size.narrow ? 230 : 290,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: points.filter((point) => inside(point.x)) },
        mark: {
          type: 'area',
          color: colours.outcomeSoft,
          opacity: 0.45,
          line: { color: colours.outcome, strokeWidth: 2.5 },
        },
        encoding: { x, y },
      },
      ...(limit !== null && inside(limit)
        ? [
            {
              data: { values: [{ x: limit }] },
              mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] },
              encoding: { x: { field: 'x', type: 'quantitative' } },
            },
          ]
        : []),
      {
        data: { values: labelled.filter((mark) => inside(mark.x)) },
        encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'p', type: 'quantitative' } },
        layer: [
          { mark: { type: 'point', filled: true, opacity: 1, size: 60, color: colours.outcome } },
          {
            mark: { type: 'text', align: 'left', dx: 9, dy: -9, fontWeight: 600 },
            encoding: { text: { field: 't' } },
          },
        ],
      },
      ...(size.live ? [readingLayer(points.filter((point) => inside(point.x)))] : []),
    ],
  };
}

/** A line that follows the pointer and reads the curve out. */
function readingLayer(points: readonly Point[]): Spec {
  const shown = { condition: { param: 'reading', empty: false, value: 1 }, value: 0 };
  return {
    data: { values: points },
    params: [
      {
        name: 'reading',
        select: { type: 'point', on: 'pointermove', clear: 'pointerout', nearest: true, encodings: ['x'] },
      },
    ],
    mark: {
      type: 'rule',
      strokeWidth: 1.5,
      color: colours.ink,
      tooltip: {
        expr: `(datum.p < 0.01 ? format(datum.p * 100, '.1~f') : format(datum.p * 100, '.0f')) + ' in 100 are above ' + (${axisLabel.replaceAll('datum.value', 'datum.x')})`,
      },
    },
    encoding: { x: { field: 'x', type: 'quantitative' }, opacity: shown },
  };
}
