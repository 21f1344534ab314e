import { extname } from 'node:path';
import type { SweptRows } from '../analyses/sweep/swept-rows.ts';
import { ScenarioError, UsageError } from '../errors.ts';
import { byteSource, codecs } from './byte-source.ts';
import type { Words } from './command.ts';
import { readBytes, readsOnce } from './inputs.ts';
import { textOf, textsOf } from './words.ts';

/** The rows that `--over` or `--grid` gives. @throws UsageError where it is neither or both; ScenarioError where a table is none */
export async function sweptTable(words: Words): Promise<SweptRows> {
  const [over, grid] = [textOf(words, 'over'), textsOf(words, 'grid')];
  if ((over === undefined) === (grid.length === 0))
    throw new UsageError(
      "a sweep needs --over table.csv, a row a scenario, or --grid 'gpu_price=1..4:7': give one of them",
    );
  if (over === undefined) return (await import('../analyses/sweep/grid-rows.ts')).gridRows(grid);
  if (extname(over).toLowerCase() === '.parquet') return parquetRows(over);
  const { csvRows, rowsOfCsv } = await import('../analyses/sweep/csv-rows.ts');
  if (!readsOnce(over)) return csvRows(over);
  const { largestCsv, sourceFile } = await import('../scenario/source-file.ts');
  return rowsOfCsv(sourceFile(readBytes(over), over, '.', largestCsv));
}

async function parquetRows(file: string): Promise<SweptRows> {
  const { parquetTable } = await import('../import/tables/parquet-table.ts');
  const table = await parquetTable(byteSource(file), codecs());
  const columns = table.names;
  const rows: string[][] = [];
  for await (const batch of table.rows(columns))
    for (const { cells } of batch) rows.push(cells.map(notationOf));
  if (rows.length === 0)
    throw new ScenarioError([{ place: { file }, path: '', rule: 'there is no row to run' }]);
  const nameOf = (row: number) => `row ${row + 1}`;
  const pathOf = (row: number, column: string) => [column, nameOf(row)].filter(Boolean).join(', ');
  return { columns, rows, placeOf: () => ({ file }), nameOf, pathOf };
}

/** A cell as somebody would have written it; `sweep` refuses empty ones, and what is neither a number nor a text. */
function notationOf(cell: unknown): string {
  if (cell === null || Number.isNaN(cell)) return '';
  if (typeof cell !== 'object') return String(cell).trim();
  return JSON.stringify(cell, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
}
