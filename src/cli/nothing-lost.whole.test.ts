import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backtest } from '../analyses/backtest/result.ts';
import type { Result } from '../analyses/result.ts';
import { command, costcone } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-loss-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rent = (title: string) =>
  `title: ${title}\ninputs: { gpus: 8 GPU, price: 1 to 4 USD/GPU/hour }\nformulas: { daily_cost: gpus * price * 24 hour/day }\n`;
const many = Array.from({ length: 40 }, (_, k) => `f${String(k).padStart(2, '0')}.yaml`);

beforeAll(() => {
  for (const file of many) writeFileSync(join(folder, file), rent(file));
  writeFileSync(join(folder, 'invalid.yaml'), 'titel: x\ninputs: { a: 1 }\n');
  writeFileSync(
    join(folder, 'failing.yaml'),
    'inputs: { a: "uniform(-1, 1)" }\nformulas: { y: ln(a) }\noutputs: [y]\n',
  );
});

/** A module that a process loads before the command. */
const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

const call = (...words: string[]) => costcone(words, { cwd: folder });
const quick = ['--draws', '1024', '--seed', 'a', '--no-sensitivity'];

/** Every page of a folder has its result and the other way round, and both are whole. Answers with their names. */
function wholePairs(out: string): readonly string[] {
  const names = readdirSync(join(folder, out)).sort();
  const stems = [...new Set(names.map((name) => name.replace(/\.(html|json)$/, '')))];
  expect(names).toEqual(stems.flatMap((stem) => [`${stem}.html`, `${stem}.json`]));
  for (const stem of stems) {
    const { scenario } = JSON.parse(readFileSync(join(folder, out, `${stem}.json`), 'utf8')) as Result;
    const page = readFileSync(join(folder, out, `${stem}.html`), 'utf8');
    expect(page).toContain(`<title>${scenario.title}`);
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
  }
  return stems;
}

/** Starts a call and answers when a folder holds so many files. */
async function started(words: readonly string[], out: string, files: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [command, ...words], { cwd: folder, stdio: 'ignore' });
  for (let count = 0; count < files; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    try {
      count = readdirSync(join(folder, out)).length;
    } catch {
      // It is not there yet.
    }
  }
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });

