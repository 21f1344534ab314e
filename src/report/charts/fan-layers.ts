import type { ForecastKey, ForecastMonth } from '../../analyses/forecast/result.ts';
import type { GoalLimit } from '../../analyses/forecast/result.ts';
import { digitsBetween, formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { DataTable, Size, Spec } from './chart.ts';
import { monthAxis } from './month-axis.ts';
import { colours } from './theme.ts';
import { isLogarithmic, valueAxis, withMargin } from './value-axis.ts';

/** What a fan shows: percentiles month by month in one unit, the limit of a goal, and single paths. */
export interface FanData {
  readonly months: readonly ForecastMonth[];
  readonly unit: string;
  /** How a month is said. */
  readonly nameOf: (month: string) => string;
  readonly limit: GoalLimit | null;
  /** What the line of the limit is called. */
  readonly limitWord: string;
  readonly paths: readonly (readonly (number | null)[])[];
}

/** Digits of what is drawn; a pixel is a few hundredths of a height. */
const drawnDigits = 4;

const short = (value: number) => Number(value.toPrecision(drawnDigits));

/** A percentile of a month. */
export const percentile = ({ quantiles }: ForecastMonth, key: ForecastKey) => quantiles[key].value;

/** Digits that tell the months' numbers apart. */
export function fanDigits(months: readonly ForecastMonth[]): number {
  const ends = months
    .flatMap((month) => [percentile(month, 'p5'), percentile(month, 'p95')])
    .filter(isNumber);
  return digitsBetween(Math.min(...ends), Math.max(...ends));
}

const isNumber = (value: number | null): value is number => value !== null;

/** A limit far beyond what is drawn would press it flat: it is left to the words then. */
export function isNearLimit({ months, limit }: Pick<FanData, 'months' | 'limit'>): boolean {
  if (limit === null) return false;
  const [low, high] = endsOf(months);
  return limit.limit > low - (high - low) && limit.limit < high + Math.max(high - low, high / 2);
}

function endsOf(months: readonly ForecastMonth[]): readonly [low: number, high: number] {
  const shown = months
    .flatMap(({ quantiles }) => Object.values(quantiles).map(({ value }) => value))
    .filter(isNumber);
  return [Math.min(...shown), Math.max(...shown)];
}

/** A fan as a specification: the median as a line, the middle half and nine in ten as bands. */
export function fanSpec(data: FanData, size: Size, height: number): Spec {
  const { months, unit, nameOf } = data;
  const limit = isNearLimit(data) ? data.limit : null;
  const y = verticalAxis(months, unit, limit === null ? [] : [limit.limit]);
  const x = monthAxis(
    months.map(({ month }) => month),
    size,
  );
  const values = months.map((month, index) => {
    const [a, b, c, d, e] = (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((key) => {
      const value = percentile(month, key);
      return value === null ? null : short(value);
    });
    return { x: index, a, b, c, d, e };
  });
  const band = (low: string, high: string, opacity: number): Spec => ({
    mark: { type: 'area', color: colours.outcomeSoft, opacity },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  const outer = values.filter(({ a, e }) => isShown(a) && isShown(e));
  const inner = values.filter(({ b, d }) => isShown(b) && isShown(d));
  return {
    width: size.width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    ...(size.live && data.paths.length > 0 ? { params: [{ name: 'paths', value: false }] } : {}),
    layer: [
      { data: { values: outer }, ...band('a', 'e', 0.5) },
      { data: { values: inner }, ...band('b', 'd', 1) },
      ...(size.live && data.paths.length > 0 ? [pathLayer(data.paths, x, y)] : []),
      {
        data: { values: values.filter(({ c }) => isShown(c)) },
        mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 },
        encoding: { x, y: { ...y, field: 'c' } },
      },
      ...(limit === null ? [] : limitLayers(limit.limit, data, y)),
      ...(size.live ? [readingLayer(months, unit, nameOf)] : []),
    ],
  };
}

const isShown = (value: number | null | undefined): value is number => typeof value === 'number';

/** From zero where that leaves the fan half of the height; on a logarithmic axis where the ends lie far apart. */
function verticalAxis(months: readonly ForecastMonth[], unit: string, also: readonly number[]): Spec {
  const [first, last] = endsOf(months);
  const [low, high] = [Math.min(first, ...also), Math.max(last, ...also)];
  const [from, to] =
    low >= 0 && !isLogarithmic(low, high) && low < high / 2
      ? [0, high + (high - low) * 0.04]
      : withMargin(low, high, 0.04);
  const { scale, axis } = valueAxis(from, to, unit, { narrow: true });
  const { titleAnchor: _, titleAlign: __, ...rest } = axis;
  return { type: 'quantitative', scale, axis: { ...rest, tickCount: 5, domain: false } };
}

/** Single draws: thin lines that a button shows. */
function pathLayer(paths: FanData['paths'], x: Spec, y: Spec): Spec {
  const values = paths.flatMap((path, k) =>
    path.flatMap((value, month) => (value === null ? [] : [{ x: month, k, v: short(value) }])),
  );
  return {
    data: { values },
    mark: { type: 'line', color: colours.ink, strokeWidth: 1, clip: true },
    encoding: {
      x,
      y: { ...y, field: 'v' },
      detail: { field: 'k' },
      opacity: { condition: { test: 'paths', value: 0.55 }, value: 0 },
    },
  };
}

/** The limit across all months, its word where the fan is farther away. */
function limitLayers(limit: number, { months, limitWord }: FanData, y: Spec): readonly Spec[] {
  const away = (month: ForecastMonth) => Math.abs((percentile(month, 'p50') ?? limit) - limit);
  const isRight = away(months.at(-1)!) > away(months[0]!);
  const place = { x: isRight ? months.length - 0.5 : -0.5, v: limit, t: limitWord };
  const words = {
    type: 'text',
    align: isRight ? 'right' : 'left',
    baseline: 'bottom',
    dx: isRight ? -4 : 4,
    dy: -4,
    color: colours.beyond,
    fontWeight: 600,
  };
  const encoding = {
    x: { field: 'x', type: 'quantitative' },
    y: { ...y, field: 'v' },
    text: { field: 't' },
  };
  return [
    {
      data: { values: [{ v: limit }] },
      mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] },
      encoding: { y: { ...y, field: 'v' } },
    },
    {
      data: { values: [place] },
      encoding,
      // The same words in the colour of the paper keep what is behind from crossing the letters.
      layer: [{ stroke: colours.paper, strokeWidth: 5, strokeJoin: 'round' }, {}].map((halo) => ({
        mark: { ...words, ...halo },
      })),
    },
  ];
}

/** A band a month that follows the pointer and reads the month out. */
function readingLayer(
  months: readonly ForecastMonth[],
  unit: string,
  nameOf: (month: string) => string,
): Spec {
  const digits = fanDigits(months);
  const values = months.map((month, index) => ({
    x: index - 0.5,
    z: index + 0.5,
    t: `${nameOf(month.month)}: ${monthWords(month, unit, digits)}`,
  }));
  return {
    data: { values },
    params: [
      { name: 'pointed', select: { type: 'point', on: 'pointerover', clear: 'pointerout', fields: ['x'] } },
    ],
    mark: { type: 'rect', color: colours.outcome, tooltip: { expr: 'datum.t' } },
    encoding: {
      x: { field: 'x', type: 'quantitative' },
      x2: { field: 'z' },
      opacity: { condition: { param: 'pointed', empty: false, value: 0.18 }, value: 0 },
    },
  };
}

/** `median 4,260 USD/day, nine in ten 3,040 to 5,970 USD/day`. */
export function monthWords(month: ForecastMonth, unit: string, digits: number): string {
  const [low, middle, high] = (['p5', 'p50', 'p95'] as const).map((key) => percentile(month, key));
  const median = `median ${formatQuantity(middle, unit, digits)}`;
  if (low === null || high === null || low === high) return median;
  return `${median}, nine in ten ${formatRange(low!, high!, unit, { digits })}`;
}

/** Digits of the numbers behind a fan: more than the run knows of them. */
const tableDigits = 6;

/** The numbers of a fan, a row a month. */
export function fanTable(months: readonly ForecastMonth[], unit: string): DataTable {
  const number = (value: number | null) => (value === null ? null : Number(value.toPrecision(tableDigits)));
  const columns = [
    ['5th percentile', 'p5'],
    ['25th', 'p25'],
    ['Median', 'p50'],
    ['75th', 'p75'],
    ['95th', 'p95'],
  ] as const;
  return {
    columns: [
      'Month',
      ...columns.map(([title], index) => (index === 0 && unit ? `${title} (${unit})` : title)),
      'Mean',
      'Simulation error of the median',
    ],
    rows: months.map((month) => [
      month.month,
      ...columns.map(([, key]) => number(percentile(month, key))),
      number(month.mean.value),
      month.quantiles.p50.error === null ? null : Number(month.quantiles.p50.error.toPrecision(2)),
    ]),
  };
}
