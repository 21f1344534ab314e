import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Result } from '../result.ts';
import { exportMonths, monthsFormatOf } from './export-months.ts';
import type { ForecastStatistics } from './result.ts';

const known = (value: number | null) => ({ value, error: 0 });
const of = (first: number, p5: number | null = first + 1): ForecastStatistics => ({
  mean: known(first),
  quantiles: {
    p5: known(p5),
    p25: known(first + 2),
    p50: known(first + 3),
    p75: known(first + 4),
    p95: known(first + 5),
  },
});
const period = { from: '2027-01', to: '2027-01', ...of(31) };

const result = {
  scenario: { title: 'A "year"', file: 'a.yaml', sha256: 'f' },
  run: { seed: '7', design: 'sobol' },
  forecast: {
    from: '2027-01',
    months: 1,
    goals: [],
    outputs: {
      daily_cost: {
        unit: 'USD/day',
        totalUnit: 'USD',
        draws: 1,
        months: [{ month: '2027-01', ...of(0.1) }],
        toDate: [{ month: '2027-01', ...of(31) }],
        total: of(31),
        quarters: [{ period: 'FY2027-Q4', ...period }],
        years: [{ period: 'FY2027', ...period }],
      },
      'a.gpus': {
        unit: 'GPU',
        totalUnit: null,
        draws: 1,
        months: [{ month: '2027-01', ...of(8, null) }],
        toDate: [],
        total: of(8),
      },
    },
  },
} as unknown as Result;

describe('months in a file', () => {
  it('are rows of comma-separated values, quarters and years after them', () => {
    expect(new TextDecoder().decode(exportMonths(result, 'csv')).split('\n')).toEqual([
      'output,unit,period,month,mean,p5,p25,p50,p75,p95,total_unit,total_mean,total_p5,total_p25,total_p50,total_p75,total_p95',
      'daily_cost,USD/day,month,2027-01,0.1,1.1,2.1,3.1,4.1,5.1,USD,31,32,33,34,35,36',
      'daily_cost,USD,quarter,FY2027-Q4,31,32,33,34,35,36,,,,,,,',
      'daily_cost,USD,year,FY2027,31,32,33,34,35,36,,,,,,,',
      'a.gpus,GPU,month,2027-01,8,,10,11,12,13,,,,,,,',
      '',
    ]);
  });

  it('are read back from Parquet to the last bit, with what they are of', async () => {
    const file = exportMonths(result, 'parquet').buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      output: 'daily_cost',
      month: '2027-01',
      mean: 0.1,
      p95: 5.1,
      total_unit: 'USD',
      total_p50: 34,
    });
    expect(rows[3]).toMatchObject({ output: 'a.gpus', p5: null, total_unit: null, total_mean: null });
    const { key_value_metadata: about } = parquetMetadata(file);
    expect(about).toContainEqual({ key: 'costcone.title', value: 'A "year"' });
  });

  it('have what was observed beside them, where something was', () => {
    const observed = structuredClone(result) as { forecast: NonNullable<Result['forecast']> };
    const [month] = observed.forecast.outputs.daily_cost!.months as unknown as [{ actual: object }];
    month.actual = { value: 0.2, low: 0.1, high: 0.4 };
    const [head, first, second] = new TextDecoder()
      .decode(exportMonths(observed as unknown as Result, 'csv'))
      .split('\n');
    expect(head).toMatch(/,total_p95,observed,observed_low,observed_high$/);
    expect(first).toMatch(/^daily_cost,USD\/day,month,2027-01,.*,36,0\.2,0\.1,0\.4$/);
    expect(second).toMatch(/^daily_cost,USD,quarter,.*,,,$/);
    month.actual = { value: null, low: 0.1, high: 0.4 };
    expect(new TextDecoder().decode(exportMonths(observed as unknown as Result, 'csv'))).toContain(
      ',36,,0.1,0.4\n',
    );
  });

  it('go to files that end in a format, and come from a scenario that has some', () => {
    expect([monthsFormatOf('a/b.CSV'), monthsFormatOf('x.parquet')]).toEqual(['csv', 'parquet']);
    expect(() => monthsFormatOf('csv')).toThrow('end in .parquet or .csv (found "csv")');
    const { forecast: _, ...day } = result;
    expect(() => exportMonths(day, 'csv')).toThrow('a.yaml looks at no months: give it a horizon');
  });
});