describe('forty files', () => {
  const words = (out: string) => ['run', ...many, ...quick, '--out', out];

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('keep what is done at %s', async (signal) => {
    const child = await started(words(signal), signal, 10);
    child.kill(signal);
    expect(await ended(child)).toEqual({ code: 130, signal: null });
    const done = wholePairs(signal);
    expect(done.length).toBeGreaterThanOrEqual(4);
    expect(done.length).toBeLessThan(40);
    expect(done).toEqual(many.slice(0, done.length).map((file) => file.replace('.yaml', '')));
  });

  it('keep what is done at kill -9, and the next run removes what may have been under way', async () => {
    for (const files of [3, 12]) {
      const out = `killed-${files}`;
      const child = await started(words(out), out, files);
      child.kill('SIGKILL');
      expect(await ended(child)).toEqual({ code: null, signal: 'SIGKILL' });
      // A process that was killed may leave temporary files, under a name that says so.
      const names = readdirSync(join(folder, out)).filter((name) => !name.startsWith('.costcone-'));
      for (const name of names) {
        const text = readFileSync(join(folder, out, name), 'utf8').trimEnd();
        expect(text.at(0)).toBe(name.endsWith('.json') ? '{' : '<');
        expect(text.endsWith(name.endsWith('.json') ? '}' : '</html>')).toBe(true);
      }
      // Then the process id is another's only by chance: what it left goes with the next write.
      await call('run', 'f00.yaml', 'f39.yaml', ...quick, '--out', out);
      expect(readdirSync(join(folder, out)).filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });

  /** Lets no file grow any more once so many bytes were written: a full disk. */
  const fullAfter = (bytes: number) =>
    moduleOf(`
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { writeSync } = fs;
let left = ${bytes};
fs.writeSync = (descriptor, content, ...more) => {
  if (descriptor < 3) return writeSync(descriptor, content, ...more);
  if (left === 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const fits = content.subarray(0, Math.min(left, content.length));
  left -= fits.length;
  return writeSync(descriptor, fits);
};
syncBuiltinESMExports();`);

  it('keep what is done where the disk is full, answer the others, and say how many', async () => {
    const { exitCode, stdout, stderr } = await costcone([...words('full'), '--json'], {
      cwd: folder,
      // Room for some pages and results of about half a megabyte.
      imports: [fullAfter(5e6)],
    });
    expect(exitCode).toBe(2);
    const done = wholePairs('full');
    expect(done.length).toBeGreaterThan(3);
    expect(done.length).toBeLessThan(30);
    expect(JSON.parse(stdout)).toHaveLength(40);
    expect(stderr).toContain('the disk is full');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      `costcone: ${done.length} of 40 written, ${40 - done.length} not written`,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('several files of which some fail', () => {
  const files = ['f00.yaml', 'invalid.yaml', 'failing.yaml', 'nowhere.yaml', 'f01.yaml'];

  it('answers all others, prints every error and a summary, and exits with the worst', async () => {
    const { exitCode, stdout, stderr } = await call('run', ...files, ...quick, '--out', 'some', '--json');
    expect(exitCode).toBe(3);
    expect((JSON.parse(stdout) as Result[]).map(({ scenario }) => scenario.title)).toEqual([
      'f00.yaml',
      'f01.yaml',
    ]);
    expect(wholePairs('some')).toEqual(['f00', 'f01']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^invalid\.yaml:1:1 {2}titel: unknown key/),
      'nowhere.yaml  file not found',
      expect.stringMatching(/^costcone: failing\.yaml: y is not a finite number/),
      'costcone: 2 of 5 written, 2 invalid, 1 failed',
    ]);
  });

  it('exits with 4 where only a model failed, and prints an empty array where nothing is there', async () => {
    expect((await call('run', 'f00.yaml', 'failing.yaml', ...quick, '--json')).exitCode).toBe(4);
    const none = await call('run', 'failing.yaml', 'failing.yaml', ...quick, '--json');
    expect(none).toMatchObject({ exitCode: 4, stdout: '[]\n' });
  });
});

describe('a backtest', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'cases'));
    const row = 'published: [{ quantity: y, value: 1.5, source: s, kind: measured, group: cost }]\n';
    for (const file of many)
      writeFileSync(
        join(folder, 'cases', file),
        `inputs: { x: "uniform(1, 2)" }\nformulas: { y: x }\n${row}`,
      );
  });

  it('that is stopped gives the cases that are done, and says so', async () => {
    // Between two files and two tasks events have a turn: 40 while the files are read, 16 or so for each case.
    const stopInTheMiddle = moduleOf(`
const { setImmediate } = globalThis;
let turns = 0;
globalThis.setImmediate = (...words) => {
  if (++turns === 300) process.kill(process.pid, 'SIGTERM');
  return setImmediate(...words);
};`);
    const words = ['backtest', 'cases', '--json', '--draws', '16384', '--out', 'tested'];
    const { exitCode, stdout } = await costcone(words, { cwd: folder, imports: [stopInTheMiddle] });
    expect(exitCode).toBe(130);
    const found = JSON.parse(stdout) as Backtest;
    expect(found.partial).toEqual({ done: found.cases.length, total: 40 });
    expect(found.cases.length).toBeGreaterThan(0);
    expect(found.cases.length).toBeLessThan(40);
    expect(found).toMatchObject({ scored: found.cases.length, inside: found.cases.length });
    expect(readdirSync(join(folder, 'tested'))).toEqual(['backtest-cases.html', 'backtest-cases.json']);
    const page = join(folder, 'tested', 'backtest-cases.html');
    const before = readFileSync(page, 'utf8');
    expect(before).toContain('stopped early');
    await call('report', join('tested', 'backtest-cases.json'));
    expect(readFileSync(page, 'utf8')).toBe(before);
  });
});

