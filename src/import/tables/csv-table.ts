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
      const read = { file, separator, columns, wanted };
      let batch: Row[] = [];
      let isHeader = true;
      for (const record of records()) {
        if (!isHeader) batch.push(new CsvRow(record, read));
        isHeader = false;
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
  };
}

/** How the rows of a file are read. */
interface CsvReading {
  readonly file: string;
  readonly separator: Separator;
  readonly columns: readonly string[];
  /** Where the columns stand in a record. */
  readonly wanted: readonly number[];
}

class CsvRow implements Row {
  readonly cells: readonly unknown[];
  readonly #record: CsvRecord;
  readonly #reading: CsvReading;

  constructor(record: CsvRecord, reading: CsvReading) {
    this.#record = record;
    this.#reading = reading;
    const fields = fieldsOf(record, reading.separator);
    const cells: (string | undefined)[] = [];
    for (const index of reading.wanted) cells.push(fields[index]?.trim());
    this.cells = cells;
  }

  place(cell: number) {
    const { file, separator, columns, wanted } = this.#reading;
    const { text, line } = this.#record;
    const starts = fieldStarts(this.#record, separator);
    const { start } = starts[wanted[cell]!] ?? starts.at(-1)!;
    const before = text.slice(0, start);
    return {
      place: { file, line: line + before.split('\n').length - 1, column: start - before.lastIndexOf('\n') },
      path: columns[cell]!,
    };
  }
}
