import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backtest } from './backtest.ts';
import { InterruptedError } from '../../errors.ts';

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
    expect(cases.map((one) => one.note)).toEqual([undefined, 'it had to be.', 'it had to be.']);
    // The 5th, 50th and 95th percentile of a uniform distribution.
    expect(cases[0]?.low).toBeCloseTo(0.05, 2);
    expect(cases[0]?.median).toBeCloseTo(0.5, 2);
    expect(cases[0]?.high).toBeCloseTo(0.95, 2);
    expect(cases[1]?.percentile).toBe(100);
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
