import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileSteps, NewFile } from './file-steps.ts';
import { FileError } from './host.ts';
import { host, steps as real } from './node.ts';
import { TemporaryFiles } from './temporary-files.ts';
import { tryWriting } from './try-writing.ts';
import { writeFiles } from './write-files.ts';

const root = mkdtempSync(join(tmpdir(), 'costcone-writes-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
  // The system gives new files the identities of those that are gone, which other tests may have read.
  host.files.forgetRead();
});

/** Steps that the machine may refuse, whatever they are for. */
const refusable = [
  'status',
  'realPath',
  'list',
  'makeFolder',
  'open',
  'write',
  'sync',
  'close',
  'duplicate',
  'rename',
  'remove',
  'syncFolder',
] as const satisfies readonly (keyof FileSteps)[];

/** The real steps, of which one is refused (counted from 1), and of which no write takes more than a few bytes. */
function failingAt(k: number, when: 'before' | 'after') {
  const taken: string[] = [];
  // What is on the disk in the end is no question here, and waiting for it takes most of the time.
  const machine: FileSteps = { ...real, sync() {}, syncFolder() {} };
  const steps = { ...real } as Record<string, unknown>;
  for (const name of refusable) {
    steps[name] = (...words: unknown[]) => {
      taken.push(name);
      const fails = taken.length === k;
      const refuse = () => {
        throw new FileError('no space', 'ENOSPC', `${name} was refused`);
      };
      // A descriptor that was opened all the same could not be closed by anybody.
      if (fails && (when === 'before' || name === 'open')) refuse();
      const [first, second] = words;
      const short = name === 'write' ? [first, (second as Uint8Array).subarray(0, 5)] : words;
      const found = (machine[name] as (...words: unknown[]) => unknown)(...short);
      // A close that reports an error has closed; a status that was asked for may be refused only before.
      if (fails && (name === 'close' || name === 'sync')) refuse();
      return found;
    };
  }
  return { steps: steps as unknown as FileSteps, taken };
}

const contentOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const pair = (text: string): NewFile[] => [
  { path: join(folder, 'out', 'a.json'), content: `{"${text}":1}` },
  { path: join(folder, 'out', 'a.html'), content: new TextEncoder().encode(`<p>${text}</p>`) },
];
const place = (...files: readonly NewFile[]) => {
  mkdirSync(join(folder, 'out'));
  for (const { path, content } of files) writeFileSync(path, content);
};
const state = () => ({
  folder: existsSync(join(folder, 'out')),
  json: contentOf(join(folder, 'out', 'a.json')),
  html: contentOf(join(folder, 'out', 'a.html')),
});
const names = (path: string) => readdirSync(path).sort();

describe.each(['before', 'after'] as const)('a step that is refused %s it is done', (when) => {
  it.each([
    ['nothing was there', () => {}],
    ['both were there', () => place(...pair('old'))],
    ['only the first was there', () => place(pair('old')[0]!)],
    ['only the second was there', () => place(pair('old')[1]!)],
  ])('leaves the old pair or the new pair, and nothing else, where %s', (_, prepare) => {
    let steps = 0;
    for (let k = 1; ; k++) {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      prepare();
      const before = state();
      const failing = failingAt(k, when);
      const temporary = new TemporaryFiles(failing.steps);
      let error: unknown = null;
      try {
        writeFiles(failing.steps, temporary, pair('new'));
      } catch (thrown) {
        error = thrown;
      }
      const isNew = { folder: true, json: '{"new":1}', html: '<p>new</p>' };
      const told = `step ${k}, ${failing.taken[k - 1]}`;
      expect([told, state()]).toEqual([told, error === null ? isNew : before]);
      if (before.folder || error === null)
        expect([told, ...names(join(folder, 'out')).filter((name) => name.startsWith('.'))]).toEqual([told]);
      if (error !== null) expect(error).toBeInstanceOf(FileError);
      steps = failing.taken.length;
      if (k > steps) break;
    }
    // Two files take at least: status, list, open, writes, sync, close and rename, each.
    expect(steps).toBeGreaterThan(20);
  });

  it('leaves nothing of a try', () => {
    for (let k = 1; ; k++) {
      const failing = failingAt(k, when);
      try {
        tryWriting(failing.steps, new TemporaryFiles(failing.steps), join(folder, 'b', 'c', 'a.json'));
      } catch (error) {
        expect(error).toBeInstanceOf(FileError);
      }
      expect([failing.taken[k - 1], ...names(folder)]).toEqual([failing.taken[k - 1]]);
      if (k > failing.taken.length) break;
    }
  });
});

