import type { Codecs } from '../../fit/log/parquet-log.ts';
import { separatorIn } from '../../scenario/csv.ts';
import { csvTable } from './csv-table.ts';
import { jsonTable } from './json-table.ts';
import { parquetTable } from './parquet-table.ts';
import type { ByteSource, Table } from './file-table.ts';
import { textPieces } from './text-pieces.ts';

/**
 * A file as a table, by what it holds: Parquet by its first bytes, JSON by a brace or bracket, else lines of fields.
 *
 * @throws ScenarioError where it cannot be read
 */
export async function openTable(source: ByteSource, codecs: Codecs): Promise<Table> {
  if (new TextDecoder().decode(source.slice(0, 4)) === 'PAR1') return parquetTable(source, codecs);
  let head = '';
  for (const piece of textPieces(source)) {
    head += piece;
    if (head.trimStart() !== '') break;
  }
  if (/^\s*[[{]/.test(head)) return jsonTable(source);
  return csvTable(source, separatorIn({ text: head.trimStart() }));
}
