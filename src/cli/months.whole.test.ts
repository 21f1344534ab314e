import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectToFit } from '../report/terminal/testing/expect-to-fit.ts';
import { costcone } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-months-'));
afterAll(() => rmSync(folder, { recursive: true }));

const year = `
title: A year of rent
horizon: { from: 2027-01, months: 12 }
fiscal_year_starts: 04
inputs: { rent: { value: 2k to 3k USD/day, growth: 2% to 5% per month } }
formulas:
  bill: { formula: rent, label: Daily bill }
  over_budget: first_month(total_to_date(rent) > 1M USD)
outputs: [over_budget, bill]
goals:
  - total(bill) <= 1M USD
  - over_budget > 2027-09 with 10%
`;
writeFileSync(join(folder, 'year.yaml'), year);
const call = (...words: string[]) => costcone(words, { cwd: folder });
const drawn = ['--draws', '4096', '--seed', '1', '--no-sensitivity'];
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('costcone run, of a scenario with a horizon', () => {
  it('answers in words: the total and its months, budgets, and when something comes first', async () => {
    const { exitCode, stdout, stderr } = await call('run', 'year.yaml', ...drawn, '--out', 'pages');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Bill over 12 months from January 2027 is about ');
    expect(stdout).toMatch(
      /The budget of 1 million USD holds with a chance of \d+ in 100;\s+if\s+it\s+fails,\s+most\s+likely\s+in\s+December\./,
    );
    expect(stdout).toContain('Daily bill by month, in USD/day; to date in million USD\n');
    expect(stdout).toMatch(/\n {2}2027-12 +[\d.,]+ {2}[\d.,]+ to [\d.,]+ +█+░+ +[\d.]+\n/);
    expect(stdout).toContain('Bill by fiscal year, in million USD\n');
    expect(stdout).toMatch(/\n {2}Over budget: most likely in 2027-12, never: \d+ in 100\n/);
    expect(stdout).toContain('Over budget after 2027-09\n');
    expectToFit(stdout);
  });

  it('gives the same page again from what was saved, where first months are outputs', async () => {
    const page = read('pages/year.html');
    expect(page).toContain('<b>Over budget</b>: most likely in 2027-12, never: ');
    expect((await call('report', 'pages/year.json')).exitCode).toBe(0);
    expect(read('pages/year.html')).toBe(page);
    const { stdout } = await call('run', 'year.yaml', ...drawn, '--json');
    expect(stdout).toBe(read('pages/year.json'));
    const { outputs } = JSON.parse(stdout) as { outputs: Readonly<Record<string, object>> };
    expect(Object.keys(outputs)).toEqual(['bill', 'over_budget']);
    expect(outputs.over_budget).toMatchObject({
      unit: 'month',
      mean: null,
      sd: null,
      quantiles: { p5: '2027-10' },
    });
    expect((await call('compare', 'pages/year.json', 'pages/year.json')).exitCode).toBe(0);
  });

  it('writes its months into a file', async () => {
    await call('run', 'year.yaml', ...drawn, '--json', '--months', 'months.csv');
    const [header, ...rows] = read('months.csv').trimEnd().split('\n');
    expect(header).toMatch(/^output,unit,period,month,mean,p5,p25,p50,p75,p95,total_unit,total_mean,/);
    expect(rows.map((row) => row.split(',').slice(0, 4).join(' '))).toEqual([
      ...Array.from(
        { length: 12 },
        (_, index) => `bill USD/day month 2027-${String(index + 1).padStart(2, '0')}`,
      ),
      ...['FY2027-Q4', 'FY2028-Q1', 'FY2028-Q2', 'FY2028-Q3'].map((name) => `bill USD quarter ${name}`),
      ...['FY2027', 'FY2028'].map((name) => `bill USD year ${name}`),
    ]);
  });
});
