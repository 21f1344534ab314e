import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { SampleTable } from './result.ts';
import { samplesAsCsv, samplesAsParquet } from './formats.ts';

const table: SampleTable = {
  about: { title: 'A "quoted" title', seed: '7' },
  columns: [
    { name: 'price', unit: 'USD/kWh', role: 'input', values: Float64Array.of(0.1, 1 / 3, 1e-300) },
    { name: 'a,b', unit: '', role: 'output', values: Float64Array.of(1, -2.5e10, Number.NaN) },
  ],
};

describe('samplesAsParquet', () => {
  it('is read back to the last bit, units and roles included', async () => {
    const file = samplesAsParquet(table).buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual([
      { price: 0.1, 'a,b': 1 },
      { price: 1 / 3, 'a,b': -2.5e10 },
      { price: 1e-300, 'a,b': Number.NaN },
    ]);
    const metadata = Object.fromEntries(
      parquetMetadata(file).key_value_metadata!.map(({ key, value }) => [key, value]),
    );
    expect(metadata).toMatchObject({ 'costcone.title': 'A "quoted" title', 'costcone.seed': '7' });
    expect(JSON.parse(metadata['costcone.columns']!)).toEqual([
      { name: 'price', unit: 'USD/kWh', role: 'input' },
      { name: 'a,b', unit: '', role: 'output' },
    ]);
  });
});

describe('samplesAsCsv', () => {
  it('writes numbers that read back to the same bits', () => {
    const [header, ...rows] = new TextDecoder().decode(samplesAsCsv(table)).trimEnd().split('\n');
    expect(header).toBe('price [USD/kWh],"a,b"');
    expect(rows.map((row) => row.split(',').map(Number))).toEqual([
      [0.1, 1],
      [1 / 3, -2.5e10],
      [1e-300, Number.NaN],
    ]);
  });
});
