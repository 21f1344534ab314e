import type { ForecastKey, ForecastMonth } from '../../analyses/forecast/result.ts';
import { seenWords } from '../../analyses/evidence/words.ts';
import type { GoalLimit } from '../../analyses/forecast/result.ts';
import { digitsBetween, formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { ChartChange, DataTable, Size, Spec } from './chart.ts';
import { monthAxis } from './month-axis.ts';
import { colours } from './theme.ts';
import { isLogarithmic, type ValueAxis, valueAxis, withMargin } from './value-axis.ts';

/** What a fan shows: percentiles month by month in one unit, the limit of a goal, and single paths. */
export interface FanData {
  readonly months: readonly ForecastMonth[];
  readonly unit: string;
  /** How a month is said. */
  readonly nameOf: (month: string) => string;
  readonly limit: GoalLimit | null;
  /** Whether it is a sum to date, whose height is read against a budget: then it stands on zero. */
  readonly isSum?: boolean;
  /** What the line of the limit is called. */
  readonly limitWord: string;
  readonly paths: readonly (readonly (number | null)[])[];
}

/** Digits of what is drawn; a pixel is a few hundredths of a height. */
const drawnDigits = 4;

/** Single draws are many, and thin. */
const pathDigits = 3;

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
    .flatMap(({ quantiles, actual }) => [
      ...Object.values(quantiles).map(({ value }) => value),
      ...(actual === undefined ? [] : [actual.low, actual.high]),
    ])
    .filter(isNumber);
  return [Math.min(...shown), Math.max(...shown)];
}

/** What a fan shows at one size. */
interface FanPicture {
  readonly axis: ValueAxis;
  /** Rows by the name of their data, all of which a what-if draws anew. */
  readonly data: Readonly<
    Record<'outer' | 'inner' | 'median' | 'paths' | 'limit' | 'place' | 'reading', readonly object[]>
  >;
}

