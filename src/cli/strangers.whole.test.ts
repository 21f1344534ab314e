import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { costcone } from './testing/built-command.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'costcone-strangers-')));
const folder = join(top, 'own');
const outside = join(top, 'other');
for (const one of [folder, outside]) mkdirSync(one);
afterAll(() => rmSync(top, { recursive: true }));

const call = (...words: string[]) => costcone(words, { cwd: folder });
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return name;
};
const column = (path: string, title = 'x') =>
  `title: ${JSON.stringify(title)}\ninputs: { x: 'empirical(file="${path}", column="n")' }\nformulas: { y: 2 * x }\noutputs: [y]\n`;
writeFileSync(join(outside, 'x.csv'), 'n\n1\n2\n3\n4\n');
put('plain.yaml', 'title: Plain\ninputs: { x: 1 to 2 }\nformulas: { y: 2 * x }\noutputs: [y]\n');

describe('a scenario from a stranger', () => {
  put('reads.yaml', column('../other/x.csv'));
  const few = ['--draws', '1024', '--seed', 's', '--json', '--no-sensitivity'];

  it.each([
    ['validate', ['validate', 'reads.yaml']],
    ['run', ['run', 'reads.yaml', ...few]],
    ['compare', ['compare', 'plain.yaml', 'reads.yaml', ...few]],
    ['explain', ['explain', 'reads.yaml']],
    ['break-even', ['break-even', 'reads.yaml', '--input', 'x', '--json']],
  ])('reads no file elsewhere unless it is allowed: %s', async (_, words) => {
    const closed = await call(...words);
    expect(closed).toMatchObject({ exitCode: 3, stdout: '' });
    expect(closed.stderr).toContain('("../other/x.csv"), `--allow-read DIR` allows another folder');
    const open = await call(...words, '--allow-read', outside);
    expect(open.stderr).not.toContain('may be read');
  });

  it('may name what the command line names', async () => {
    expect(await call('validate', 'reads.yaml', '../other/x.csv')).toMatchObject({ exitCode: 3 });
    const base = join(outside, 'base.yaml');
    writeFileSync(base, readFileSync(join(folder, 'plain.yaml')));
    put('extends.yaml', 'extends: ../other/base.yaml\n');
    expect(await call('validate', 'extends.yaml')).toMatchObject({ exitCode: 3 });
    expect(await call('validate', 'extends.yaml', base)).toMatchObject({ exitCode: 0 });
    expect(await call('validate', 'plain.yaml', '--allow-read', 'nowhere')).toMatchObject({ exitCode: 2 });
  });

  it('sends nothing to a terminal that this obeys', async () => {
    const odd = '\u001b[31mred\u0007\u202eEUR\u009b\u200b';
    put(
      'odd.yaml',
      `title: ${JSON.stringify(odd)}\ninputs: { x: 1 to 2 }\nformulas: { y: 2 * x }\noutputs: [y]\n`,
    );
    for (const words of [
      ['run', 'odd.yaml', ...few.slice(0, 4), '--no-sensitivity', '--out', 'out'],
      ['run', 'odd.yaml', ...few],
      ['run', 'odd.yaml', ...few.slice(0, 4), '--summary'],
      ['compare', 'odd.yaml', 'plain.yaml', ...few.slice(0, 4), '--no-sensitivity', '--out', 'out'],
      ['explain', 'odd.yaml'],
      ['explain', 'odd.yaml', '--json'],
      ['validate', `no-${odd.replace('\u0007', '')}.yaml`],
    ]) {
      const { stdout, stderr } = await call(...words);
      expect(`${stdout}${stderr}`).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/,
      );
    }
  });
});

describe('a saved result that somebody made up', () => {
  it.each([
    ['{"format": "constructor"}', 2, '"format" should begin with costcone-'],
    ['{"format": {"a": 1}}', 2, '(found no text)'],
    ['{"format": "__proto__"}', 2, 'is no saved result'],
    [`${'['.repeat(100_000)}`, 2, 'is no saved result'],
    ['{"format": "costcone-break-even/1",', 2, 'line 1, column 36'],
    [
      '{"format": "costcone-break-even/1", "input": 3,\n "target": {"kind": "goal"}, "value": {"value": 1e999, "error": -1}, "curve": []}',
      3,
      'value.value: must be a finite number (Infinity)',
    ],
  ])('is an error with a place: %#', async (text, exitCode, words) => {
    put('made.json', text);
    const found = await call('report', 'made.json');
    expect(found).toMatchObject({ exitCode, stdout: '' });
    expect(found.stderr).toContain(words);
    expect(found.stderr).not.toContain('bug in costcone');
  });

  it('says line and column', async () => {
    const { stdout } = await call('run', 'plain.yaml', '--draws', '1024', '--json', '--no-sensitivity');
    const result = JSON.parse(stdout);
    result.outputs.y.histogram.edges.reverse();
    put('reversed.json', JSON.stringify(result, null, 1));
    for (const words of [
      ['report', 'reversed.json'],
      ['compare', 'reversed.json', 'reversed.json'],
    ]) {
      const { exitCode, stderr } = await call(...words);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(
        /^reversed\.json:\d+:\d+ {2}outputs\.y\.histogram\.edges\[1\]: must not be less/,
      );
    }
  });
});
