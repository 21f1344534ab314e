import { columnTitle } from './column-title.ts';
import { beginSentence, inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatQuantity } from '../../notation/spoken-number.ts';
import type { Driver } from '../../analyses/drivers/result.ts';
import {
  leaderWords,
  narrowingExplained,
  narrowingShare,
  narrowingWords,
  notableDrivers,
  shareHalfWidth,
} from '../../analyses/drivers/words.ts';
import type { Result } from '../../analyses/result.ts';
import { intervalName, type NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, DataTable, Size, Spec } from './chart.ts';
import { inputRows, linked, panelPlaces, panels, panelTitle, rowStep, shownInputs } from './driver-rows.ts';
import { meanSwingPanel } from './mean-swing.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

/** What drives an output: by how much knowing an input would narrow its interval, beside which way it moves the mean. */
export function drivers(result: Result, named: NamedOutput): Chart | null {
  const notable = notableDrivers(result, named.name);
  if (notable.length === 0) return null;
  const { output, name } = named;
  const rows = notable.slice(0, shownInputs);
  const swings = rows.flatMap(([input]) => {
    const effect = result.sensitivity?.[name]?.[input];
    return effect ? [[input, effect] as const] : [];
  });
  return {
    id: `drivers-${name}`,
    title: leaderWords(result, named).heading,
    caption: `${narrowingExplained(named)} The thin grey line is the simulation error of a bar, not a range of outcomes.${leftOut(Object.keys(result.drivers![name]!).length - rows.length)}`,
    label: `Knowing an input would narrow the ${intervalName(output)} of ${inSentence(output.label)} by: ${rows
      .slice(0, 5)
      .map(([input, driver]) => `${spokenName(input)} ${narrowingWords(driver, output.unit)}`)
      .join(', ')}.`,
    table: driversTable(result, named, notable),
    spec: (size) => {
      const order = rows.map(([input]) => input);
      const { labels, widths } = panelPlaces(size, 225);
      const swing = meanSwingPanel(
        swings,
        named,
        inputRows(order, size.narrow ? labels : null),
        widths[1],
        size,
      );
      return panels(size, [
        narrowingPanel(rows, named, inputRows(order, labels), widths[0], size),
        ...(swings.length > 0 ? [swing] : []),
      ]);
    },
  };
}

function leftOut(count: number): string {
  if (count === 0) return '';
  return ` ${count === 1 ? 'One more input narrows' : `${count} more inputs narrow`} it by less, or by no more than this run can tell.`;
}

function driversTable(
  { sensitivity }: Result,
  { name, output }: NamedOutput,
  notable: ReturnType<typeof notableDrivers>,
): DataTable {
  const { unit } = output;
  return {
    columns: [
      'Input',
      'Interval narrows by (share of its width)',
      'Simulation error',
      columnTitle('Interval narrows by', unit),
      'Simulation error',
      columnTitle('Interval if known, low end', unit),
      columnTitle('High end', unit),
      columnTitle('Mean, lowest tenth', unit),
      columnTitle('Mean, highest tenth', unit),
    ],
    rows: notable.map(([input, { narrowing, amount, interval }]) => {
      const swing = sensitivity?.[name]?.[input]?.swing;
      return [
        spokenName(input),
        narrowing.value,
        narrowing.error,
        amount.value,
        amount.error,
        interval.low,
        interval.high,
        swing?.low ?? null,
        swing?.high ?? null,
      ];
    }),
  };
}

function narrowingPanel(
  rows: readonly (readonly [string, Driver])[],
  { output }: NamedOutput,
  y: Spec,
  width: number,
  size: Size,
): Spec {
  const values = rows.map(([k, driver]) => {
    const [value, error] = [driver.amount.value ?? 0, shareHalfWidth(driver.amount.error ?? 0)];
    return {
      k,
      z: 0,
      v: value,
      a: value - error,
      b: value + error,
      p: narrowingShare(driver.narrowing),
      ...(size.live ? { t: driverTip(k, driver, output) } : {}),
    };
  });
  const most = Math.max(...values.map(({ b }) => b));
  const least = Math.min(0, ...values.map(({ a }) => a));
  // Room for the percentage at the end of the longest bar.
  const axis = valueAxis(least, least + ((most - least) * width) / Math.max(60, width - 52), output.unit, {
    narrow: true,
  });
  const x = { field: 'z', type: 'quantitative', scale: axis.scale, axis: axis.axis };
  return {
    title: panelTitle(
      `Narrows the ${intervalName(output)} by`,
      '% of its width; grey: how well this is known',
    ),
    width,
    height: { step: rowStep, for: 'position' },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: 13, ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}) },
        encoding: { y, x, x2: { field: 'v' }, color: { value: colours.outcomeSoft }, ...linked(size) },
      },
      {
        mark: { type: 'rule', color: colours.simulation, strokeWidth: 1.5 },
        encoding: { y, x: { ...x, field: 'a' }, x2: { field: 'b' } },
      },
      {
        mark: { type: 'tick', height: 13, thickness: 3 },
        encoding: { y, x: { ...x, field: 'v' }, color: { value: colours.outcome }, ...linked(size) },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6 },
        encoding: { y, x: { ...x, field: 'b' }, text: { field: 'p' }, ...linked(size) },
      },
    ],
  };
}

function driverTip(input: string, driver: Driver, { unit }: NamedOutput['output']): string {
  return `${beginSentence(spokenName(input))}: ${narrowingWords(driver, unit)}; simulation error ${formatQuantity(driver.amount.error, unit, 2)}`;
}
