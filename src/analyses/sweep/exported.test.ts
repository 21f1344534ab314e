import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { sampleSweep } from '../../report/testing/sample-sweep.ts';
import { exportSweep, sweepFormatOf } from './exported.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('writes a row a line: what was set, statistics with their errors, goals, and the error', async () => {
  const sweep = await sampleSweep(['price=1,"uniform(1, 2)"'.replaceAll('"', ''), 'reserve=10%']);
  const [header, first, second, end] = text(exportSweep(sweep, 'csv')).split('\n');
  expect(header).toBe(
    'price,reserve,daily_cost.mean,daily_cost.mean.error,daily_cost.sd,daily_cost.sd.error,' +
      ['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95']
        .map((key) => `daily_cost.${key},daily_cost.${key}.error`)
        .join(',') +
      ',goal1.probability,goal1.probability.error,error',
  );
  const { mean, quantiles } = sweep.rows[0]!.outputs.daily_cost!;
  expect(first!.split(',').slice(0, 4)).toEqual(['1', '10%', String(mean.value), String(mean.error)]);
  expect(first!.split(',')[6]).toBe(String(quantiles.p5.value));
  expect(second).toMatch(/^"uniform\(1, 2\)",10%,/);
  expect(end).toBe('');
});

it('writes the same to Parquet, plain numbers as numbers', async () => {
  const sweep = await sampleSweep(['price=1..2:2', 'reserve=10%,20%']);
  const file = Uint8Array.from(exportSweep(sweep, 'parquet')).buffer;
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(4);
  expect(rows[2]).toMatchObject({
    price: 2,
    reserve: '10%',
    'daily_cost.p90': sweep.rows[2]!.outputs.daily_cost!.quantiles.p90.value,
    'goal1.probability': sweep.rows[2]!.goals[0]!.value,
    error: null,
  });
  const about = Object.fromEntries(
    parquetMetadata(file).key_value_metadata!.map(({ key, value }) => [key, value]),
  );
  expect(about).toMatchObject({
    'costcone.seed': 'report',
    'costcone.draws': '4096',
    'costcone.units': '{"daily_cost":"USD/day"}',
  });
});

it('leaves numbers of a failed row empty, and knows files by their ends', async () => {
  const sweep = await sampleSweep(['price=1,2']);
  const failed = { ...sweep.rows[0]!, outputs: {}, goals: [], error: 'daily_cost, say, is infinite' };
  const line = text(exportSweep({ ...sweep, rows: [failed] }, 'csv')).split('\n')[1];
  expect(line).toBe(`1${','.repeat(21)}"daily_cost, say, is infinite"`);
  expect(sweepFormatOf('a/b.CSV')).toBe('csv');
  expect(() => sweepFormatOf('rows.xlsx')).toThrow('files that end in .csv or .parquet');
});