describe('what cannot be written', () => {
  it.each([
    [
      ['run', 'f00.yaml', '--out', 'f00.yaml'],
      'cannot write f00.yaml/f00.html: a part of the path is a file',
    ],
    [['run', 'f00.yaml', '--samples', 'nowhere/x.csv'], 'there is no folder nowhere; make it first'],
    [['run', 'f00.yaml', '--samples', 'folder.csv'], 'cannot write folder.csv: it is a folder'],
    [['run', 'f00.yaml', '--samples', 'frozen.csv'], 'cannot write frozen.csv: it is read-only'],
    [['run', 'data.yaml', '--samples', 'data.csv'], 'cannot write data.csv: this call reads it'],
    [['run', 'f00.yaml', '--months', 'x.csv'], '--months: f00.yaml looks at no months; give it a horizon'],
    [['run', 'f00.yaml', '--months', 'x.txt'], 'months are written to files that end in .parquet or .csv'],
    [['run', 'year.yaml', '--months', 'nowhere/x.csv'], 'there is no folder nowhere; make it first'],
    [['run', 'year.yaml', '--months', 'folder.csv'], 'cannot write folder.csv: it is a folder'],
    [['run', 'year.yaml', '--months', 'x.csv', '--samples', 'x.csv'], 'both write x.csv: name two files'],
    [['run', 'year.yaml', 'f00.yaml', '--months', 'x.csv'], '--months takes the months of one scenario'],
    [
      ['run', 'total.yaml', '--months', 'x.csv'],
      'every output of total.yaml is one number for the whole horizon',
    ],
    [['run', 'page.html', '--out', '.'], 'cannot write page.html: this call reads it'],
    [['run', 'config.yaml', '--out', '.'], 'config.json was not written by costcone'],
    [['compare', 'f00.yaml', 'f01.yaml', '--out', 'f00.yaml'], 'cannot write f00.yaml/f00-compared-f01.html'],
    [
      ['break-even', 'f00.yaml', 'f01.yaml', '--input', 'price', '--out', 'f00.yaml'],
      'cannot write f00.yaml/',
    ],
    [['backtest', '.', '--out', 'f00.yaml'], 'cannot write f00.yaml/backtest'],
    [['bench', '--out', 'nowhere/x.json'], 'there is no folder nowhere; make it first'],
    [['bench', '--out', 'folder.csv'], 'cannot write folder.csv: it is a folder'],
    [['init', 'f00.yaml/x.yaml'], 'cannot write f00.yaml/x.yaml: a part of the path is a file'],
  ])('is told before anything is run: %j', async (words, message) => {
    mkdirSync(join(folder, 'folder.csv'), { recursive: true });
    writeFileSync(join(folder, 'frozen.csv'), 'old');
    chmodSync(join(folder, 'frozen.csv'), 0o444);
    writeFileSync(join(folder, 'data.csv'), 'x\n1\n2\n3\n');
    writeFileSync(
      join(folder, 'data.yaml'),
      "inputs: { a: \"empirical(file='data.csv', column='x')\" }\nformulas: { y: a }\n",
    );
    writeFileSync(join(folder, 'page.html'), rent('page'));
    writeFileSync(
      join(folder, 'total.yaml'),
      'horizon: { from: 2027-01, months: 12 }\ninputs: { rent: 1 to 4 USD/day }\nformulas: { bill: total(rent) }\n',
    );
    writeFileSync(join(folder, 'year.yaml'), `${rent('year')}horizon: { from: 2027-01, months: 12 }\n`);
    writeFileSync(join(folder, 'config.yaml'), rent('config'));
    writeFileSync(join(folder, 'config.json'), '{"architectures":[]}');
    const before = readdirSync(folder, { recursive: true }).length;
    // It would draw for minutes, if it were not told before.
    const draws = /init|bench/.test(words[0]!) ? [] : ['--draws', '4B'];
    const { exitCode, stdout, stderr } = await call(...words, ...draws);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before);
    rmSync(join(folder, 'frozen.csv'), { force: true });
  });

  it('gives two questions two names, and files that differ in capitals too', async () => {
    mkdirSync(join(folder, 'other'), { recursive: true });
    writeFileSync(join(folder, 'other', 'F00.yaml'), rent('other'));
    await call('run', 'f00.yaml', 'other/F00.yaml', ...quick, '--out', 'names');
    expect(wholePairs('names')).toEqual(['F00-2', 'f00']);
    for (const input of ['price', 'gpus'])
      await call(
        'break-even',
        'f00.yaml',
        'f01.yaml',
        '--input',
        input,
        ...quick.slice(0, 4),
        '--out',
        'both',
      );
    for (const other of ['f01.yaml', 'f02.yaml'])
      await call('compare', 'f00.yaml', other, ...quick, '--out', 'both');
    expect(
      readdirSync(join(folder, 'both'))
        .filter((name) => name.endsWith('.html'))
        .sort(),
    ).toEqual([
      'f00-break-even-gpus-against-f01.html',
      'f00-break-even-price-against-f01.html',
      'f00-compared-f01.html',
      'f00-compared-f02.html',
    ]);
  });

  it('two calls at once leave the pair of one of them', async () => {
    for (let round = 0; round < 2; round++) {
      const seeds = ['a', 'b', 'c'];
      await Promise.all(
        seeds.map((seed) => call('run', 'f00.yaml', '--draws', '1024', '--seed', seed, '--out', 'at-once')),
      );
      expect(wholePairs('at-once')).toEqual(['f00']);
      const { run } = JSON.parse(readFileSync(join(folder, 'at-once', 'f00.json'), 'utf8')) as Result;
      expect(readFileSync(join(folder, 'at-once', 'f00.html'), 'utf8')).toContain(`--seed ${run.seed}`);
    }
  });
});

