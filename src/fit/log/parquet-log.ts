import { powerOfTen } from '../../elementary/elementary.ts';
import { ScenarioError } from '../../errors.ts';
import { leavesOf } from './leaves.ts';
import type { LogRow, LogTable } from './log-table.ts';

/** Codecs beyond Snappy and none, by their names in Parquet: bytes to bytes of a known length. */
export type Codecs = Readonly<Record<string, (input: Uint8Array, length: number) => Uint8Array>>;

/** Apache Parquet; fields inside fields are named by dots. @throws ScenarioError where the file is none, or its codec is not known */
export async function parquetLog(bytes: Uint8Array, file: string, codecs: Codecs): Promise<LogTable> {
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const { gunzipSync } = await import('fflate');
  let objects: readonly Record<string, unknown>[];
  let scales: ReadonlyMap<string, number>;
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    scales = decimalScales(parquetMetadata(content).schema);
    objects = await parquetReadObjects({
      file: content,
      compressors: { GZIP: (input) => gunzipSync(input), ...codecs },
    });
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const hint = 'as written by pandas, Polars or DuckDB; compression may be none, snappy or gzip';
    throw new ScenarioError([
      { place: { file }, path: '', rule: 'must be a Parquet file that can be read', found, hint },
    ]);
  }
  const rows = objects.map((object) => leavesOf(object));
  const names = [...new Set(rows.slice(0, 1000).flatMap((leaves) => [...leaves.keys()]))];
  return {
    file,
    names,
    commas: false,
    isCsv: false,
    *rows(): Iterable<LogRow> {
      for (const [row, leaves] of rows.entries())
        yield {
          cell: (column) => decimal(leaves.get(names[column]!) ?? null, scales.get(names[column]!)),
          place: (column) => ({ place: { file }, path: `${names[column]}, row ${row + 1}` }),
        };
    },
  };
}

/** A part of a Parquet schema, which lists its nodes in depth-first order. */
interface SchemaNode {
  readonly name: string;
  readonly num_children?: number;
  readonly converted_type?: string;
  readonly scale?: number;
}

/** Decimals of the columns that hold decimal numbers, by names joined by dots. */
function decimalScales(schema: readonly SchemaNode[]): ReadonlyMap<string, number> {
  const scales = new Map<string, number>();
  let next = 0;
  const visit = (prefix: string): void => {
    const { name, num_children = 0, converted_type, scale = 0 } = schema[next++]!;
    const path = next === 1 ? '' : `${prefix}${name}`;
    if (converted_type === 'DECIMAL' && scale > 0) scales.set(path, scale);
    for (let child = 0; child < num_children; child++) visit(path === '' ? '' : `${path}.`);
  };
  visit('');
  return scales;
}

/** The double nearest to a decimal number: hyparquet multiplies by `10 ** -scale`, whose last bits differ between engines. */
function decimal(cell: unknown, scale: number | undefined): unknown {
  if (typeof cell !== 'number' || scale === undefined) return cell;
  const whole = Math.round(cell * powerOfTen(scale));
  return Number.isSafeInteger(whole) ? whole / powerOfTen(scale) : cell;
}
