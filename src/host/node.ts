import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followLinks } from './follow-links.ts';
import { type DataTable, FileError, type FileRefusal, type Files, type Host } from './host.ts';

/** `src/` beside the sources, `dist/` once built. */
const own = new URL('../', import.meta.url);

let version: string | undefined;
const tables = new Map<DataTable, unknown>();

const files: Files = {
  *stream(path) {
    const descriptor = attempt(() => openSync(path, 'r'));
    try {
      if (fstatSync(descriptor).isDirectory())
        throw new FileError('a folder', 'EISDIR', `${path} is a folder`);
      for (;;) {
        const piece = new Uint8Array(1 << 16);
        const count = attempt(() => readSync(descriptor, piece));
        if (count === 0) return;
        yield piece.subarray(0, count);
      }
    } finally {
      closeSync(descriptor);
    }
  },

  write: (path, content) =>
    attempt(() => {
      makeFolder(dirname(path));
      const part = `${path}.part`;
      writeFileSync(part, content);
      renameSync(part, path);
    }),

  list: (folder) =>
    attempt(() => readdirSync(folder, { withFileTypes: true }))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),

  resolve,
  join,
  isAbsolute,
  folderOf: dirname,
  baseName: basename,
  relative,
  realPath: (path) => followLinks(resolve(path), { folderOf: dirname, baseName: basename, resolve, linkAt }),
  home: homedir,
  shipped: (folder) => fileURLToPath(new URL(`../${folder}`, own)),
};

/** Node: files, and costcone's own data beside its code. */
export const host: Host = {
  get version() {
    // The package's own file stands above `src/` and `dist/` alike.
    version ??= (JSON.parse(readFileSync(new URL('../package.json', own), 'utf8')) as { version: string })
      .version;
    return version;
  },
  table(name) {
    if (!tables.has(name)) tables.set(name, JSON.parse(readFileSync(new URL(name, own), 'utf8')));
    return tables.get(name);
  },
  kernelBytes: () => readFile(new URL('kernel/kernel.wasm', own)),
  files,
};

/** Makes a folder and those it is in. Node 20's `recursive` never returns where the system has no such folder, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path) || dirname(path) === path) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function linkAt(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

const refusals: Readonly<Record<string, FileRefusal>> = {
  ENOENT: 'not found',
  ENOTDIR: 'not found',
  EACCES: 'not allowed',
  EPERM: 'not allowed',
  EISDIR: 'a folder',
  ERR_INVALID_ARG_VALUE: 'no such name',
  ENAMETOOLONG: 'no such name',
};

function attempt<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // What has no code is no refusal of the machine's but a mistake of ours.
    if (code === undefined) throw error;
    throw new FileError(refusals[code] ?? 'other', code, message, { cause: error });
  }
}
