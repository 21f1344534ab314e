import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diff } from '../analyses/diff/result.ts';
import type { Summary } from '../analyses/summary/result.ts';
import { costcone, type Outcome } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-machines-'));
const rent = (price: string, goals = 'goals: [daily_cost <= 500 USD/day]') =>
  `title: Rent\ninputs: { gpus: 8 GPU, price: ${price} USD/GPU/hour }\nformulas: { daily_cost: gpus * price * 24 hour/day }\n${goals}\n`;

const call = (...words: string[]) => costcone(words, { cwd: folder });
const json = <T>({ stdout }: Outcome): T => JSON.parse(stdout) as T;
const saved = async (name: string, ...words: string[]) => {
  const { stdout } = await call('run', ...words, '--draws', '4096', '--no-sensitivity', '--json');
  writeFileSync(join(folder, name), stdout);
};

beforeAll(async () => {
  writeFileSync(join(folder, 'a.yaml'), rent('1 to 4'));
  writeFileSync(join(folder, 'b.yaml'), rent('2 to 8'));
  writeFileSync(join(folder, 'none.yaml'), rent('1 to 4', ''));
  writeFileSync(join(folder, 'bad.yaml'), 'titel: x\ninputs: { a: 1,000 }\n');
  await Promise.all([
    saved('old.json', 'a.yaml', '--seed', '1'),
    saved('again.json', 'a.yaml', '--seed', '2'),
    saved('new.json', 'b.yaml', '--seed', '1'),
    saved('both.json', 'a.yaml', 'b.yaml', '--seed', '1'),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('costcone run --summary', () => {
  it('prints a short JSON and writes nothing; of several files an array', async () => {
    const one = await call('run', 'a.yaml', '--summary', '--draws', '1024', '--seed', 'a');
    expect(one).toMatchObject({ exitCode: 0, stderr: '' });
    expect(json<Summary>(one)).toMatchObject({
      format: 'costcone-summary/1',
      run: { seed: 'a', draws: 1024 },
    });
    const two = await call('run', '--summary', 'a.yaml', 'b.yaml', '--draws', '1024', '--check');
    expect(two.exitCode).toBe(5);
    expect(json<Summary[]>(two).map(({ scenario }) => scenario.file)).toEqual(['a.yaml', 'b.yaml']);
  });

  it.each([
    [['run', 'a.yaml', '--json', '--summary'], '--json and --summary print the answer in different forms'],
    [['compare', 'a.yaml', 'b.yaml', '--json', '--markdown'], '--json and --markdown print the answer in'],
    [['compare', 'old.json', 'new.json', '--markdown'], '--markdown: two saved results are compared'],
    [['run', 'a.yaml', '--summary', '--open'], '--summary writes none'],
    [
      ['run', 'a.yaml', 'none.yaml', '--check'],
      '--check needs goals, and none.yaml has none: write some, as in `goals:',
    ],
  ])('refuses %j', async (words, message) => {
    const { exitCode, stdout, stderr } = await call(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('--markdown', () => {
  it('prints a table of goals and outputs, writes the page where --out says, and fails with the goal', async () => {
    const { exitCode, stdout, stderr } = await call(
      ...['run', 'a.yaml', 'b.yaml', '--markdown', '--check', '--out', 'pages', '--draws', '1024'],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: '' });
    expect(stdout.match(/^## /gm)).toHaveLength(2);
    expect(stdout).toMatch(/^\| Goal \| Verdict \| How often it holds \|\n\| --- \|/m);
    expect(stdout).toMatch(/❌ missed/);
    expect(readdirSync(join(folder, 'pages')).filter((name) => name.endsWith('.html'))).toHaveLength(2);
  });

  it('ranks what scenarios change', async () => {
    const { exitCode, stdout } = await call('compare', 'a.yaml', 'b.yaml', '--markdown', '--draws', '1024');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\| Change of the mean, \S+ \| In % \| Lower in \|/);
  });
});

it.each([
  [['--json', 'validate', 'a.yaml']],
  [['validate', '--json', 'a.yaml', 'b.yaml']],
  [['validate', 'a.yaml', '--json', 'b.yaml']],
])('takes nothing of what follows for --json: %j', async (words) => {
  expect(await call(...words)).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
});

it('validates all files and prints their problems as one array, with 3', async () => {
  const found = await call('validate', 'a.yaml', 'bad.yaml', 'nowhere.yaml', '--json');
  expect(found).toMatchObject({ exitCode: 3, stderr: '' });
  const rows = json<Record<string, unknown>[]>(found);
  const keys = ['file', 'line', 'column', 'path', 'rule', 'found', 'hint'];
  for (const row of rows) expect(Object.keys(row)).toEqual(keys);
  expect(rows[0]).toMatchObject({
    file: 'bad.yaml',
    line: 1,
    column: 1,
    path: 'titel',
    rule: 'unknown key',
    found: '"titel"',
    hint: 'did you mean "title"?',
  });
  expect(rows.at(-1)).toEqual({
    file: 'nowhere.yaml',
    line: null,
    column: null,
    path: '',
    rule: 'file not found',
    found: null,
    hint: null,
  });
});

describe('costcone compare of saved results', () => {
  it('ends with 0 where only chance moved numbers, and with 5 where an output moved', async () => {
    const [chance, moved] = await Promise.all([
      call('compare', 'old.json', 'again.json'),
      call('compare', 'old.json', 'new.json', '--json'),
    ]);
    expect(chance).toMatchObject({ exitCode: 0, stderr: '' });
    expect(chance.stdout).toContain('No output moved by more than the simulation errors explain.');
    expect(moved).toMatchObject({ exitCode: 5, stderr: '' });
    const found = json<Diff>(moved);
    expect(found.outputs.daily_cost!.statistics.p50.change).toBe('moved');
    expect(found.inputs.changed).toEqual([
      { name: 'price', old: '1 to 4 USD/GPU/hour', new: '2 to 8 USD/GPU/hour' },
    ]);
  });

  it('reads one of them from standard input, and writes the JSON where --out says', async () => {
    const { stdout } = await call('run', 'b.yaml', '--json', '--draws', '4096', '--seed', '1');
    const found = await costcone(['compare', 'old.json', '-', '--out', 'out'], {
      cwd: folder,
      input: stdout,
    });
    expect(found).toMatchObject({ exitCode: 5, stderr: '' });
    const again = await call('report', join('out', 'stdin-diff.json'));
    expect(again.stderr).toContain('there is no page of out/stdin-diff.json');
  });

  it.each([
    [['old.json', 'a.yaml'], 'old.json is a saved result and a.yaml a scenario: compare two of a kind'],
    [['a.yaml', 'new.json'], 'costcone run a.yaml --json > new.json'],
    [['old.json'], 'compare takes two saved results'],
    [['old.json', 'new.json', 'again.json'], 'found 3'],
    [['old.json', 'both.json'], 'both.json holds 2 results'],
    [['old.json', 'nowhere.json'], 'cannot read nowhere.json'],
    [['old.json', 'new.json', '--draws', '1024'], '--draws is of no use to saved results'],
    [['old.json', 'new.json', '--no-sensitivity'], '--no-sensitivity is of no use'],
  ])('refuses %j', async (words, message) => {
    const { exitCode, stdout, stderr } = await call('compare', ...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