function fanPicture(fan: FanData, size: Size): FanPicture {
  const { months, paths } = fan;
  const limit = isNearLimit(fan) ? fan.limit!.limit : null;
  const values = months.map((month, index) => {
    const [a, b, c, d, e] = (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((key) => {
      const value = percentile(month, key);
      return value === null ? null : short(value);
    });
    return { x: index, a, b, c, d, e };
  });
  return {
    axis: verticalAxis(fan, limit === null ? [] : [limit]),
    data: {
      outer: values.flatMap(({ x, a, e }) => (isShown(a) && isShown(e) ? [{ x, a, e }] : [])),
      inner: values.flatMap(({ x, b, d }) => (isShown(b) && isShown(d) ? [{ x, b, d }] : [])),
      median: values.flatMap(({ x, c }) => (isShown(c) ? [{ x, c }] : [])),
      paths: size.live
        ? paths.flatMap((path, k) =>
            path.flatMap((value, x) =>
              value === null ? [] : [{ x, k, v: Number(value.toPrecision(pathDigits)) }],
            ),
          )
        : [],
      limit: limit === null ? [] : [{ v: limit }],
      place: limit === null ? [] : [limitPlace(limit, fan)],
      reading: size.live ? readings(fan) : [],
    },
  };
}

/** A fan as a specification: the median as a line, the middle half and nine in ten as bands. */
export function fanSpec(fan: FanData, size: Size, height: number): Spec {
  const { axis, data } = fanPicture(fan, size);
  const x = monthAxis(
    fan.months.map(({ month }) => month),
    size,
  );
  const { titleAnchor: _, titleAlign: __, ...rest } = axis.axis;
  const y = { type: 'quantitative', scale: axis.scale, axis: { ...rest, tickCount: 5, domain: false } };
  const rows = (name: keyof typeof data) => ({ data: { name, values: data[name] } });
  const band = (low: string, high: string, opacity: number): Spec => ({
    mark: { type: 'area', color: colours.outcomeSoft, opacity },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  const hasPaths = data.paths.length > 0;
  return {
    width: size.width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    ...(hasPaths ? { params: [{ name: 'paths', value: false }] } : {}),
    layer: [
      { ...rows('outer'), ...band('a', 'e', 0.5) },
      { ...rows('inner'), ...band('b', 'd', 1) },
      ...(hasPaths ? [{ ...rows('paths'), ...pathLayer(x, y) }] : []),
      {
        ...rows('median'),
        mark: { type: 'line', color: colours.outcome, strokeWidth: 2.5 },
        encoding: { x, y: { ...y, field: 'c' } },
      },
      ...(fan.limit === null
        ? []
        : [
            {
              ...rows('limit'),
              mark: { type: 'rule', color: colours.beyond, strokeWidth: 1.5, strokeDash: [5, 3] },
              encoding: { y: { ...y, field: 'v' } },
            },
            { ...rows('place'), ...limitWords(y) },
          ]),
      ...actualLayers(fan, x, y),
      ...(size.live ? [{ ...rows('reading'), ...readingLayer }] : []),
    ],
  };
}

/** Months that were observed: a rule as long as the error leaves, a diamond at the value. A what-if leaves them where they are. */
function actualLayers({ months }: FanData, x: Spec, y: Spec): readonly Spec[] {
  const values = months.flatMap(({ actual }, index) =>
    actual === undefined
      ? []
      : [{ x: index, a: short(actual.low), b: short(actual.high), v: actual.value && short(actual.value) }],
  );
  if (values.length === 0) return [];
  return [
    {
      data: { name: 'actual', values },
      mark: { type: 'rule', color: colours.reported, strokeWidth: 2, clip: true },
      encoding: { x, y: { ...y, field: 'a' }, y2: { field: 'b' } },
    },
    {
      data: { name: 'actualValue', values: values.filter(({ v }) => isNumber(v)) },
      mark: {
        type: 'point',
        filled: true,
        shape: 'diamond',
        size: 90,
        opacity: 1,
        color: colours.reported,
        clip: true,
      },
      encoding: { x, y: { ...y, field: 'v' } },
    },
  ];
}

/** What a what-if changes of a fan that stands. */
export function fanChange(fan: FanData, size: Size): ChartChange {
  const { axis, data } = fanPicture(fan, size);
  return { data, along: 'y', scale: axis.scale, ticks: axis.axis.values as readonly number[] | undefined };
}

const isShown = (value: number | null | undefined): value is number => typeof value === 'number';

/** From zero where that leaves the fan half of the height; on a logarithmic axis where the ends lie far apart. */
function verticalAxis({ months, unit, isSum = false }: FanData, also: readonly number[]): ValueAxis {
  const [first, last] = endsOf(months);
  const [low, high] = [Math.min(first, ...also), Math.max(last, ...also)];
  const [from, to] =
    low >= 0 && (isSum || (!isLogarithmic(low, high) && low < high / 2))
      ? [0, high + (high - low) * 0.04]
      : withMargin(low, high, 0.04);
  return valueAxis(from, to, unit, { narrow: true });
}

/** Single draws: thin lines that a button shows. */
const pathLayer = (x: Spec, y: Spec): Spec => ({
  mark: { type: 'line', color: colours.ink, strokeWidth: 1, clip: true },
  encoding: {
    x,
    y: { ...y, field: 'v' },
    detail: { field: 'k' },
    opacity: { condition: { test: 'paths', value: 0.55 }, value: 0 },
  },
});

/** The place of the limit's word: at the end of which the fan is farther away. */
function limitPlace(limit: number, { months, limitWord }: FanData) {
  const away = (month: ForecastMonth) => Math.abs((percentile(month, 'p50') ?? limit) - limit);
  const right = away(months.at(-1)!) > away(months[0]!);
  return { x: right ? months.length - 0.5 : -0.5, v: limit, t: limitWord, right };
}

const limitWords = (y: Spec): Spec => ({
  encoding: {
    x: { field: 'x', type: 'quantitative' },
    y: { ...y, field: 'v' },
    text: { field: 't' },
  },
  // The same words in the colour of the paper keep what is behind from crossing the letters.
  layer: [{ stroke: colours.paper, strokeWidth: 5, strokeJoin: 'round' }, {}].map((halo) => ({
    mark: {
      type: 'text',
      align: { expr: "datum.right ? 'right' : 'left'" },
      dx: { expr: 'datum.right ? -4 : 4' },
      baseline: 'bottom',
      dy: -4,
      color: colours.beyond,
      fontWeight: 600,
      ...halo,
    },
  })),
});

/** A band a month that reads the month out. */
function readings({ months, unit, nameOf }: FanData) {
  const digits = fanDigits(months);
  return months.map((month, index) => ({
    x: index - 0.5,
    z: index + 0.5,
    t: `${nameOf(month.month)}: ${monthWords(month, unit, digits)}${actualWords(month, unit)}`,
  }));
}

/** Bands that follow the pointer. */
const readingLayer: Spec = {
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

/** `median 4,260 USD/day, nine in ten 3,040 to 5,970 USD/day`. */
export function monthWords(month: ForecastMonth, unit: string, digits: number): string {
  const [low, middle, high] = (['p5', 'p50', 'p95'] as const).map((key) => percentile(month, key));
  const median = `median ${formatQuantity(middle, unit, digits)}`;
  if (low === null || high === null || low === high) return median;
  return `${median}, nine in ten ${formatRange(low!, high!, unit, { digits })}`;
}

/** `; observed 61,000 USD/month`; empty where nothing was. */
function actualWords({ actual }: ForecastMonth, unit: string): string {
  return actual === undefined ? '' : `; observed ${seenWords({ seen: actual, unit })}`;
}

/** Digits of the numbers behind a fan: more than the run knows of them. */
const tableDigits = 5;

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
  const isObserved = months.some(({ actual }) => actual !== undefined);
  return {
    columns: [
      'Month',
      ...columns.map(([title], index) => (index === 0 && unit ? `${title} (${unit})` : title)),
      'Simulation error of the median',
      ...(isObserved ? ['Observed'] : []),
    ],
    rows: months.map((month) => [
      month.month,
      ...columns.map(([, key]) => number(percentile(month, key))),
      month.quantiles.p50.error === null ? null : Number(month.quantiles.p50.error.toPrecision(2)),
      ...(isObserved ? [observedCell(month)] : []),
    ]),
  };
}

/** A number where a value was seen, of a range its ends, nothing where nothing was. */
function observedCell({ actual }: ForecastMonth): string | number | null {
  if (actual === undefined) return null;
  return actual.value ?? seenWords({ seen: actual, unit: '' });
}
