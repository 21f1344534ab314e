import { columnTitle } from './column-title.ts';
import type { PairedMonth } from '../../analyses/comparison/result.ts';
import { differenceWords, type NamedScenario } from '../../analyses/comparison/words.ts';
import { spokenMonth } from '../../notation/spoken-month.ts';
import { digitsBetween } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { monthAxis } from './month-axis.ts';
import { colours } from './theme.ts';
import { valueAxis, withMargin } from './value-axis.ts';

/** What a scenario differs from the base by, month by month: of a rate the sum to date too, as numbers. */
export function differenceByMonth(base: NamedScenario, other: NamedScenario): Chart | null {
  const { forecast = null } = other;
  if (forecast === null || forecast.months.length < 2) return null;
  const { output, unit, totalUnit, months, toDate } = forecast;
  const all = endsOf(months);
  if (all.length === 0 || all.every((value) => value === 0)) return null;
  const digits = digitsBetween(Math.min(...all), Math.max(...all));
  const [first, last] = [months[0]!, months.at(-1)!];
  const words = ({ difference: { mean } }: PairedMonth) => differenceWords(mean.value, unit, digits);
  const sum = toDate.at(-1)?.difference.mean.value;
  return {
    id: `difference-by-month-${output}`,
    title: `${other.name}: ${words(first)} in ${spokenMonth(first.month)}, ${words(last)} in ${spokenMonth(last.month)}`,
    caption: `${other.name} less ${base.name} in the same draw, month by month: the line is the median difference, the band holds nine in ten draws. Below the line at 0 it is lower.${sum === undefined ? '' : ` Over all months it comes to ${differenceWords(sum, totalUnit ?? '')} on average.`}`,
    label: `Difference by month, on average: ${[first, last].map((month) => `${words(month)} in ${spokenMonth(month.month)}`).join('; ')}.`,
    table: {
      columns: [
        'Month',
        columnTitle('Mean difference', unit),
        '5th percentile',
        'Median',
        '95th',
        ...(sum === undefined ? [] : [`Mean to date (${totalUnit})`]),
      ],
      rows: months.map(({ month, difference: { mean, quantiles } }, index) => [
        month,
        mean.value,
        ...(['p5', 'p50', 'p95'] as const).map((key) => quantiles[key].value),
        ...(sum === undefined ? [] : [toDate[index]!.difference.mean.value]),
      ]),
      signed: [1, 2, 3, 4, 5],
    },
    spec: (size) => differenceSpec(months, unit, size),
  };
}

function endsOf(months: readonly PairedMonth[]): number[] {
  return months.flatMap(({ difference: { quantiles } }) =>
    Object.values(quantiles).flatMap(({ value }) => (value === null ? [] : [value])),
  );
}

function differenceSpec(months: readonly PairedMonth[], unit: string, size: Size): Spec {
  const all = [...endsOf(months), 0];
  const { scale, axis } = valueAxis(...withMargin(Math.min(...all), Math.max(...all), 0.04), unit, {
    narrow: true,
  });
  const { titleAnchor: _, titleAlign: __, ...rest } = axis;
  const y = { type: 'quantitative', scale, axis: { ...rest, tickCount: 5, domain: false } };
  const x = monthAxis(
    months.map(({ month }) => month),
    size,
  );
  const values = months.map(
    (
      {
        difference: {
          quantiles: { p5, p50, p95 },
        },
      },
      index,
    ) => ({
      x: index,
      a: p5.value,
      b: p50.value,
      c: p95.value,
    }),
  );
  return {
    width: size.width,
    height: size.narrow ? 170 : 190,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: values.filter(({ a, c }) => a !== null && c !== null) },
        mark: { type: 'area', color: colours.outcomeSoft },
        encoding: { x, y: { ...y, field: 'a' }, y2: { field: 'c' } },
      },
      {
        data: { values: [{ v: 0 }] },
        mark: { type: 'rule', color: colours.soft, strokeWidth: 1.5 },
        encoding: { y: { ...y, field: 'v' } },
      },
      {
        data: { values: values.filter(({ b }) => b !== null) },
        mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 },
        encoding: { x, y: { ...y, field: 'b' } },
      },
    ],
  };
}
