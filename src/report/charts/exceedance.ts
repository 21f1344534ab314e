import { columnTitle } from './column-title.ts';
import { glyphWidth } from './glyph-widths.ts';
import type { Result } from '../../analyses/result.ts';
import { curveProbabilities } from '../../analyses/outcome/result.ts';
import { formatFrequency } from '../../notation/spoken-number.ts';
import { curveValue, isConstant, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { goalLimit } from './goal-line.ts';
import { colours } from './theme.ts';
import { outputAxis, type ValueAxis } from './value-axis.ts';

/**
 * The chance that the outcome is higher than a value. Read out in words, because unexplained cumulative curves are
 * badly misread. Source: Ibrekk and Morgan 1987, Risk Analysis 7(4).
 */
export function exceedance(result: Result, named: NamedOutput): Chart | null {
  const { output, quantity } = named;
  if (isConstant(output) || output.curve.length === 0) return null;
  const limit = goalLimit(result, named.name);
  const marks = markedPoints(named);
  return {
    id: `exceedance-${named.name}`,
    title: `One chance in ten that it is above ${quantity(output.quantiles.p90.value)}`,
    caption: `Pick a value on the horizontal axis and read upwards: the curve is the chance that the outcome is higher. ${formatFrequency(0.5)} outcomes are above ${quantity(marks[0]!.x)}, ${formatFrequency(0.2)} above ${quantity(marks[1]!.x)}, ${formatFrequency(0.1)} above ${quantity(marks[2]!.x)}.`,
    label: `Falling curve of the chance to exceed a value. Above ${quantity(marks[0]!.x)}: 50 in 100. Above ${quantity(marks[1]!.x)}: 20 in 100. Above ${quantity(marks[2]!.x)}: 10 in 100.`,
    table: {
      columns: [columnTitle(`${output.label} above`, output.unit), 'Chance'],
      rows: curvePoints(named).map(({ x, p }) => [x, Number(p.toPrecision(6))]),
    },
    spec: (size) => exceedanceSpec(limit?.limit ?? null, named, size),
  };
}

interface Point {
  readonly x: number;
  readonly p: number;
}

/** What the curve shows at one size. */
export interface ExceedancePicture {
  readonly axis: ValueAxis;
  readonly data: {
    readonly curve: readonly Point[];
    readonly reading: readonly (Point & { readonly a: number; readonly b: number; readonly t: string })[];
    /** `left`: words that have no room on the right of their point stand below the curve. */
    readonly marks: readonly (Point & { readonly t: string; readonly left: boolean })[];
    readonly goal: readonly { readonly x: number }[];
  };
}

/** Pixels that the vertical axis and the space between a point and its words take. */
const besidePlot = 95;

/** Places the curve and what is marked on it. */
export function exceedancePicture(named: NamedOutput, limit: number | null, size: Size): ExceedancePicture {
  const axis = outputAxis(named, size);
  const inside = <P extends { readonly x: number }>(points: readonly P[]) =>
    points.filter(({ x }) => x >= axis.low && x <= axis.high);
  const curve = inside(curvePoints(named));
  const marks = markedPoints(named).map(({ x, p }) => {
    const whole = `${Math.round(p * 100)} in 100 above ${named.number(x)}`;
    const room = (1 - axis.position(x)) * (size.width - besidePlot);
    const t = size.narrow || glyphWidth(whole, 13) > room ? named.number(x) : whole;
    return { x, p, t, left: glyphWidth(t, 13) > room };
  });
  return {
    axis,
    data: {
      curve,
      reading: size.live ? bands(curve, named) : [],
      marks: inside(marks),
      goal: inside(limit === null ? [] : [{ x: limit }]),
    },
  };
}

function curvePoints({ output }: NamedOutput): readonly Point[] {
  return output.curve.map((x, index) => ({ x, p: 1 - curveProbabilities[index]! }));
}

function markedPoints({ output }: NamedOutput): readonly Point[] {
  return [0.5, 0.8, 0.9].map((share) => ({ x: curveValue(output, share)!, p: 1 - share }));
}

function exceedanceSpec(limit: number | null, named: NamedOutput, size: Size): Spec {
  const { axis, data } = exceedancePicture(named, limit, size);
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
  return {
    width: size.width,
    height: size.narrow ? 230 : 290,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { name: 'curve', values: data.curve },
        mark: {
          type: 'area',
          color: colours.outcomeSoft,
          opacity: 0.45,
          line: { color: colours.outcome, strokeWidth: 2.5 },
        },
        encoding: { x, y: { ...y, stack: null } },
      },
      ...(limit === null
        ? []
        : [
            {
              data: { name: 'goal', values: data.goal },
              encoding: { x: { field: 'x', type: 'quantitative' } },
              layer: [
                { mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] } },
                {
                  mark: {
                    type: 'text',
                    align: 'left',
                    dx: 6,
                    y: 4,
                    baseline: 'top',
                    color: colours.beyond,
                    fontWeight: 600,
                  },
                  encoding: { text: { value: 'goal' } },
                },
              ],
            },
          ]),
      {
        data: { name: 'marks', values: data.marks },
        encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'p', type: 'quantitative' } },
        layer: [
          { mark: { type: 'point', filled: true, opacity: 1, size: 60, color: colours.outcome } },
          // The same words in the colour of the paper keep lines behind them from crossing the letters.
          ...[{ stroke: colours.paper, strokeWidth: 6, strokeJoin: 'round' }, {}].map((halo) => ({
            mark: {
              type: 'text',
              align: { expr: "datum.left ? 'right' : 'left'" },
              dx: { expr: 'datum.left ? -6 : 9' },
              dy: { expr: 'datum.left ? 14 : -9' },
              fontWeight: 600,
              ...halo,
            },
            encoding: { text: { field: 't' } },
          })),
        ],
      },
      ...(size.live ? [readingLayer(data.reading)] : []),
    ],
  };
}

/** Bands that follow the pointer and read the curve out, one around each point of it. */
function readingLayer(points: ExceedancePicture['data']['reading']): Spec {
  return {
    data: { name: 'reading', values: points },
    params: [
      { name: 'pointed', select: { type: 'point', on: 'pointerover', clear: 'pointerout', fields: ['x'] } },
    ],
    mark: {
      type: 'rect',
      color: colours.outcome,
      tooltip: { expr: 'datum.t' },
    },
    encoding: {
      x: { field: 'a', type: 'quantitative' },
      x2: { field: 'b' },
      opacity: { condition: { param: 'pointed', empty: false, value: 0.35 }, value: 0 },
    },
  };
}

/** Each point with the ends of the band in which it is the nearest. */
function bands(points: readonly Point[], named: NamedOutput): ExceedancePicture['data']['reading'] {
  const between = (a: Point | undefined, b: Point | undefined, end: number) =>
    a && b ? (a.x + b.x) / 2 : end;
  return points.map((point, index) => ({
    ...point,
    a: between(points[index - 1], point, point.x),
    b: between(point, points[index + 1], point.x),
    t: `${formatFrequency(point.p, point.p < 0.01 || point.p > 0.99 ? 1 : 0)} are above ${named.quantity(point.x)}`,
  }));
}