describe('what is not written over', () => {
  const write = (path: string) => () => host.files.write([{ path, content: 'new' }]);

  it('a folder, a read-only file, a file in place of a folder, a name that is too long', () => {
    mkdirSync(join(folder, 'a.json'));
    writeFileSync(join(folder, 'b.json'), 'old');
    chmodSync(join(folder, 'b.json'), 0o444);
    writeFileSync(join(folder, 'file'), '');
    for (const [name, refusal] of [
      ['a.json', 'a folder'],
      ['b.json', 'not allowed'],
      ['file/c.json', 'not found'],
      [`${'x'.repeat(300)}.json`, 'no such name'],
    ] as const) {
      expect(write(join(folder, name))).toThrow(expect.objectContaining({ refusal }));
      expect(() => host.files.tryWriting(join(folder, name))).toThrow(expect.objectContaining({ refusal }));
    }
    expect(names(folder)).toEqual(['a.json', 'b.json', 'file']);
  });

  it('what this process has read, under any of its names', () => {
    const path = join(folder, 'read.csv');
    writeFileSync(path, 'old');
    linkSync(path, join(folder, 'hard.csv'));
    symlinkSync(path, join(folder, 'soft.csv'));
    expect([...host.files.stream(path)]).toHaveLength(1);
    for (const name of ['read.csv', 'hard.csv', 'soft.csv'])
      expect(write(join(folder, name))).toThrow(expect.objectContaining({ refusal: 'an input' }));
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('a link: the file that it leads to is', () => {
    writeFileSync(join(folder, 'real.csv'), 'old');
    symlinkSync('real.csv', join(folder, 'link.csv'));
    write(join(folder, 'link.csv'))();
    expect(contentOf(join(folder, 'real.csv'))).toBe('new');
    writeFileSync(join(folder, 'real.csv'), 'newer');
    expect(contentOf(join(folder, 'link.csv'))).toBe('newer');
  });
});

describe('temporary files of others', () => {
  /** No process has this id: Linux gives none above 2^22. */
  const dead = 4_194_305;
  const name = (machine: string, id: number, purpose: string) =>
    `.costcone-${machine}-${id}-0123456789ab.${purpose}`;

  it('are removed where the process is gone, and left where it is not, or is another machine’s', () => {
    const stale = ['part', 'old', 'lock'].map((purpose) => name(real.machine, dead, purpose));
    // An earlier process with our id, as in a container.
    stale.push(name(real.machine, process.pid, 'part'));
    const kept = [
      name(real.machine, process.ppid, 'part'),
      name('elsewhere', dead, 'part'),
      '.costcone-notes',
      `${name(real.machine, dead, 'part')}.txt`,
    ];
    for (const one of [...stale, ...kept]) writeFileSync(join(folder, one), '');
    host.files.write([{ path: join(folder, 'a.json'), content: '' }]);
    expect(names(folder)).toEqual([...kept, 'a.json'].sort());
  });

  it('hold a pair back while another process replaces one, and not for ever', () => {
    const lock = join(folder, name(real.machine, process.ppid, 'lock'));
    writeFileSync(lock, '');
    let waits = 0;
    const steps: FileSteps = {
      ...real,
      wait() {
        if (++waits === 3) rmSync(lock);
      },
    };
    const all = ['a.json', 'a.html'].map((file) => ({ path: join(folder, file), content: 'x' }));
    writeFiles(steps, new TemporaryFiles(steps), all);
    expect(waits).toBe(3);
    writeFileSync(lock, '');
    const patient: FileSteps = { ...real, wait() {} };
    writeFiles(patient, new TemporaryFiles(patient), all);
    expect(names(folder)).toEqual([name(real.machine, process.ppid, 'lock'), 'a.html', 'a.json']);
  });
});
