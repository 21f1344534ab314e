import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { expectToFit } from '../report/terminal/testing/expect-to-fit.ts';
import { command, costcone } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-sweep-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const call = (...words: string[]) => costcone(['sweep', ...words], { cwd: folder });

writeFileSync(
  at('rent.yaml'),
  `title: Rent
inputs: { price: 1 to 3 USD/GPU/hour, gpus: 10 to 20 GPU, idle: 'uniform(0, 0.3)' }
formulas: { daily_cost: { formula: price * gpus * (1 + idle), unit: USD/day } }
goals: [daily_cost <= 900 USD/day with 80%]
`,
);
const drawn = ['--draws', '4096', '--seed', '1'];

describe('costcone sweep', () => {
  it('prints rows as CSV, and says their units beside', async () => {
    writeFileSync(at('rows.csv'), 'price,gpus\n2,10\n"uniform(1, 2)",12 to 14\n');
    const { exitCode, stdout, stderr } = await call('rent.yaml', '--over', 'rows.csv', ...drawn);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: 'costcone: daily_cost in USD/day; seed 1\n',
    });
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^price,gpus,daily_cost\.mean,daily_cost\.mean\.error,.*,error$/);
    const run = await costcone(
      ['run', 'rent.yaml', '--json', '--set', 'price=2', '--set', 'gpus=10', ...drawn],
      { cwd: folder },
    );
    const { outputs } = JSON.parse(run.stdout) as {
      outputs: { daily_cost: { quantiles: { p5: { value: number; error: number } } } };
    };
    const { value, error } = outputs.daily_cost.quantiles.p5;
    expect(lines[1]!.split(',').slice(6, 8)).toEqual([String(value), String(error)]);
  });

  it('takes a table in Parquet, of numbers and texts', async () => {
    const table = parquetWriteBuffer({
      columnData: [
        { name: 'price', data: [1.5, 2], type: 'DOUBLE' },
        { name: 'gpus', data: ['10', '10 to 12'], type: 'STRING' },
      ],
    });
    writeFileSync(at('rows.parquet'), new Uint8Array(table));
    writeFileSync(at('same.csv'), 'price,gpus\n1.5,10\n2,10 to 12\n');
    const [binary, text] = await Promise.all(
      ['rows.parquet', 'same.csv'].map((name) => call('rent.yaml', '--over', name, ...drawn)),
    );
    expect(binary).toEqual(text);
    expect(binary!.stdout.split('\n')[2]).toMatch(/^2,10 to 12,/);
  });

  it('tells of empty cells of a Parquet table and of wrong ones at once, with their rows', async () => {
    const table = parquetWriteBuffer({
      columnData: [
        { name: 'price', data: [null, 2, null], type: 'DOUBLE', nullable: true },
        { name: 'gpus', data: ['ten', '', '10'], type: 'STRING' },
      ],
    });
    writeFileSync(at('empty.parquet'), new Uint8Array(table));
    const { exitCode, stderr } = await call('rent.yaml', '--over', 'empty.parquet', ...drawn);
    expect(exitCode).toBe(3);
    const hint = 'write what the scenario has where nothing changes';
    expect(stderr).toContain(
      `empty.parquet  price, row 1: a cell must hold a value (""; also: row 3), ${hint}\n`,
    );
    expect(stderr).toContain(`empty.parquet  gpus, row 2: a cell must hold a value (""), ${hint}\n`);
    expect(stderr).toContain('empty.parquet  gpus, row 1: an input must be a number or a distribution');
  });

  it('answers in words, writes rows and a page, and gives the page again from its JSON', async () => {
    const asked = ['rent.yaml', '--grid', 'price=1..3:3', '--grid', 'gpus=10,20', '--best', 'p90:daily_cost'];
    const { exitCode, stdout, stderr } = await call(
      ...asked,
      ...drawn,
      '--out',
      'a.parquet',
      '--page',
      'a.html',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expectToFit(stdout.replace(/\nRows: .*\n$/, ''));
    expect(stdout).toContain('The lowest 90th percentile of daily cost is ');
    expect(stdout).toContain(
      'Its command: costcone run rent.yaml --set price=1 --set gpus=10 --seed 1 --draws',
    );
    expect(existsSync(at('a.parquet.part'))).toBe(false);
    const json = await call(...asked, ...drawn, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      format: 'costcone-sweep/1',
      run: { seed: '1', draws: 4096 },
      best: { row: 0, verdict: 'lowest' },
    });
    writeFileSync(at('saved.json'), json.stdout);
    expect((await costcone(['report', 'saved.json', '--out', 'again'], { cwd: folder })).exitCode).toBe(0);
    expect(read('again/saved.html')).toBe(read('a.html'));
    const over = await call('rent.yaml', '--over', 'a.parquet', ...drawn);
    expect(over.exitCode).toBe(3);
    expect(over.stderr).toContain('daily_cost.mean');
  });

  it('tells of bad rows by line before anything is drawn', async () => {
    writeFileSync(at('bad.csv'), 'price,gpu\n2,10\n2 kWh,10\n');
    const { exitCode, stdout, stderr } = await call('rent.yaml', '--over', 'bad.csv', '--out', 'bad-out.csv');
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/^bad\.csv:2:3 {2}gpu: no|^bad\.csv:2:3 {2}gpu: nothing/m);
    expect(readdirSync(folder).filter((name) => name.startsWith('bad-out'))).toEqual([]);
  });

  it.each([
    [['rent.yaml'], '--over table.csv'],
    [['rent.yaml', '--over', 'rows.csv', '--grid', 'price=1,2'], 'give one of them'],
    [['rent.yaml', '--grid', 'price=1..2'], 'number of points'],
    [['rent.yaml', '--grid', 'price=1,2', '--out', 'a.xlsx'], '.csv or .parquet'],
    [['rent.yaml', '--grid', 'price=1,2', '--open'], '--page FILE.html'],
    [['rent.yaml', '--grid', 'price=1,2', '--out', 'a.csv', '--page', 'a.csv'], 'name two files'],
    [['rent.yaml', '--grid', 'price=1,2', '--best', 'daily_cost'], 'p90:daily_cost'],
    [['rent.yaml', '--grid', 'price=1,2', '--set', 'price=3'], '--set gives price twice'],
  ])('refuses %j', async (words, sentence) => {
    const { exitCode, stdout, stderr } = await call(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('says which rows failed, and gives the others', async () => {
    writeFileSync(at('root.yaml'), 'inputs: { x: 1 to 2 }\nformulas: { cost: sqrt(x - 1) }\n');
    const { exitCode, stdout, stderr } = await call('root.yaml', '--grid', 'x=2,0.5', ...drawn);
    expect(exitCode).toBe(4);
    expect(stdout.split('\n')[1]).toMatch(/^2,1,0,/);
    expect(stdout.split('\n')[2]).toMatch(/^0\.5,,.*cost is not a finite number in 4,096 of 4,096 draws/);
    expect(stderr).toContain('1 of 2 rows failed');
  });
});

const many = ['rent.yaml', '--grid', 'price=1..3:160', '--draws', '2^18', '--best', 'p90:daily_cost'];
const finishedIn = (out: string) => {
  const part = at(`${out}.part`);
  if (!existsSync(part)) return [];
  return readdirSync(part).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
};

/** Starts a sweep and ends it by a signal as soon as some of its rows are finished. */
async function endedBy(signal: NodeJS.Signals, words: readonly string[], out: string) {
  const child = spawn(process.execPath, [command, 'sweep', ...words, '--out', out], { cwd: folder });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => {
    stderr += data;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  while (finishedIn(out).length === 0 && child.exitCode === null) await setTimeout(5);
  child.kill(signal);
  return { exitCode: await ended, stderr };
}

describe('a sweep that is ended in the middle', () => {
  it('draws no finished row again: what was kept of it is in the answer', { timeout: 120_000 }, async () => {
    const { exitCode } = await endedBy('SIGKILL', many, 'killed.csv');
    expect(exitCode).toBeNull();
    const names = finishedIn('killed.csv');
    let kept = 0;
    for (const name of names) {
      // A mean that no draws give marks the rows that are not drawn again.
      const path = at(`killed.csv.part/${name}`);
      const rows = JSON.parse(readFileSync(path, 'utf8')) as [
        string,
        { outputs: { daily_cost: { mean: object } } },
      ][];
      kept += rows.length;
      for (const [, { outputs }] of rows) outputs.daily_cost.mean = { value: -1, error: 0 };
      writeFileSync(path, JSON.stringify(rows));
    }
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(160);
    const again = await call(...many, '--out', 'killed.csv');
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain(`killed.csv.part holds ${kept} finished rows`);
    const rows = read('killed.csv').trim().split('\n').slice(1);
    expect(rows).toHaveLength(160);
    expect(rows.filter((row) => row.split(',')[1] === '-1')).toHaveLength(kept);
    expect(existsSync(at('killed.csv.part'))).toBe(false);
  });

  it('keeps its rows at Ctrl-C, says how to go on, and gives the same bytes in the end', {
    timeout: 120_000,
  }, async () => {
    const seeded = [...many, '--seed', 'same'];
    const { exitCode, stderr } = await endedBy('SIGINT', seeded, 'stopped.csv');
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(
      /stopped when \d+ of 160 rows were finished; they are kept in stopped\.csv\.part, and the same command goes on/,
    );
    expect((await call(...seeded, '--out', 'stopped.csv')).exitCode).toBe(0);
    expect((await call(...seeded, '--workers', '1', '--out', 'whole.csv')).exitCode).toBe(0);
    expect(read('stopped.csv')).toBe(read('whole.csv'));
  });

  it('does not go on with another sweep, nor with what no sweep wrote', async () => {
    const { exitCode } = await endedBy('SIGINT', [...many, '--seed', 'a'], 'other.csv');
    expect(exitCode).toBe(130);
    const words = ['rent.yaml', '--grid', 'price=1..3:2', ...drawn];
    expect((await call(...words, '--out', 'other.csv')).exitCode).toBe(0);
    const plain = await call(...words);
    expect(read('other.csv')).toBe(plain.stdout);
    const [name] = [`${'0'.repeat(64)}.json`];
    await endedBy('SIGINT', [...many, '--seed', 'a'], 'odd.csv');
    writeFileSync(at(`odd.csv.part/${name}`), 'no rows');
    const odd = await call(...words, '--out', 'odd.csv');
    expect(odd.exitCode).toBe(2);
    expect(odd.stderr).toContain('was not written by a sweep');
  });
});
