import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backtest } from './backtest.ts';
import { InterruptedError, ScenarioError, UsageError } from '../../errors.ts';
import type { BacktestCase } from './result.ts';
import { caseOf } from './testing/backtest-of.ts';

const scenarios = fileURLToPath(new URL('../../../scenarios', import.meta.url));

function folderWith(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-backtest-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('backtest', () => {
  it('scores measured values only and gives the note of a miss', async () => {
    const published = (kind: string, value: number) =>
      `  - { quantity: y, value: ${value}, source: s, kind: ${kind} }`;
    const folder = folderWith({
      'a.yaml': [
        'inputs: { x: "uniform(0, 1)" }',
        'formulas: { y: x }',
        'notes: ["Outside: it had to be."]',
        'published:',
        published('measured', 0.5),
        published('measured', 2),
        published('estimate', 3),
        '',
      ].join('\n'),
    });
    const { cases, scored, inside, expected } = await backtest(folder, {
      seed: 's',
      draws: 4096,
      workers: 1,
    });
    expect({ scored, inside, expected }).toEqual({ scored: 2, inside: 1, expected: 1.8 });
    expect(cases.map((one) => one.note)).toEqual([null, 'it had to be.', 'it had to be.']);
    // The 5th, 50th and 95th percentile of a uniform distribution.
    expect(cases[0]?.low).toBeCloseTo(0.05, 2);
    expect(cases[0]?.median).toBeCloseTo(0.5, 2);
    expect(cases[0]?.high).toBeCloseTo(0.95, 2);
    expect(cases[1]?.percentile).toBe(100);
  });

  const options = { seed: 's', draws: 4096, workers: 1 };
  /** A scenario whose y is uniform in 0 to 1, but for what is added. */
  const uniform = (...rows: readonly string[]) =>
    [
      'inputs: { x: "uniform(0, 1)" }',
      'formulas: { y: x, root: sqrt(x - 0.5) }',
      'outputs: [y]',
      'published:',
    ]
      .concat(rows.map((row) => `  - { source: s, ${row} }`))
      .join('\n');
  /** What cases say under some keys. */
  const told = <Key extends keyof BacktestCase>(cases: readonly BacktestCase[], ...keys: readonly Key[]) =>
    cases.map((one) => keys.map((key) => one[key]));

  it('gives every case every key, also where nothing is known', async () => {
    const { cases } = await backtest(
      folderWith({
        'a.yaml': uniform('quantity: y, value: 0.5, kind: measured, group: cost'),
        'b.yaml': 'model: nothing',
      }),
      options,
    );
    expect(cases.map((one) => Object.keys(one).sort())).toEqual(
      cases.map(() => Object.keys(caseOf()).sort()),
    );
    for (const one of cases) for (const value of Object.values(one)) expect(value).not.toBeUndefined();
  });

  it('answers every other case when one fails, and counts a measured failure as outside', async () => {
    const held = 'quantity: y, value: 0.5, kind: measured, group: cost';
    const { cases, scored, inside, expected, groups } = await backtest(
      folderWith({
        'a.yaml': uniform(held, 'quantity: root, value: 0.5, kind: measured, group: cost'),
        'b.yaml': uniform(held, 'quantity: z, value: 1, kind: measured, group: energy'),
        'c.yaml': uniform(held).replace('uniform(0, 1)', 'uniform(1)'),
        'd.yaml': `${uniform(held)}\n  - { unclosed`,
        'e.yaml': 'notes: [nothing]\nmodel: no',
      }),
      options,
    );
    expect(told(cases, 'file', 'quantity', 'kind', 'inside')).toEqual([
      ['a.yaml', 'y', 'measured', true],
      ['a.yaml', 'root', 'measured', false],
      ['b.yaml', 'y', 'measured', true],
      ['b.yaml', 'z', 'measured', false],
      ['c.yaml', 'y', 'measured', false],
      ['d.yaml', null, 'measured', false],
      ['e.yaml', null, null, false],
    ]);
    const errors = cases.map(({ error }) => error);
    expect(errors.map((error) => error === null)).toEqual([true, false, true, false, false, false, false]);
    expect(errors[1]).toContain('root is not a finite number in 2,048 of 4,096 draws');
    expect(errors[3]).toMatch(/b\.yaml:6:.* unknown quantity \("z"\)/);
    expect(errors[4]).toContain('c.yaml:1:');
    expect({ scored, inside, expected }).toEqual({ scored: 6, inside: 2, expected: 5.4 });
    expect(groups.cost).toMatchObject({ n: 4, inside: 2 });
    expect(groups.energy).toMatchObject({ n: 1, inside: 0, crps: null, logScore: null, width: null });
    expect(groups.cost!.histogram.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('holds ranges that overlap, and bounds that the interval does not lie beyond', async () => {
    const rows = [
      ['value: 0.96 to 2', false],
      ['value: 0.94 to 2', true],
      ['value: 0.01 to 0.06', true],
      ['value: 0.01 to 0.04', false],
      ['value: 0.01 to 9', true],
      ['at_most: 0.06', true],
      ['at_most: 0.04', false],
      ['at_most: 7', true],
      ['at_least: 0.94', true],
      ['at_least: 0.96', false],
      ['at_least: -1', true],
    ] as const;
    const { cases, groups } = await backtest(
      folderWith({
        'a.yaml': uniform(...rows.map(([row]) => `quantity: y, ${row}, kind: measured, group: cost`)),
      }),
      options,
    );
    expect(cases.map(({ inside }) => inside)).toEqual(rows.map(([, inside]) => inside));
    expect(told(cases.slice(3, 6), 'reported', 'reportedLow', 'reportedHigh', 'bound')).toEqual([
      [expect.closeTo(0.02, 12), 0.01, 0.04, null],
      [expect.closeTo(0.3, 12), 0.01, 9, null],
      [0.06, null, null, 'at_most'],
    ]);
    // Five of them are points.
    expect(groups.cost!.histogram.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(cases.map(({ crps, logScore }) => crps !== null && logScore !== null)).toEqual(
      rows.map((_, index) => index < 5),
    );
  });

  it('scores logarithms, and leaves out what has none', async () => {
    const lognormal = [
      'inputs: { x: "lognormal(mu=0, sigma=1)", z: "normal(0, 1)" }',
      'formulas: { y: x, both: z }',
      'published:',
      '  - { quantity: y, value: 1, source: s, kind: measured, group: cost }',
      '  - { quantity: y, value: 1000, source: s, kind: measured, group: cost }',
      '  - { quantity: both, value: 1, source: s, kind: measured, group: cost }',
    ].join('\n');
    const { cases, groups } = await backtest(folderWith({ 'a.yaml': lognormal }), {
      ...options,
      draws: 2 ** 16,
    });
    // Of a standard normal at its middle: sqrt(2 / pi) - 1 / sqrt(pi), and ln(2 pi) / 2.
    expect(cases[0]!.crps).toBeCloseTo(Math.sqrt(2 / Math.PI) - 1 / Math.sqrt(Math.PI), 3);
    expect(cases[0]!.logScore).toBeCloseTo(Math.log(2 * Math.PI) / 2, 2);
    expect(cases[1]!.logScore).toBeGreaterThan(20);
    expect(told(cases.slice(2), 'crps', 'logScore')).toEqual([[null, null]]);
    const { width, bias } = groups.cost!;
    expect(width).toBeCloseTo(Math.exp(2 * 1.645), 0);
    // Medians over reported: 1 and 0.001; the third has a median of 0.
    expect(bias).toBeCloseTo(Math.sqrt(0.001), 3);
  });

  it('reads every scenario with the overrides, and with one level where that is said', async () => {
    const row = 'quantity: y, value: 0.5, kind: measured';
    const folder = folderWith({ 'a.yaml': uniform(row), 'b.yaml': `level: 0.5\n${uniform(row)}` });
    const { cases, expected, run } = await backtest(folder, { ...options, set: ['x=uniform(2, 3)'] });
    expect(cases.map(({ median }) => Math.round(10 * median!))).toEqual([25, 25]);
    expect(cases.map(({ inside }) => inside)).toEqual([false, false]);
    expect(expected).toBe(1.4);
    expect(run).toEqual({ seed: 's', design: 'sobol', draws: 4096, set: ['x=uniform(2, 3)'] });
    const { cases: wide, expected: both } = await backtest(folder, { ...options, level: 0.8 });
    expect(both).toBe(1.6);
    expect(wide[1]!.low).toBeCloseTo(0.1, 2);
  });

  it('makes a case of a scenario that the overrides do not fit, and refuses what fits none', async () => {
    const row = 'quantity: y, value: 0.5, kind: measured';
    const folder = folderWith({
      'a.yaml': uniform(row),
      'b.yaml': uniform(row).replace('{ x:', '{ w: 1, x:').replace('y: x', 'y: w * x'),
    });
    const { cases, scored, inside } = await backtest(folder, { ...options, set: ['w=1'] });
    expect(cases[0]!.error).toMatch(/--set.*w/);
    expect({ scored, inside, second: cases[1]!.error }).toEqual({ scored: 2, inside: 1, second: null });
    await expect(backtest(folder, { ...options, set: ['v=1'] })).rejects.toThrow(ScenarioError);
    await expect(backtest(folder, { ...options, set: ['v'] })).rejects.toThrow(UsageError);
  });

  it('gives the same whatever is drawn beside it', async () => {
    const row = 'quantity: y, value: 0.5, kind: measured';
    const one = await backtest(folderWith({ 'b.yaml': uniform(row) }), options);
    const two = await backtest(folderWith({ 'a.yaml': 'x: 1', 'b.yaml': uniform(row) }), options);
    expect(two.cases[1]).toEqual(one.cases[0]);
  });

  it('has no result when it is stopped', async () => {
    const stopped = new AbortController();
    stopped.abort();
    await expect(backtest(scenarios, { draws: 16, workers: 1, signal: stopped.signal })).rejects.toThrow(
      InterruptedError,
    );
  });

  it('refuses a folder without published values, and tells all problems of all files', async () => {
    await expect(backtest(folderWith({ 'a.yaml': 'formulas: { y: 1 }\n' }))).rejects.toThrow('published');
    await expect(backtest('/no/such/folder')).rejects.toThrow('/no/such/folder');
    const broken = folderWith({ 'a.yaml': 'model: nothing\n', 'b.yaml': 'x: 1\n' });
    await expect(backtest(broken)).rejects.toThrow(/a\.yaml[\s\S]*b\.yaml/);
  });
});
