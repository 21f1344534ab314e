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
  const problems: ScenarioError['problems'][number][] = [];
  for await (const batch of table.rows(columns))
    for (const { cells, place } of batch)
      rows.push(
        cells.map((cell, index) => {
          const text = ['string', 'number', 'bigint'].includes(typeof cell) ? String(cell).trim() : '';
          if (text === '') {
            const rule = 'a cell must hold a number or a text';
            const hint = 'write what the scenario has where nothing changes';
            problems.push({ ...place(index), rule, found: String(cell), hint });
          }
          return text;
        }),
      );
  if (problems.length > 0) throw new ScenarioError(problems);
  if (rows.length === 0)
    throw new ScenarioError([{ place: { file }, path: '', rule: 'there is no row to run' }]);
  return { columns, rows, placeOf: () => ({ file }), nameOf: (row) => `row ${row + 1}` };
}
