import type { Separator } from '../../scenario/csv.ts';
import { isTable } from '../../scenario/table-kind.ts';
import { type CsvRecord, csvRecords, fieldStarts, fieldsOf } from './csv-records.ts';
import { batchSize, type ByteSource, type Row, type Table } from './file-table.ts';
import { textPieces } from './text-pieces.ts';

/** Lines that tell whether a file is a table. */
const looked = 100;

/** Comma-separated values, or separated by semicolons or tabs; unpacked where they are gzip. */
export function csvTable(source: ByteSource, separator: Separator): Table {
  const file = source.name;
  const records = () => csvRecords(textPieces(source), separator, file);
  const head: string[][] = [];
  for (const record of records()) {
    head.push(fieldsOf(record, separator));
    if (head.length > looked) break;
  }
  const names = (head[0] ?? []).map((name) => name.trim());
  return {
    file,
    kind: separator === '\t' ? 'TSV' : 'CSV',
    names,
    isOpen: false,
    commas: separator !== ',',
    showsNames: isTable(
      names,
      head.slice(1).map((row) => row.map((text) => ({ text }))),
    ),
    async *rows(columns) {
      const wanted = columns.map((column) => names.indexOf(column));
      let batch: Row[] = [];
      let isHeader = true;
      for (const record of records()) {
        if (isHeader) {
          isHeader = false;
          continue;
        }
        const fields = fieldsOf(record, separator);
        batch.push({
          cells: wanted.map((index) => fields[index]?.trim()),
          place: (cell) => placeOf(record, wanted[cell]!, columns[cell]!),
        });
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
  };

  function placeOf(record: CsvRecord, index: number, path: string) {
    const starts = fieldStarts(record, separator);
    const { start } = starts[index] ?? starts.at(-1)!;
    const before = record.text.slice(0, start);
    const line = record.line + before.split('\n').length - 1;
    return { place: { file, line, column: start - before.lastIndexOf('\n') }, path };
  }
}
