import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { host } from '#host';
import { ScenarioError } from '../errors.ts';
import { fileAccess } from './file-access.ts';
import { readLever } from './levers/read-lever.ts';
import { type ReadOptions, readScenario, readScenarioText } from './read-scenario.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'file-access-')));
const inside = join(top, 'own');
const outside = join(top, 'other');
mkdirSync(join(inside, 'data'), { recursive: true });
mkdirSync(outside);
afterAll(() => rmSync(top, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const table = 'tokens\n1\n2\n3\n';
const base = 'title: Base\ninputs: { x: 1 to 2 }\nformulas: { y: 2 * x }\noutputs: [y]\n';
for (const folder of [inside, join(inside, 'data'), outside]) {
  writeFileSync(join(folder, 'x.csv'), table);
  writeFileSync(join(folder, 'base.yaml'), base);
  writeFileSync(join(folder, '.hidden.csv'), table);
}

const own = join(inside, 'a.yaml');

/** What reading a scenario says: its problems, or nothing. */
function saidOf(text: string, options: ReadOptions = {}): string {
  writeFileSync(own, text);
  try {
    readScenario(own, options);
    return '';
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}

const column = (path: string) =>
  `inputs:\n  x: empirical(file="${path}", column="tokens")\nformulas: { y: 2 * x }\noutputs: [y]\n`;

const rule =
  "only files below the scenario's folder, the working directory and costcone's own scenarios may be read";

/** Ways in which a scenario names a file, and where the path stands in it. */
const ways = {
  empirical: column,
  extends: (path: string) => `extends: ${path}\n`,
  rents: (path: string) => `model: llm-service\nrents: ${path}\n`,
  language_model: (path: string) => `model: llm-service\nlanguage_model: ${path}\n`,
};

describe('files that a scenario names', () => {
  it.each(['x.csv', './data/x.csv', 'data/../x.csv', `${inside}/x.csv`, `${top}/other/../own/x.csv`])(
    'are read below its folder: %s',
    (path) => expect(saidOf(column(path))).toBe(''),
  );

  it('are read below the working directory and among the scenarios that come with costcone', () => {
    expect(saidOf(`extends: ${host.files.resolve('scenarios/chatgpt-2023.yaml')}\n`)).toBe('');
    expect(fileAccess(inside).open(host.files.resolve('package.json'))).toBe(
      host.files.resolve('package.json'),
    );
  });

  const elsewhere = [
    '../other/x.csv',
    `${outside}/x.csv`,
    '../other/missing.csv',
    '../other',
    '/etc/passwd',
    '/proc/self/environ',
    '/dev/zero',
    '/',
  ];
  it.each(Object.entries(ways).flatMap(([way, of]) => elsewhere.map((path) => ({ way, of, path }))))(
    'are closed elsewhere, there or not: $way $path',
    ({ of, path }) => {
      const said = saidOf(of(path));
      expect(said).toContain(rule);
      expect(said).toContain(path);
      expect(said).toContain('`--allow-read DIR`');
      expect(said.split('\n')).toHaveLength(1);
    },
  );

  it('says the same of a file that is there and one that is not', () => {
    const said = (name: string) =>
      Object.values(ways).map((of) => saidOf(of(`../other/${name}`)).replaceAll(name, 'NAME'));
    expect(said('x.csv')).toEqual(said('missing.csv'));
    expect(said('x.csv')).toEqual(said('.hidden.csv'));
  });

  it.each([
    ['to a file', outside, 'x.csv'],
    ['to nothing', outside, 'missing.csv'],
  ])('are closed where a link leads out, %s', (_, folder, name) => {
    for (const [link, to, path] of [
      ['link.csv', join(folder, name), 'link.csv'],
      ['folder', folder, `folder/${name}`],
      ['twice', 'folder', `twice/${name}`],
    ] as const) {
      symlinkSync(to, join(inside, link));
      expect(saidOf(column(path))).toContain(rule);
      if (link !== 'folder') rmSync(join(inside, link));
    }
    rmSync(join(inside, 'folder'));
  });

  it('are read where a link leads back in, and not where links lead in a circle', () => {
    symlinkSync(join(inside, 'x.csv'), join(outside, 'back.csv'));
    expect(saidOf(column('../other/back.csv'))).toBe('');
    symlinkSync('round.csv', join(inside, 'round.csv'));
    expect(saidOf(column('round.csv'))).toContain(rule);
  });

  it('are read where the folder of the scenario is a link itself', () => {
    symlinkSync(inside, join(top, 'linked'));
    writeFileSync(own, column('x.csv'));
    expect(readScenario(join(top, 'linked', 'a.yaml')).inputs).toHaveLength(1);
  });

  it('are read elsewhere where the caller allows a folder or a file', () => {
    expect(saidOf(column('../other/x.csv'), { allowRead: [outside] })).toBe('');
    expect(saidOf(column('../other/x.csv'), { allowRead: [join(outside, 'x.csv')] })).toBe('');
    expect(saidOf(column('../other/x.csv'), { allowRead: [join(outside, 'base.yaml')] })).toContain(rule);
    // A name that only begins like an allowed one is another folder.
    mkdirSync(`${outside}-too`);
    writeFileSync(join(`${outside}-too`, 'x.csv'), table);
    expect(saidOf(column('../other-too/x.csv'), { allowRead: [outside] })).toContain(rule);
  });

  it('are what they may be in a base, too', () => {
    writeFileSync(join(inside, 'data', 'reads.yaml'), column('../../other/x.csv'));
    expect(saidOf('extends: data/reads.yaml\n')).toContain(rule);
    writeFileSync(join(inside, 'data', 'reads.yaml'), column('../x.csv'));
    expect(saidOf('extends: data/reads.yaml\n')).toBe('');
  });

  it('are any in what stands on the command line', () => {
    const set = [`x=empirical(file="${outside}/x.csv", column="tokens")`];
    expect(saidOf(base, { set })).toBe('');
  });

  it('are below the working directory where a scenario comes from no file', () => {
    expect(() => readScenarioText(column(`${outside}/x.csv`))).toThrow(rule);
    expect(readScenarioText(column('x.csv'), { folder: inside }).inputs).toHaveLength(1);
  });

  it('are below the folder of a lever where that names them', () => {
    const lever = join(outside, 'lever.yaml');
    const named = (path: string) =>
      `lever: own\ntitle: Own\nexplanation: Own\nset: { x: 'empirical(file="${path}", column="tokens")' }\n`;
    writeFileSync(lever, named('x.csv'));
    expect(saidOf(base, { levers: [readLever(lever)] })).toBe('');
    writeFileSync(lever, named('../own/x.csv'));
    expect(saidOf(base, { levers: [readLever(lever)] })).toContain(rule);
    expect(saidOf(base, { levers: [readLever(lever, [inside])] })).toBe('');
  });

  it.each([
    'x\u0000.csv',
    'file:///etc/passwd',
    `${'a/'.repeat(5000)}x.csv`,
    'C:\\secret.csv',
    '\\\\host\\x.csv',
  ])('are refused by odd names without another error', (path) =>
    expect(saidOf(ways.extends(JSON.stringify(path)))).not.toBe(''),
  );
});

describe('a folder that holds the home directory', () => {
  const opens = (folder: string, path: string) => fileAccess(folder).open(path) !== null;

  it('opens what lies directly in it', () => {
    vi.spyOn(host.files, 'resolve').mockImplementation((...parts: readonly string[]) =>
      join(inside, ...parts),
    );
    vi.spyOn(host.files, 'home').mockReturnValue(join(outside, 'somebody'));
    expect(opens(outside, join(outside, 'x.csv'))).toBe(true);
    expect(opens(outside, join(outside, '.hidden.csv'))).toBe(false);
    expect(opens(outside, join(outside, 'somebody', 'x.csv'))).toBe(false);
    expect(opens('/', '/x.csv')).toBe(true);
    expect(opens('/', '/etc/x.csv')).toBe(false);
  });

  it('opens nothing hidden where it is the home directory', () => {
    vi.spyOn(host.files, 'home').mockReturnValue(outside);
    expect(opens(outside, join(outside, 'work', 'x.csv'))).toBe(true);
    expect(opens(outside, join(outside, '.ssh', 'x.csv'))).toBe(false);
    expect(opens(join(outside, '.ssh'), join(outside, '.ssh', 'x.csv'))).toBe(true);
    expect(opens(dirname(outside), join(outside, 'x.csv'))).toBe(false);
  });
});
