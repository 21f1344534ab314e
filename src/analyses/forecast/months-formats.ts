import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvCell } from '../../notation/csv-cell.ts';
import { type MonthsRow, monthsStatistics } from './months-rows.ts';

/** Columns of a file of months: what the rows are about, their statistics, and those of all months so far. */
interface MonthsColumn {
  readonly name: string;
  readonly type: 'STRING' | 'DOUBLE';
  readonly of: (row: MonthsRow) => string | number | null;
}

const columns: readonly MonthsColumn[] = [
  { name: 'output', type: 'STRING', of: ({ output }) => output },
  { name: 'unit', type: 'STRING', of: ({ unit }) => unit },
  { name: 'period', type: 'STRING', of: ({ period }) => period },
  { name: 'month', type: 'STRING', of: ({ month }) => month },
  ...monthsStatistics.map(
    (name, index): MonthsColumn => ({ name, type: 'DOUBLE', of: ({ own }) => own[index]! }),
  ),
  { name: 'total_unit', type: 'STRING', of: ({ totalUnit }) => totalUnit },
  ...monthsStatistics.map(
    (name, index): MonthsColumn => ({
      name: `total_${name}`,
      type: 'DOUBLE',
      of: ({ toDate }) => toDate[index]!,
    }),
  ),
];

/** What was observed, in the unit of the row; a range has no value. */
const observedColumns: readonly MonthsColumn[] = [
  { name: 'observed', type: 'DOUBLE', of: ({ actual }) => actual?.value ?? null },
  { name: 'observed_low', type: 'DOUBLE', of: ({ actual }) => actual?.low ?? null },
  { name: 'observed_high', type: 'DOUBLE', of: ({ actual }) => actual?.high ?? null },
];

/** All columns of some rows: those of observations only where there is one. */
function columnsOf(rows: readonly MonthsRow[]): readonly MonthsColumn[] {
  return rows.some(({ actual }) => actual !== undefined) ? [...columns, ...observedColumns] : columns;
}

/** Formats of exported months, by the end of the file's name. */
export const monthsFormats = {
  parquet: monthsAsParquet,
  csv: monthsAsCsv,
};
export type MonthsFormat = keyof typeof monthsFormats;

/** Comma-separated values; what is not known, or does not add up, is empty. */
function monthsAsCsv(rows: readonly MonthsRow[]): Uint8Array {
  const cell = (value: string | number | null) =>
    typeof value === 'string' ? csvCell(value) : String(value ?? '');
  const shown = columnsOf(rows);
  const lines = [shown.map(({ name }) => name), ...rows.map((row) => shown.map(({ of }) => cell(of(row))))];
  return new TextEncoder().encode(lines.map((cells) => `${cells.join(',')}\n`).join(''));
}

/** Apache Parquet: texts and doubles, null where a value is not known or does not add up. */
function monthsAsParquet(rows: readonly MonthsRow[], about: Readonly<Record<string, string>>): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columnsOf(rows).map(({ name, type, of }) => ({
      name,
      type,
      data: rows.map(of),
      nullable: true,
    })),
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key: `costcone.${key}`, value })),
    createdBy: 'costcone',
  });
  return new Uint8Array(buffer);
}
