import { ScenarioError } from '../../errors.ts';
import { decimal, decimalScales } from '../../fit/log/parquet-decimals.ts';
import type { Codecs } from '../../fit/log/parquet-log.ts';
import { batchSize, type ByteSource, type Row, type Table } from './file-table.ts';

/** Times as milliseconds since 1970: a Date for every row of a group would take several times the room. */
const parsers = {
  timestampFromMilliseconds: (millis: bigint) => Number(millis),
  timestampFromMicroseconds: (micros: bigint) => Number(micros) / 1e3,
  timestampFromNanoseconds: (nanos: bigint) => Number(nanos) / 1e6,
};

/** Apache Parquet, one group of rows after the other and only the columns that are asked for. @throws ScenarioError where it cannot be read */
export async function parquetTable(source: ByteSource, codecs: Codecs): Promise<Table> {
  const { parquetMetadataAsync, parquetRead } = await import('hyparquet');
  const { gunzipSync } = await import('fflate');
  const file = source.name;
  const buffer = {
    byteLength: source.byteLength,
    slice: (start: number, end?: number) => source.slice(start, end),
  };
  const attempt = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (error instanceof ScenarioError) throw error;
      const found = error instanceof Error ? error.message : String(error);
      const hint = 'as written by pandas, Polars or DuckDB; compression may be none, snappy or gzip';
      throw new ScenarioError([
        { place: { file }, path: '', rule: 'must be a Parquet file that can be read', found, hint },
      ]);
    }
  };
  const { metadata, scales, names } = await attempt(async () => {
    const metadata = await parquetMetadataAsync(buffer);
    return { metadata, scales: decimalScales(metadata.schema), names: namesIn(metadata.schema) };
  });
  return {
    file,
    kind: 'Parquet',
    names,
    isOpen: false,
    commas: false,
    showsNames: true,
    async *rows(columns) {
      const tops = [...new Set(columns.map((column) => topOf(column, names)))];
      const ways = columns.map((column) => ({
        top: topOf(column, names),
        path: column.slice(topOf(column, names).length + 1).split('.'),
        scale: scales.get(column),
      }));
      let rowStart = 0;
      for (const group of metadata.row_groups) {
        const count = Number(group.num_rows);
        const rowEnd = rowStart + count;
        const read = new Map(tops.map((top) => [top, new Array<unknown>(count).fill(null)]));
        await attempt(() =>
          parquetRead({
            file: buffer,
            metadata,
            columns: tops,
            rowStart,
            rowEnd,
            parsers,
            compressors: { GZIP: (input) => gunzipSync(input), ...codecs },
            onChunk({ columnName, columnData, rowStart: from }) {
              const cells = read.get(columnName);
              if (cells === undefined) return;
              for (let index = 0; index < columnData.length; index++) {
                const at = from + index - rowStart;
                if (at >= 0 && at < count) cells[at] = columnData[index];
              }
            },
          }),
        );
        for (let from = 0; from < count; from += batchSize) {
          const batch: Row[] = [];
          for (let row = from; row < Math.min(from + batchSize, count); row++) {
            const number = rowStart + row + 1;
            batch.push({
              cells: ways.map(({ top, path, scale }) => decimal(within(read.get(top)![row], path), scale)),
              place: (cell) => ({ place: { file }, path: `${columns[cell]}, row ${number}` }),
            });
          }
          yield batch;
        }
        rowStart = rowEnd;
      }
    },
  };
}

/** The column of the file that a name lies in: the longest that begins it. */
function topOf(name: string, names: readonly string[]): string {
  for (let end = name.indexOf('.'); end >= 0; end = name.indexOf('.', end + 1))
    if (names.includes(name.slice(0, end))) return name.slice(0, end);
  return name;
}

function within(value: unknown, path: readonly string[]): unknown {
  let at: unknown = value;
  if (path[0] !== '')
    for (const name of path)
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'string' ? at.trim() : (at ?? null);
}

interface SchemaNode {
  readonly name: string;
  readonly num_children?: number;
}

/** Columns by names joined by dots; one that holds others has its own name too. */
function namesIn(schema: readonly SchemaNode[]): string[] {
  const names: string[] = [];
  let next = 0;
  const visit = (prefix: string): void => {
    const { name, num_children = 0 } = schema[next++]!;
    const isRoot = next === 1;
    const path = isRoot ? '' : `${prefix}${name}`;
    if (!isRoot) names.push(path);
    for (let child = 0; child < num_children; child++) visit(isRoot ? '' : `${path}.`);
  };
  if (schema.length > 0) visit('');
  return names;
}
