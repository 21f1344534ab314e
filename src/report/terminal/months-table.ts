import { seenWords } from '../../analyses/evidence/words.ts';
import type { ForecastPeriod, ForecastStatistics, OutputForecast } from '../../analyses/forecast/result.ts';
import { labelAlone, meanMonthWords } from '../../analyses/forecast/words.ts';
import type { Result } from '../../analyses/result.ts';
import { parseMonth } from '../../notation/calendar-month.ts';
import { sentenceName } from '../../notation/spoken-name.ts';
import { commonScale, digitsBetween, formatNumber } from '../../notation/spoken-number.ts';
import { spokenUnit } from '../../notation/spoken-unit.ts';
import { barAxis, intervalBar } from './interval-bar.ts';
import { wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** A line of a table: its name, what it came to, and what all came to by then where that adds up. */
interface Row {
  readonly name: string;
  readonly of: ForecastStatistics;
  readonly toDate?: ForecastStatistics | undefined;
}

/** The months of the headline, or else of the first output that has any; its quarters and fiscal years where they were asked for. */
export function monthsTables({ forecast, outputs, model }: Result): readonly (readonly string[])[] {
  if (forecast === undefined) return [];
  const names = Object.keys(forecast.outputs);
  const name = names.find((own) => own === Object.keys(outputs)[0]) ?? names[0];
  if (name === undefined) return [];
  const output = forecast.outputs[name]!;
  const label = model[name]?.label ?? sentenceName(name);
  const months = output.months.map(
    (of, index): Row => ({ name: of.month, of, toDate: output.toDate[index] }),
  );
  return [
    [
      ...table(`${label} by month`, output.unit, months, output.totalUnit),
      ...meanMonth(output),
      ...observed(output),
    ],
    ...periodTables(output, labelAlone(outputs[name]?.label ?? label, forecast)),
  ];
}

/** Why rates per month are not what is added up. */
function meanMonth(output: OutputForecast): readonly string[] {
  const words = meanMonthWords(output);
  return words === '' ? [] : wrap(words, '  ');
}

/** What was observed of the months, below them. */
function observed({ months, unit }: OutputForecast): readonly string[] {
  const seen = months.flatMap(({ month, actual }) =>
    actual === undefined ? [] : [`${month} ${seenWords({ seen: actual, unit })}`],
  );
  return seen.length === 0 ? [] : wrap(`Observed: ${seen.join(', ')}`, '  ');
}

function periodTables(output: OutputForecast, label: string): readonly (readonly string[])[] {
  const kinds = [
    ['fiscal quarter', output.quarters, 3],
    ['fiscal year', output.years, 12],
  ] as const;
  return kinds.flatMap(([kind, periods = [], length]) => {
    const rows = periods.map((of): Row => ({ name: of.period, of }));
    if (rows.length === 0) return [];
    const lines = table(`${label} by ${kind}`, output.totalUnit ?? output.unit, rows, null);
    return [[...lines, ...inPart(periods, length)]];
  });
}

/** Periods that the horizon holds in part, below their table: their totals are of fewer months. */
function inPart(periods: readonly ForecastPeriod[], length: number): readonly string[] {
  const parts = periods.flatMap(({ period, from, to }) => {
    const months = parseMonth(to)! - parseMonth(from)! + 1;
    return months === length ? [] : [`${period} ${months} of ${length}`];
  });
  return parts.length === 0 ? [] : wrap(`Months within the horizon: ${parts.join(', ')}`, '  ');
}

/** Most digits that a number of a table is given with. */
const mostDigits = 6;

function table(
  title: string,
  unit: string,
  rows: readonly Row[],
  totalUnit: string | null,
): readonly string[] {
  const own = scaleOf(rows.map(({ of }) => of));
  const sums = rows.flatMap(({ toDate }) => toDate ?? []);
  const summed = totalUnit === null || sums.length === 0 ? null : scaleOf(sums);
  const ends = rows.flatMap(({ of: { quantiles } }) => [quantiles.p5.value, quantiles.p95.value]);
  const axis = barAxis(ends, summed === null ? 24 : 14);
  return [
    ...wrap(
      `${title}, in ${own.words(unit)}${summed === null ? '' : `; to date in ${summed.words(totalUnit!)}`}`,
    ),
    ...textTable(
      ['right', 'left', 'left', 'right'],
      [
        { label: '', cells: ['median', '90 % interval', '', summed === null ? '' : 'to date: median'] },
        ...rows.map(({ name, of: { quantiles }, toDate }) => {
          const [p5, p50, p95] = [quantiles.p5.value, quantiles.p50.value, quantiles.p95.value];
          const bar = intervalBar([p5, p50, p95], axis);
          const sum = summed === null ? '' : summed.number(toDate?.quantiles.p50.value ?? null);
          return {
            label: name,
            cells: [own.number(p50), `${own.number(p5)} to ${own.number(p95)}`, bar, sum],
          };
        }),
      ],
    ),
  ];
}

/** How the numbers of a column are written: all in the scale of the largest, which the title says. */
function scaleOf(column: readonly ForecastStatistics[]) {
  const values = column.flatMap(({ quantiles: { p5, p95 } }) =>
    p5.value === null || p95.value === null ? [] : [[p5.value, p95.value] as const],
  );
  const largest = Math.max(0, ...values.flat().map(Math.abs));
  const [scale, word] = commonScale(largest, largest);
  const digits = Math.min(mostDigits, Math.max(3, ...values.map(([low, high]) => digitsBetween(low, high))));
  return {
    words: (unit: string) => `${word} ${spokenUnit(unit, '')}`.trim(),
    number: (value: number | null) => formatNumber(value === null ? null : value / scale, digits),
  };
}
