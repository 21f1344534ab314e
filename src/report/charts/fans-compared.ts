import type { ForecastMonth } from '../../analyses/forecast/result.ts';
import type { NamedScenario } from '../../analyses/comparison/words.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { digitsBetween, formatQuantity } from '../../notation/spoken-number.ts';
import { spokenMonth } from '../../notation/spoken-month.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { monthAxis } from './month-axis.ts';
import { colours } from './theme.ts';
import { valueAxis, withMargin } from './value-axis.ts';

/** The headline of two scenarios month by month on one axis. */
export function fansCompared(base: NamedScenario, other: NamedScenario): Chart | null {
  const output = other.forecast?.output;
  if (output === undefined) return null;
  const [from, to] = [base, other].map(({ result }) => result.forecast?.outputs[output]);
  if (from === undefined || to === undefined || from.unit !== to.unit || from.months.length < 2) return null;
  const { unit } = from;
  const last = to.months.at(-1)!;
  const medians = [from, to].map(({ months }) => months.at(-1)!.quantiles.p50.value);
  const digits = digitsBetween(
    Math.min(...ends(from.months, to.months)),
    Math.max(...ends(from.months, to.months)),
  );
  const [before, after] = medians.map((value) => formatQuantity(value, unit, digits));
  const label = inSentence(base.result.model?.[output]?.label ?? base.result.outputs[output]!.label);
  return {
    id: `fans-${output}`,
    title: `In ${spokenMonth(last.month)} the median is ${after} with ${other.name}, ${before} with ${base.name}`,
    caption: `The ${label} month by month. Blue is ${other.name}: the line is the median, the band holds nine in ten outcomes. The broken lines are those of ${base.name}: its median, and thinner the ends of its nine in ten. Fans that overlap do not mean that scenarios are equal: see the difference, draw by draw.`,
    label: `Two fans over months: ${[[base.name, from] as const, [other.name, to] as const]
      .map(
        ([name, { months }]) =>
          `${name} from ${medianOf(months[0]!, unit, digits)} to ${medianOf(months.at(-1)!, unit, digits)}`,
      )
      .join('; ')}.`,
    table: {
      columns: [
        'Month',
        ...[base, other].flatMap(({ name }) => [`${name}: 5th percentile`, 'Median', '95th', 'Mean']),
        'Unit',
      ],
      rows: from.months.map((month, index) => [
        month.month,
        ...[month, to.months[index]!].flatMap(({ quantiles: { p5, p50, p95 }, mean }) =>
          [p5, p50, p95, mean].map(({ value }) => value),
        ),
        unit,
      ]),
    },
    spec: (size) => fansSpec(from.months, to.months, unit, size),
  };
}

const medianOf = ({ quantiles }: ForecastMonth, unit: string, digits: number) =>
  formatQuantity(quantiles.p50.value, unit, digits);

function ends(...fans: readonly (readonly ForecastMonth[])[]): number[] {
  return fans
    .flat()
    .flatMap(({ quantiles: { p5, p50, p95 } }) =>
      [p5, p50, p95].flatMap(({ value }) => (value === null ? [] : [value])),
    );
}

function fansSpec(
  base: readonly ForecastMonth[],
  other: readonly ForecastMonth[],
  unit: string,
  size: Size,
): Spec {
  const all = ends(base, other);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [from, to] = low >= 0 && low < high / 2 ? [0, high * 1.04] : withMargin(low, high, 0.04);
  const { scale, axis } = valueAxis(from, to, unit, { narrow: true });
  const { titleAnchor: _, titleAlign: __, ...rest } = axis;
  const y = { type: 'quantitative', scale, axis: { ...rest, tickCount: 5, domain: false } };
  const x = monthAxis(
    base.map(({ month }) => month),
    size,
  );
  const values = base.map(({ quantiles: a }, index) => {
    const { quantiles: b } = other[index]!;
    const [c, d, e, f, g, h] = [a.p5, a.p50, a.p95, b.p5, b.p50, b.p95].map(({ value }) => value);
    return { x: index, c, d, e, f, g, h };
  });
  const line = (field: string, mark: Spec): Spec => ({
    data: { values: values.filter((row) => row[field as 'c'] !== null) },
    mark: { type: 'line', ...mark },
    encoding: { x, y: { ...y, field } },
  });
  const broken = { color: colours.ink, strokeDash: [5, 3] };
  return {
    width: size.width,
    height: size.narrow ? 200 : 230,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: values.filter(({ f, h }) => f !== null && h !== null) },
        mark: { type: 'area', color: colours.outcomeSoft },
        encoding: { x, y: { ...y, field: 'f' }, y2: { field: 'h' } },
      },
      line('g', { color: colours.outcome, strokeWidth: 2.5 }),
      line('c', { ...broken, strokeWidth: 1 }),
      line('d', { ...broken, strokeWidth: 2 }),
      line('e', { ...broken, strokeWidth: 1 }),
    ],
  };
}
