import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { fit as run } from './fit.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-fit-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

/** What the command prints for a log of this name and text. */
async function printed(
  name: string,
  text: string,
  words: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, text);
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    out += String(part);
    return true;
  });
  expect(await run({ file, ...words })).toBe(0);
  return out;
}

const numbers = Array.from({ length: 40 }, (_, i) => [i + 1, ((i * 17) % 41) + 0.5]);
const csv = `in,out\n${numbers.map((row) => row.join(',')).join('\n')}\n`;

describe('fit --json', () => {
  it('is costcone-fit/1 for one column', async () => {
    const found = JSON.parse(await printed('a.csv', csv, { column: 'in', json: true }));
    expect(found).toMatchObject({
      format: 'costcone-fit/1',
      column: 'in',
      count: 40,
      missing: 0,
      mean: 20.5,
      traffic: null,
    });
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'sd',
        'cv',
        'minimum',
        'maximum',
        'quantiles',
        'families',
        'excluded',
        'curve',
        'meanOfMany',
        'advice',
        'verdict',
        'paste',
      ]),
    );
  });

  it.each([[undefined], ['in,out'], [['in', 'out']]])(
    'has a list of columns for --column %j',
    async (column) => {
      const found = JSON.parse(await printed('a.csv', csv, { column, json: true }));
      expect(found.format).toBe('costcone-fits/1');
      expect(found.columns.map((one: { column: string }) => one.column)).toEqual(['in', 'out']);
    },
  );

  it('is the same for the same numbers in CSV, with semicolons, and in JSONL', async () => {
    const one = JSON.parse(await printed('a.csv', csv, { column: 'out', json: true }));
    const german = `in;out\n${numbers.map((row) => row.join(';').replaceAll('.', ',')).join('\n')}\n`;
    const lines = numbers.map(([a, b]) => JSON.stringify({ in: a, out: b })).join('\n');
    expect(JSON.parse(await printed('b.csv', german, { column: 'out', json: true }))).toEqual(one);
    expect(JSON.parse(await printed('c.jsonl', lines, { column: 'out', json: true }))).toEqual(one);
  });
});

describe('fit', () => {
  it('counts what is missing, and shows lines to paste', async () => {
    const text = await printed('m.csv', `${csv}NA,3\n,4\n`, { column: 'in' });
    expect(text).toContain('in: 40 values (2 missing, left out), mean 20.5');
    expect(text).toMatch(/A single request, to paste:\n {2}discrete_uniform\(low=1, high=40\)\n/);
  });

  it('says how many requests a day, and what a service needs', async () => {
    const days = Array.from(
      { length: 30 * 24 },
      (_, i) => `2026-01-01T00:00:00Z,${100 + (i % 50)},${10 + (i % 7)}`,
    ).map((row, i) =>
      row.replace('2026-01-01T00:00:00Z', new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString()),
    );
    const text = await printed('t.csv', `time,input_tokens,output_tokens\n${days.join('\n')}\n`);
    expect(text.replaceAll('\n', ' ')).toContain(
      '30 whole days: 24 (24 to 24 in 90 % of redrawn sets of days) requests a day',
    );
    expect(text).toContain(
      '  daily_active_users: 1 user\n  queries_per_user: 24 query/user/day\n  peak_to_mean: 1',
    );
    expect(text).toMatch(/ {4}input_tokens: [\d.]+ to [\d.]+\n {4}input_cv: [\d.]+\n {4}output_tokens/);
  });

  it('refuses one column that cannot be fitted', async () => {
    await expect(printed('s.csv', `a\n${'3\n'.repeat(20)}`, { column: 'a' })).rejects.toThrow(
      'a: all 20 values are 3: write the number',
    );
    await expect(printed('s.csv', 'a\n1\n2\n', { column: 'a' })).rejects.toThrow(
      'a fit needs at least 10 values; the column has 2',
    );
    await expect(printed('s.csv', 'a\n1\n', { column: 'a,' })).rejects.toThrow(
      '--column needs names of columns',
    );
  });
});