/** Runs a call whose stdout is what a shell makes of it. */
function shell(line: string): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync('bash', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, C: `${process.execPath} ${command}` },
    timeout: 300_000,
  });
  return { code: status, stderr };
}

describe.runIf(process.platform === 'linux')('what cannot be printed, or has no room', () => {
  const few = 'f0[0-3].yaml --draws 1024 --json';

  it.each([
    'run f00.yaml --draws 1024 --json',
    'run f00.yaml --draws 1024 --out p',
    '--help',
    'catalog',
    'schema',
    'validate f00.yaml',
    'explain f00.yaml',
  ])('%s > /dev/full exits with 2 and a sentence', (words) => {
    const { code, stderr } = shell(`$C ${words} > /dev/full`);
    expect(code).toBe(2);
    expect(stderr).toContain('costcone: cannot print the answer: the disk is full\n');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('a reader that leaves ends it quietly, and files are written all the same', () => {
    expect(shell(`set -o pipefail; $C run ${few} | head -c 1`)).toEqual({ code: 0, stderr: '' });
    expect(shell(`set -o pipefail; $C run ${few} --out piped | head -c 1`)).toEqual({ code: 0, stderr: '' });
    expect(wholePairs('piped')).toHaveLength(4);
    expect(shell(`$C run ${few} --out unsaid 2>&- >&-`).code).toBe(0);
    expect(wholePairs('unsaid')).toHaveLength(4);
  });

  it.each([
    [
      'no memory for WebAssembly',
      'ulimit -v 4000000; $C run f00.yaml --json',
      4,
      'there is not enough memory',
    ],
    ['no files to be opened', 'ulimit -n 22; $C run f00.yaml --json', 4, 'too many files are open'],
    ['files may not grow', 'ulimit -f 8; $C run f00.yaml --draws 1024 --out small', 2, 'would become larger'],
    [
      'a folder that is gone',
      'mkdir gone; cd gone; rmdir ../gone; $C validate ../f00.yaml',
      4,
      'the working directory is gone',
    ],
    ['no standard input', '$C run - <&-', 3, 'a scenario must be a mapping'],
  ])('%s', (_, line, exitCode, message) => {
    const { code, stderr } = shell(line);
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).not.toContain('small');
  });
});
