import { didYouMean, UsageError } from '../errors.ts';
import {
  type AcceleratorRow,
  accelerators,
  apiPrices,
  applications,
  assumptions,
  languageModels,
  regions,
  trainingRuns,
  workloads,
} from './catalog.ts';
import { countParameters } from './model-shape.ts';
import { usualProvider } from './rents.ts';

/** A listing for programs and for people. */
export interface Listing {
  readonly data: unknown;
  readonly table: string;
}

interface Kind {
  readonly name: string;
  readonly holds: string;
  /** Columns of its table. */
  readonly columns: readonly string[];
  readonly rows: () => readonly { readonly id: string }[];
  /** One line of its table, cell by cell. */
  readonly cells: (row: never) => readonly string[];
}

/** Keeps the type of a kind's rows together with what is made of them. */
function kind<Row extends { readonly id: string }>(
  name: string,
  holds: string,
  columns: readonly string[],
  rows: () => readonly Row[],
  cells: (row: Row) => readonly string[],
): Kind {
  return { name, holds, columns, rows, cells };
}

const billions = (count: number) => `${Number((count / 1e9).toPrecision(4))}B`;
const orNone = (value: number | null | undefined) =>
  value === null || value === undefined ? '-' : String(value);

const latestRent = (accelerator: AcceleratorRow) => {
  const { rent } = accelerator;
  const provider = usualProvider(accelerator, null);
  const row = rent.filter((one) => one.kind === 'on-demand' && one.provider === provider).at(-1);
  if (row === undefined) return '-';
  const spread = row.low === undefined ? String(row.median) : `${row.low}-${row.high}`;
  return `${spread} (${provider}, ${row.until ?? row.year})`;
};

const kinds: readonly Kind[] = [
  kind(
    'accelerators',
    'dense FLOP/s, memory, bandwidth, power, rent and purchase prices by year',
    ['id', 'name', 'TFLOP/s 16 bit', 'fp8', 'int8', 'GB', 'GB/s', 'links', 'W server', 'USD/hour on demand'],
    accelerators,
    (row) => [
      row.id,
      row.name,
      orNone(row.dense_tflops.bf16),
      orNone(row.dense_tflops.fp8),
      orNone(row.dense_tflops.int8),
      String(Number((row.memory_bytes / 1e9).toPrecision(4))),
      String(row.bandwidth_gb_per_s),
      `${row.links.gb_per_s} x${row.links.domain}`,
      orNone(row.server_power_w),
      latestRent(row),
    ],
  ),
  kind(
    'models',
    'shapes of language models; parameters, operations and cache follow',
    ['id', 'name', 'parameters', 'active', 'layers', 'width', 'date'],
    languageModels,
    (row) => {
      const counts = countParameters(row);
      const active = row.published.active_parameters ?? counts.active;
      return [
        row.id,
        row.name,
        billions(counts.total),
        billions(active),
        String(row.layers),
        String(row.d_model),
        row.date,
      ];
    },
  ),
  kind(
    'regions',
    'electricity prices and carbon intensity',
    ['id', 'name', 'USD/kWh', 'g/kWh', 'year'],
    regions,
    (row) => {
      const latest = row.electricity.at(-1);
      return [
        row.id,
        row.name,
        latest === undefined ? '-' : `${latest.low} to ${latest.high}`,
        row.carbon_intensity,
        orNone(latest?.year),
      ];
    },
  ),
  kind(
    'workloads',
    'tokens of recorded requests: means, quantiles, spread, peaks',
    ['id', 'what', 'input mean', 'p95', 'output mean', 'p95', 'requests'],
    workloads,
    (row) => [
      row.id,
      row.label,
      orNone(row.input?.mean),
      orNone(row.input?.p95),
      orNone(row.output?.mean),
      orNone(row.output?.p95),
      orNone(row.requests),
    ],
  ),
  kind(
    'applications',
    'what a workload of that name starts from: mean tokens as distributions',
    ['id', 'what', 'input tokens', 'output tokens', 'cache hit'],
    applications,
    (row) => [row.id, row.label, row.input_tokens, row.output_tokens, row.cache_hit],
  ),
  kind(
    'assumptions',
    'defaults of the models’ inputs: staff, utilization, power, capital, network',
    ['id', 'default', 'unit', 'source'],
    assumptions,
    (row) => [row.id, row.notation, row.unit, row.source.startsWith('judgement') ? 'judgement' : 'published'],
  ),
  kind(
    'api-prices',
    'what providers charge for tokens',
    ['id', 'provider', 'date', 'input USD/Mtoken', 'output USD/Mtoken'],
    apiPrices,
    (row) => [
      row.id,
      row.provider,
      row.date,
      String(row.input_usd_per_mtoken),
      String(row.output_usd_per_mtoken),
    ],
  ),
  kind(
    'training-runs',
    'published training runs that the utilization of others is taken from: parameters, tokens, accelerator hours',
    ['id', 'name', 'parameters', 'tokens', 'accelerator', 'hours'],
    trainingRuns,
    (row) => [
      row.id,
      row.name,
      billions(row.active_parameters),
      billions(row.tokens),
      row.accelerator,
      String(row.accelerator_hours),
    ],
  ),
];

/**
 * The kinds of rows, the rows of one kind, or one row with its sources.
 *
 * @throws UsageError where there is no such kind or row
 */
export function listCatalog(kindName?: string, id?: string): Listing {
  if (kindName === undefined) {
    const data = kinds.map(({ name, holds, rows }) => ({ kind: name, rows: rows().length, holds }));
    return {
      data,
      table: columnsOf(
        ['kind', 'rows', 'holds'],
        data.map((row) => Object.values(row).map(String)),
      ),
    };
  }
  const found = kinds.find(({ name }) => name === kindName);
  if (found === undefined)
    throw unknown(
      'kind',
      kindName,
      kinds.map(({ name }) => name),
    );
  if (id !== undefined) return showRow(found, id);
  const rows = found.rows();
  return { data: rows, table: columnsOf(found.columns, rows.map(found.cells as (row: unknown) => string[])) };
}

function showRow({ rows, name }: Kind, id: string): Listing {
  const row = rows().find((one) => one.id === id);
  if (row === undefined)
    throw unknown(
      `row of ${name}`,
      id,
      rows().map((one) => one.id),
    );
  return { data: row, table: linesOf(row, '').join('\n') };
}

function unknown(what: string, word: string, known: readonly string[]): UsageError {
  return new UsageError(
    `no ${what} "${word}"; ${didYouMean(word, known) ?? `there are ${known.join(', ')}`}`,
  );
}

/** Columns as wide as their widest cell, two spaces apart. */
function columnsOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [heads, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A row as indented `key: value` lines. */
function linesOf(value: object, indent: string): string[] {
  return Object.entries(value).flatMap(([key, inner]): string[] => {
    if (typeof inner !== 'object' || inner === null) return [`${indent}${key}: ${inner ?? 'none'}`];
    if (!Array.isArray(inner)) return [`${indent}${key}:`, ...linesOf(inner, `${indent}  `)];
    const items = inner.map((item: unknown) =>
      typeof item === 'object' && item !== null
        ? Object.entries(item)
            .map(([name, what]) => `${name} ${what}`)
            .join(', ')
        : String(item),
    );
    return [`${indent}${key}:`, ...items.map((item) => `${indent}  - ${item}`)];
  });
}
