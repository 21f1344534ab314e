import { readTable, separatorIn, showsItsCells } from '../../scenario/csv.ts';
import { placeIn, type SourceFile } from '../../scenario/source-file.ts';
import type { LogRow, LogTable } from './log-table.ts';

/** Comma-separated values, or separated by semicolons or tabs. */
export function csvLog(file: SourceFile): LogTable {
  const separator = separatorIn(file);
  const { header } = readTable(file, separator);
  return {
    file: file.name,
    names: header,
    commas: separator !== ',',
    isCsv: true,
    showsItsCells: () => showsItsCells(file, separator),
    *rows(): Iterable<LogRow> {
      for (const row of readTable(file, separator).rows)
        yield {
          cell: (column) => row[column]?.text.trim(),
          place: (column) => ({
            place: placeIn(file, (row[column] ?? row.at(-1)!).start),
            path: header[column]!,
          }),
        };
    },
  };
}
