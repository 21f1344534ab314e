import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataTable, FileError, type FileRefusal, type Files, type Host } from './host.ts';

/** `src/` beside the sources, `dist/` once built. */
const own = new URL('../', import.meta.url);

let version: string | undefined;
const tables = new Map<DataTable, unknown>();

const files: Files = {
  *stream(path) {
    // Without this flag a pipe that nobody writes to would wait here.
    const descriptor = attempt(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
    try {
      const stats = fstatSync(descriptor);
      const kind = kindOf(stats);
      if (kind !== null) throw new FileError(kind, 'EINVAL', `${path} is ${kind}`);
      for (let left = stats.size; ; ) {
        const piece = new Uint8Array(1 << 16);
        const count = attempt(() => readSync(descriptor, piece));
        if (count === 0) return;
        left -= count;
        if (left < 0) throw new FileError('a file that grows', 'EINVAL', `${path} grows while it is read`);
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
  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },
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

/** What something is that is no regular file; null for one that is. */
function kindOf(stats: Stats): FileRefusal | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket or a device' : 'a device';
}

const refusals: Readonly<Record<string, FileRefusal>> = {
  ENOENT: 'not found',
  ENOTDIR: 'not found',
  EACCES: 'not allowed',
  EPERM: 'not allowed',
  EISDIR: 'a folder',
  // What opening a socket, or a device that nothing stands behind, gives.
  ENXIO: 'a socket or a device',
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
