import type {
  AcceleratorRow,
  ApiPriceRow,
  ApplicationRow,
  AssumptionRow,
  ExchangeRateRow,
  LanguageModelRow,
  RegionRow,
  RentRow,
  TrainingRunRow,
  TrendRow,
  WorkloadRow,
} from '../catalog.ts';
import { periodOfRent } from '../check/rent-order.ts';
import type { KindName } from '../kinds.ts';
import { usualProvider } from '../rents.ts';
import type { Column } from './aligned-columns.ts';

/** How the rows of a kind are listed. */
export interface KindColumns {
  readonly columns: readonly Column[];
  /** Cells of a row, one a column. */
  readonly cells: (row: never) => readonly string[];
  /** What rows stand in order of, the first text first; in the order of their table where it is left out. */
  readonly order?: 'newest first' | ((row: never) => string);
  /** What heads cannot say. */
  readonly note?: string;
}

/** Keeps the type of a kind's rows together with what is made of them; heads that end in `~` are of columns that may be cut. */
function listed<Row>(
  heads: string,
  cells: (row: Row) => readonly (string | number | null | undefined)[],
  more: { order?: 'newest first' | ((row: Row) => string); note?: string } = {},
): KindColumns {
  const columns = heads
    .split(' | ')
    .map((head) => ({ head: head.replace('~', ''), cut: head.endsWith('~') }));
  return {
    columns,
    cells: (row: Row) => cells(row).map((cell) => (cell === null || cell === undefined ? '-' : String(cell))),
    ...more,
  };
}

const figure = (value: number) => String(Number(value.toPrecision(4)));
const billions = (count: number) => `${figure(count / 1e9)}B`;
const trillions = (count: number) => `${figure(count / 1e12)}T`;
/** Prices are not known to more than three digits. */
const price = (value: number) => String(Number(value.toPrecision(3)));
const range = (low: number, high: number) => (low === high ? price(low) : `${price(low)}-${price(high)}`);

/** The newest rent on demand of the class that stands where a scenario names none. */
function newestRent(accelerator: AcceleratorRow): readonly [price: string, year: string] {
  const provider = usualProvider(accelerator, null);
  const time = (row: RentRow) => periodOfRent(row).last;
  const row = accelerator.rent
    .filter((one) => one.kind === 'on-demand' && one.provider === provider)
    .reduce<RentRow | null>(
      (newest, one) => (newest === null || time(one) >= time(newest) ? one : newest),
      null,
    );
  if (row === null) return ['-', '-'];
  const { low = row.median, high = row.median } = row;
  return [low === undefined || high === undefined ? '-' : range(low, high), String(row.until ?? row.year)];
}

const makerOf = ({ name }: AcceleratorRow) => name.split(' ')[0] ?? '';

/** What rows may say since they were first listed. */
type RegionOfCloud = RegionRow & {
  readonly of?: string;
  readonly pue?: readonly { readonly year: number; readonly value: number }[];
};

export const kindColumns: Readonly<Record<KindName, KindColumns>> = {
  accelerators: listed<AcceleratorRow>(
    'id | name~ | bf16 | fp8 | int8 | GB | GB/s | W | USD/hour | year',
    (row) => {
      const { bf16, fp8, int8 } = row.dense_tflops;
      const memory = figure(row.memory_bytes / 1e9);
      const rest = [row.bandwidth_gb_per_s, row.server_power_w, ...newestRent(row)];
      return [row.id, row.name, bf16, fp8, int8, memory, ...rest];
    },
    {
      order: makerOf,
      note: 'bf16, fp8, int8: dense TFLOP/s; GB: 10^9 bytes, so that 80 GiB are 85.9; W: with its share of the server; USD/hour: on demand in that year, from neoclouds where they offer it',
    },
  ),
  models: listed<LanguageModelRow>(
    'id | name~ | parameters | active | layers | width | date',
    (row) => {
      const counts = [billions(row.parameters), billions(row.active_parameters)];
      return [row.id, row.name, ...counts, row.layers, row.d_model, row.date];
    },
    { order: 'newest first' },
  ),
  regions: listed<RegionOfCloud>(
    'id | name~ | USD/kWh | year | g/kWh | PUE',
    (row) => {
      const latest = row.electricity.at(-1);
      const paid = latest === undefined ? row.of && `as ${row.of}` : range(latest.low, latest.high);
      const carbon = row.carbon_intensity.replace(/^([\d.]+) to ([\d.]+)$/, '$1-$2');
      return [row.id, row.name, paid, latest?.year, carbon, row.pue?.at(-1)?.value];
    },
    { note: 'USD/kWh: electricity, or the region whose price is used; g/kWh: CO2 of the grid' },
  ),
  workloads: listed<WorkloadRow>(
    'id | what~ | input mean | p95 | output mean | p95 | requests',
    ({ id, label, input, output, requests }) => [
      id,
      label,
      input?.mean,
      input?.p95,
      output?.mean,
      output?.p95,
      requests,
    ],
    { order: 'newest first' },
  ),
  applications: listed<ApplicationRow>('id | what~ | input tokens~ | output tokens~ | cache hit~', (row) => [
    row.id,
    row.label,
    row.input_tokens,
    row.output_tokens,
    row.cache_hit,
  ]),
  assumptions: listed<AssumptionRow>('id | default~ | unit | source', (row) => [
    row.id,
    row.notation,
    row.unit,
    row.source.startsWith('judgement') ? 'judgement' : 'published',
  ]),
  'api-prices': listed<ApiPriceRow>(
    'id | provider~ | date | input | cached | output',
    (row) => [
      row.id,
      row.provider,
      row.date,
      row.input_usd_per_mtoken,
      row.cached_input_usd_per_mtoken,
      row.output_usd_per_mtoken,
    ],
    { order: 'newest first', note: 'prices in USD per million tokens' },
  ),
  'training-runs': listed<TrainingRunRow>('id | name~ | parameters | tokens | accelerator | hours', (row) => [
    row.id,
    row.name,
    billions(row.active_parameters),
    trillions(row.tokens),
    row.accelerator,
    row.accelerator_hours,
  ]),
  'exchange-rates': listed<ExchangeRateRow>(
    'id | name~ | per USD | month | last whole year | volatility',
    ({ id, name, latest, date, yearly, volatility }) => {
      const last = yearly.at(-1);
      return [id, name, latest, date, last && `${last.mean} in ${last.year}`, volatility];
    },
    {
      note: 'per USD: average of that month; volatility: how far it usually moves in a year, as a share; `costcone catalog exchange-rates EUR` shows the years',
    },
  ),
  trends: listed<TrendRow>(
    'id | inputs~ | change | accelerators launched',
    ({ id, inputs, notation, launched_from: from, launched_until: until }) => [
      id,
      inputs.join(', '),
      notation,
      from !== undefined ? `${from} or later` : until && `${until} or before`,
    ],
    {
      note: 'used in a scenario with a horizon for prices that it does not give; `growth: none` removes a trend',
    },
  ),
};
