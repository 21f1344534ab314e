import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { command, costcone } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const medianOf = (name: string) =>
  JSON.parse(readFileSync(at(name), 'utf8')).outputs.y.quantiles.p50.value as number;

/** A watching process: each call waits for the next run, and gives what was said until then. */
function watching(words: readonly string[]) {
  const child = spawn(
    process.execPath,
    [command, 'run', ...words, '--watch', '--seed', 's', '--draws', '4096'],
    {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  let said = '';
  let wake = () => {};
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    wake();
  });
  child.stdout.resume();
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    async nextRun(): Promise<string> {
      const end = /^.*ran in [\d.]+ s\n/m;
      while (!end.test(said))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const { index } = end.exec(said)!;
      const before = said.slice(0, index);
      said = said.slice(index).replace(end, '');
      return before;
    },
    /** Waits for a run that says so; a test that waits in vain ends by its time-out. */
    async says(words: string): Promise<void> {
      while (!(await this.nextRun()).includes(words));
    },
    /** A file that is seen between being made and being written is run twice: the last run is the one that counts. */
    async runsUntil(isSo: () => boolean): Promise<void> {
      do await this.nextRun();
      while (!isSo());
    },
    async end(): Promise<number | null> {
      child.kill('SIGINT');
      return ended;
    },
  };
}

it('runs again at every change of a scenario or a file that it names, however it is written', async () => {
  writeFileSync(at('base.yaml'), 'inputs: { x: 1 }\nformulas: { y: x * 2 }\n');
  writeFileSync(at('a.yaml'), 'extends: base.yaml\n');
  writeFileSync(at('b.yaml'), 'inputs: { x: 10 }\nformulas: { y: x }\n');
  const watched = watching(['a.yaml', 'b.yaml', '--out', 'pages']);
  await watched.nextRun();
  expect([medianOf('pages/a.json'), medianOf('pages/b.json')]).toEqual([2, 10]);

  writeFileSync(at('base.yaml'), 'inputs: { x: 3 }\nformulas: { y: x * 2 }\n');
  await watched.runsUntil(() => medianOf('pages/a.json') === 6);

  // As editors do that write beside and then rename.
  writeFileSync(at('b.yaml~'), 'inputs: { x: 20 }\nformulas: { y: x }\n');
  renameSync(at('b.yaml~'), at('b.yaml'));
  await watched.runsUntil(() => medianOf('pages/b.json') === 20);

  writeFileSync(at('b.yaml'), 'inputs: { x: [\n');
  await watched.says('b.yaml:');
  rmSync(at('a.yaml'));
  await watched.says('a.yaml  file not found');

  writeFileSync(at('a.yaml'), 'extends: other.yaml\n');
  await watched.says('file not found ("other.yaml")');
  // A file that was not there when it was named.
  writeFileSync(at('other.yaml'), 'inputs: { x: 7 }\nformulas: { y: x }\n');
  await watched.runsUntil(() => medianOf('pages/a.json') === 7);

  writeFileSync(at('b.yaml'), 'inputs: { x: 30 }\nformulas: { y: x }\n');
  await watched.runsUntil(() => medianOf('pages/b.json') === 30);
  expect(readFileSync(at('pages/b.html'), 'utf8')).toContain('30');
  expect(await watched.end()).toBe(0);
}, 60_000);

it('runs any number of times without a word of its own', async () => {
  writeFileSync(at('c.yaml'), 'nonsense: 0\n');
  const { nextRun, end } = watching(['c.yaml']);
  await nextRun();
  let said = '';
  for (let time = 1; time <= 12; time++) {
    writeFileSync(at('c.yaml'), `nonsense: ${time}\n`);
    said += await nextRun();
  }
  expect(said).not.toMatch(/warning/i);
  expect(await end()).toBe(3);
}, 60_000);

it('ends with the code of the last run', async () => {
  writeFileSync(at('bad.yaml'), 'nonsense: 1\n');
  const { nextRun, end } = watching(['bad.yaml']);
  expect(await nextRun()).toContain('bad.yaml:1:1');
  expect(await end()).toBe(3);
}, 60_000);

it('needs files that can be read again', async () => {
  const { exitCode, stderr } = await costcone(['run', '-', '--watch'], { input: 'inputs: { x: 1 }\n' });
  expect([exitCode, stderr]).toEqual([
    2,
    'costcone: --watch needs files, and <stdin> can be read only once\n',
  ]);
}, 60_000);
