import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvCell } from '../../notation/csv-cell.ts';
import type { SampleTable } from './result.ts';

/** Formats of an exported sample, by the end of the file's name. */
export const sampleFormats = {
  parquet: samplesAsParquet,
  csv: samplesAsCsv,
};
export type SampleFormat = keyof typeof sampleFormats;

/** Comma-separated values; a column is headed by its name and its unit in brackets. */
export function samplesAsCsv({ columns }: SampleTable): Uint8Array {
  const header = columns.map(({ name, unit }) => csvCell(unit === '' ? name : `${name} [${unit}]`)).join(',');
  const lines = [header];
  const rows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ values }) => String(values[row])).join(','));
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Apache Parquet, doubles; each column's unit and role stand in the metadata as JSON under `costcone.columns`. */
export function samplesAsParquet({ about, columns }: SampleTable): Uint8Array {
  const described = columns.map(({ name, unit, role }) => ({ name, unit, role }));
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, values }) => ({ name, data: values, type: 'DOUBLE', nullable: false })),
    kvMetadata: [
      { key: 'costcone.columns', value: JSON.stringify(described) },
      ...Object.entries(about).map(([key, value]) => ({ key: `costcone.${key}`, value })),
    ],
    createdBy: 'costcone',
  });
  return new Uint8Array(buffer);
}
