import { describe, expect, it } from 'vitest';
import type { ForecastStatistics, OutputForecast } from '../../analyses/forecast/result.ts';
import type { Result } from '../../analyses/result.ts';
import { barAxis, intervalBar } from './interval-bar.ts';
import { monthsTables } from './months-table.ts';
import { expectToFit } from './testing/expect-to-fit.ts';

const known = (value: number | null) => ({ value, error: 0 });
const of = (p5: number | null, p50: number | null, p95: number | null): ForecastStatistics => ({
  mean: known(p50),
  quantiles: { p5: known(p5), p25: known(p5), p50: known(p50), p75: known(p95), p95: known(p95) },
});

function result(output: Partial<OutputForecast>, label = 'Daily cost'): Result {
  const whole = {
    unit: 'USD/day',
    totalUnit: null,
    draws: 1024,
    months: [],
    toDate: [],
    total: of(0, 0, 0),
    ...output,
  };
  return {
    outputs: { daily_cost: { label: `${label} over 2 months` } },
    model: { daily_cost: { label } },
    forecast: { from: '2027-01', months: 2, outputs: { daily_cost: whole }, goals: [] },
  } as never;
}

describe('the table of months', () => {
  it('has a line a month, in the scale of the largest number', () => {
    const [months, ...others] = monthsTables(
      result({
        totalUnit: 'USD',
        months: [
          { month: '2027-01', ...of(1e6, 2e6, 4e6) },
          { month: '2027-02', ...of(2e6, 3e6, 5e6) },
        ],
        toDate: [
          { month: '2027-01', ...of(31e6, 62e6, 124e6) },
          { month: '2027-02', ...of(87e6, 146e6, 264e6) },
        ],
      }),
    );
    expect(others).toEqual([]);
    expect(months).toEqual([
      'Daily cost by month, in million USD/day; to date in million USD',
      '           median  90 % interval                  to date: median',
      '  2027-01       2  1 to 4         ██████░░░░░                  62',
      '  2027-02       3  2 to 5         ████████░░░░░░              146',
    ]);
  });

  it('says of a rate per month why its months do not add up to what came to date', () => {
    const months = [{ month: '2027-02', ...of(1, 2, 4) }];
    const lines = monthsTables(result({ unit: 'USD/month', totalUnit: 'USD', months, toDate: months }))[0]!;
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('a mean month of 30.4375 days; amounts to date');
  });

  it('says below it what was observed', () => {
    const [months] = monthsTables(
      result({
        months: [
          { month: '2027-01', actual: { value: 2.5, low: 2, high: 3 }, ...of(1, 2, 4) },
          { month: '2027-02', ...of(1, 2, 4) },
          { month: '2027-03', actual: { value: null, low: 2, high: 3 }, ...of(1, 2, 4) },
        ],
      }),
    );
    expect(months!.at(-1)).toBe('  Observed: 2027-01 2.5 USD/day, 2027-03 2 to 3 USD/day');
  });

  it('gives quarters and fiscal years where there are some', () => {
    const period = { from: '2027-01', to: '2027-02', ...of(1, 2, 3) };
    const tables = monthsTables(
      result({
        months: [{ month: '2027-01', ...of(1, 2, 3) }],
        totalUnit: 'USD',
        quarters: [{ period: 'FY2027-Q4', ...period }],
        years: [{ period: 'FY2027', ...period }],
      }),
    );
    expect(tables.slice(1).map((lines) => [lines[0], lines[2]])).toEqual([
      [
        'Daily cost by fiscal quarter, in USD',
        '  FY2027-Q4       2  1 to 3         ████████████████░░░░░░░░',
      ],
      ['Daily cost by fiscal year, in USD', '  FY2027       2  1 to 3         ████████████████░░░░░░░░'],
    ]);
  });

  it('says which quarters and fiscal years the horizon holds in part', () => {
    const quarter = (period: string, from: string, to: string) => ({ period, from, to, ...of(1, 2, 3) });
    const tables = monthsTables(
      result({
        months: [{ month: '2026-11', ...of(1, 2, 3) }],
        totalUnit: 'USD',
        quarters: [
          quarter('FY2027-Q1', '2026-11', '2026-12'),
          quarter('FY2027-Q2', '2027-01', '2027-03'),
          quarter('FY2027-Q3', '2027-04', '2027-04'),
        ],
        years: [quarter('FY2027', '2026-11', '2027-04')],
      }),
    );
    expect(tables.slice(1).map((lines) => lines.at(-1))).toEqual([
      '  Months within the horizon: FY2027-Q1 2 of 3, FY2027-Q3 1 of 3',
      '  Months within the horizon: FY2027 6 of 12',
    ]);
  });

  it('fits a terminal, whatever the numbers are', () => {
    const hard = [
      of(-1.23456e-300, 5e-9, 1.7e308),
      of(null, null, null),
      of(-4e12, -3e12, 2.5),
      of(300.0001, 300.0002, 300.0003),
    ];
    const months = hard.map((row, index) => ({ month: `2027-0${index + 1}`, ...row }));
    for (const label of [
      'Daily cost',
      'A label that is far longer than any line of a terminal answer may ever become, say',
    ])
      for (const row of months)
        for (const line of monthsTables(
          result({ months: [row], toDate: [row], totalUnit: 'USD' }, label),
        ).flat())
          expectToFit(line);
  });

  it('is of no scenario without months', () => {
    expect(monthsTables({ outputs: {}, model: {} } as never)).toEqual([]);
  });
});

describe('a bar of an interval', () => {
  it('shows the interval in its place where values may be negative', () => {
    const axis = barAxis([-10, 10], 20);
    expect(intervalBar([-10, 0, 10], axis)).toBe('░░░░░░░░░░█░░░░░░░░░');
    expect(intervalBar([5, 6, 7], axis)).toBe('               ░█');
    expect(intervalBar([5, 5, 5], axis)).toBe('               █');
    expect(intervalBar([null, 5, 5], axis)).toBe('');
  });
});
