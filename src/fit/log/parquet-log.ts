import { ScenarioError } from '../../errors.ts';
import { leavesOf } from './leaves.ts';
import type { LogRow, LogTable } from './log-table.ts';
import { decimal, decimalScales } from './parquet-decimals.ts';

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
    showsItsCells: () => true,
    *rows(): Iterable<LogRow> {
      for (const [row, leaves] of rows.entries())
        yield {
          cell: (column) => decimal(leaves.get(names[column]!) ?? null, scales.get(names[column]!)),
          place: (column) => ({ place: { file }, path: `${names[column]}, row ${row + 1}` }),
        };
    },
  };
}
