import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { exportSamples, sampleFormatOf } from './samples.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const scenario = formulaScenario({
  inputs: { price: '0.05 to 0.12 USD/kWh', energy: 'normal(200, 20) MWh', idle: '3' },
  formulas: { bill: 'price * energy * (1 + idle / 100)' },
});
const options = { draws: 2 ** 17, seed: 'export', sensitivity: false };

describe('exportSamples', () => {
  it('writes the first draws of each replicate of the run, in declared units', async () => {
    const { sample } = await simulate(scenario, options);
    const bytes = await exportSamples(scenario, sampleFormatOf('draws.Parquet'), options);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file })) as Record<string, number>[];
    expect(rows).toHaveLength(65536);
    for (const name of ['price', 'energy'])
      expect(rows.slice(0, 64).map((row) => Number(row[name]!.toPrecision(5)))).toEqual(
        sample.inputs[name]!.slice(0, 64),
      );
    // Replicates follow one another: 4,096 rows each here, 64 in the result.
    expect(rows[4096]!.bill).toBeCloseTo(sample.outputs.bill![64]!, 0);
    expect(rows[0]!.bill! / (rows[0]!.price! * rows[0]!.energy! * 1000 * 1.03)).toBeCloseTo(1, 12);
    const columns = parquetMetadata(file).key_value_metadata!.find(({ key }) => key === 'costcone.columns');
    expect(JSON.parse(columns!.value!)).toMatchObject([
      { name: 'price', unit: 'USD/kWh', role: 'input' },
      { name: 'energy', unit: 'MWh', role: 'input' },
      { name: 'bill', role: 'output' },
    ]);
  });

  it('refuses other kinds of files', () => {
    expect(() => sampleFormatOf('draws.xlsx')).toThrow(
      'samples are written to files that end in .parquet or .csv',
    );
    expect(() => sampleFormatOf('draws')).toThrow('found "draws"');
  });
});
