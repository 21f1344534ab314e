import { inSentence } from '../../notation/spoken-name.ts';
import { intervalName, intervalRange, nameOutput } from '../../analyses/outcome/words.ts';
import type { PairedStatistics } from '../../analyses/comparison/result.ts';
import type { Chart, ChartChange, Size, Spec } from './chart.ts';
import type { NamedScenario } from '../../analyses/comparison/words.ts';
import { rowAxis } from './row-axis.ts';
import { labelLines } from './row-labels.ts';
import { colours } from './theme.ts';
import { type ValueAxis, valueAxis, withMargin } from './value-axis.ts';

/** Rows that leave the picture in the first view, also on a phone. */
export const mostRows = 8;

/** One output of every scenario on one axis: interval as a bar, middle half darker, median as a tick. */
export function forest(scenarios: readonly NamedScenario[], output: string): Chart | null {
  const rows = scenarios.flatMap(({ name, result }) => {
    const found = result.outputs[output];
    return found ? [{ name, named: nameOutput(output, found) }] : [];
  });
  if (rows.length < 2) return null;
  const { label, unit } = rows[0]!.named.output;
  const wantsMore = scenarios[0]!.isGain(output);
  const medians = rows.map(({ named }) => {
    const { value } = named.output.quantiles.p50;
    return value === null ? Number.POSITIVE_INFINITY : wantsMore ? -value : value;
  });
  const best = rows[medians.indexOf(Math.min(...medians))]!;
  const median = best.named.quantity(best.named.output.quantiles.p50.value);
  const alike = rows.filter(({ named }) => named.quantity(named.output.quantiles.p50.value) === median);
  const drawn = rows.slice(0, mostRows).map(({ name, named: { output } }) => forestRow(name, output));
  return {
    id: `forest-${output}`,
    title:
      alike.length === rows.length
        ? `All have the same median ${inSentence(label)}: ${median}`
        : `${bestWords(alike.map(({ name }) => name))} the ${wantsMore ? 'highest' : 'lowest'} median ${inSentence(label)}: ${median}`,
    caption: `${label} of each scenario. The pale bar is the ${intervalName(rows[0]!.named.output)}, the dark one its middle half, the tick the median. Bars that overlap do not mean that scenarios are equal: see the differences, draw by draw.${drawnWords(rows.length)}`,
    label: `${label}: ${rows.map(({ name, named }) => `${name} ${named.number(named.output.quantiles.p50.value)} (${intervalRange(named)})`).join('; ')}.`,
    table: {
      columns: ['Scenario', 'Low', 'Median', 'High', 'Mean', 'Unit'],
      rows: rows.map(({ name, named: { output } }) => [
        name,
        output.interval.low,
        output.quantiles.p50.value,
        output.interval.high,
        output.mean.value,
        output.unit,
      ]),
    },
    spec: (size) => forestSpec(drawn, unit, size),
    change: (size) => forestChange(drawn, unit, size),
  };
}

/** Which of many rows are drawn. */
export const drawnWords = (rows: number) =>
  rows > mostRows ? ` Drawn are the first ${mostRows} of ${rows}; the numbers of all are below.` : '';

/** Who shares the best median, as far as its digits go. */
const bestWords = ([first, ...others]: readonly string[]) =>
  others.length === 0
    ? `${first} has`
    : `${first} and ${others.length === 1 ? others[0] : `${others.length} others`} have`;

/** What a forest shows of one row. */
export interface ForestRow {
  readonly name: string;
  readonly low: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly high: number;
}

export function forestRow(
  name: string,
  { interval, quantiles: { p25, p50, p75 } }: Pick<PairedStatistics, 'interval' | 'quantiles'>,
): ForestRow {
  return {
    name,
    low: interval.low ?? p50.value ?? 0,
    p25: p25.value ?? 0,
    p50: p50.value ?? 0,
    p75: p75.value ?? 0,
    high: interval.high ?? p50.value ?? 0,
  };
}

function forestAxis(rows: readonly ForestRow[], unit: string, size: Size, reference?: number): ValueAxis {
  const also = reference === undefined ? [] : [reference];
  const low = Math.min(...rows.map((row) => row.low), ...also);
  const high = Math.max(...rows.map((row) => row.high), ...also);
  return valueAxis(...withMargin(low, high, 0.04), unit, size);
}

/** Rows by their number, as any text may be a name; letters, as a page carries them. */
const values = (rows: readonly ForestRow[]) =>
  rows.map((row, index) => ({
    k: String(index),
    a: row.low,
    b: row.p25,
    c: row.p50,
    d: row.p75,
    e: row.high,
  }));

const rowsName = 'rows';

/** What makes of a forest the one of the same scenarios with other numbers. */
export function forestChange(
  rows: readonly ForestRow[],
  unit: string,
  size: Size,
  reference?: number,
): ChartChange {
  const { scale, axis } = forestAxis(rows, unit, size, reference);
  return {
    data: { [rowsName]: values(rows) },
    scale,
    ticks: axis.values as readonly number[] | undefined,
  };
}

const isInThree = (lines: string | readonly string[]) => typeof lines !== 'string' && lines.length === 3;

/** Rows of intervals over one axis; `reference` draws a line, as at no difference. */
export function forestSpec(rows: readonly ForestRow[], unit: string, size: Size, reference?: number): Spec {
  const labelWidth = size.narrow ? 110 : 190;
  const isHigh = !size.narrow && rows.some(({ name }) => isInThree(labelLines(name, labelWidth, 3)));
  const axis = forestAxis(rows, unit, size, reference);
  const x = { field: 'p5', type: 'quantitative', scale: axis.scale, axis: axis.axis };
  const y = rowAxis(
    rows.map(({ name }) => name),
    labelWidth,
    true,
    isHigh ? 3 : 2,
  );
  const bar = (start: string, end: string, height: number, color: string) => ({
    mark: { type: 'bar', height, color, cornerRadius: height / 2 },
    encoding: { y, x: { ...x, field: start }, x2: { field: end } },
  });
  return {
    width: size.width - labelWidth - 30,
    height: { step: isHigh ? 44 : 34 },
    data: { name: rowsName, values: values(rows) },
    layer: [
      bar('a', 'e', 8, colours.outcomeSoft),
      bar('b', 'd', 8, colours.outcome),
      {
        mark: { type: 'tick', color: colours.ink, thickness: 2.5, size: 20, opacity: 1 },
        encoding: { y, x: { ...x, field: 'c' } },
      },
      ...(reference === undefined
        ? []
        : [
            {
              data: { values: [{ x: reference }] },
              mark: { type: 'rule', color: colours.soft, strokeWidth: 1.5 },
              encoding: { x: { field: 'x', type: 'quantitative' } },
            },
          ]),
    ],
  };
}
