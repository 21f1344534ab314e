import { randomBytes } from 'node:crypto';
import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileStatus, FileSteps } from './file-steps.ts';
import { followLinks } from './follow-links.ts';
import { type DataTable, FileError, type FileRefusal, type Files, type Host } from './host.ts';
import { TemporaryFiles } from './temporary-files.ts';
import { tryWriting } from './try-writing.ts';
import { writeFiles } from './write-files.ts';

/** `src/` beside the sources, `dist/` once built. */
const own = new URL('../', import.meta.url);

let version: string | undefined;
const tables = new Map<DataTable, unknown>();

/** Files that this process has read. */
const read = new Set<string>();

const identityOf = ({ dev, ino }: BigIntStats) => `${dev}:${ino}`;

/** The steps of writing, as Node offers them. */
export const steps: FileSteps = {
  // Only letters, digits, dots and dashes get into names of files.
  machine:
    hostname()
      .replace(/[^\w.-]/g, '_')
      .slice(0, 64) || '_',
  processId: process.pid,
  random: () => randomBytes(6).toString('hex'),
  isRunning(processId) {
    try {
      process.kill(processId, 0);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
  },
  status: (path) =>
    attempt(() => {
      const status = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (status === undefined) return null;
      return { kind: kindOf(status), isWritable: isWritable(path, status), identity: identityOf(status) };
    }),
  wasRead: (identity) => read.has(identity),
  realPath: (path) => attempt(() => realpathSync(path)),
  folderOf: dirname,
  join,
  list: (folder) => attempt(() => readdirSync(folder)),
  makeFolder: (path) =>
    attempt(() => {
      try {
        mkdirSync(path);
      } catch (error) {
        // Another process may have been faster.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }),
  removeFolder: (path) => attempt(() => rmdirSync(path)),
  open: (path, kind) => attempt(() => openSync(path, kind === 'new' ? 'wx' : 'w')),
  write: (descriptor, bytes) => attempt(() => writeSync(descriptor, bytes)),
  sync: (descriptor) => attempt(() => fsyncSync(descriptor)),
  close: (descriptor) => attempt(() => closeSync(descriptor)),
  duplicate: (path, name) =>
    attempt(() => {
      try {
        linkSync(path, name);
      } catch {
        copyFileSync(path, name, constants.COPYFILE_EXCL);
      }
    }),
  rename: (from, to) => attempt(() => renameSync(from, to)),
  remove: (path) => attempt(() => unlinkSync(path)),
  syncFolder(folder) {
    const descriptor = attempt(() => openSync(folder, 'r'));
    try {
      attempt(() => fsyncSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  },
  wait: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

const temporary = new TemporaryFiles(steps);

function kindOf(status: BigIntStats): FileStatus['kind'] {
  if (status.isFile()) return 'file';
  if (status.isDirectory()) return 'folder';
  return status.isCharacterDevice() ? 'character device' : 'other';
}

/** A read-only file is meant to stay as it is, although root could write it. */
function isWritable(path: string, { mode }: BigIntStats): boolean {
  if ((mode & 0o222n) === 0n) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const files: Files = {
  *stream(path) {
    // Without this flag, opening a pipe without a writer would wait here.
    const descriptor = attempt(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
    try {
      const status = fstatSync(descriptor, { bigint: true });
      const refusal = unreadable(status);
      if (refusal !== null) throw new FileError(refusal, 'EINVAL', `${path} is ${refusal}`);
      read.add(identityOf(status));
      for (let left = Number(status.size); ; ) {
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

  length: (path) => onRegularFile(path, (_, size) => size),

  slice: (path, start, end) =>
    onRegularFile(path, (descriptor) => {
      const bytes = new Uint8Array(Math.max(0, end - start));
      let at = 0;
      for (let count = 1; count > 0 && at < bytes.length; at += count)
        count = attempt(() => readSync(descriptor, bytes, at, bytes.length - at, start + at));
      return bytes.subarray(0, at);
    }),

  head(path, length) {
    if (!attempt(() => statSync(path, { throwIfNoEntry: false }))?.isFile()) return null;
    const descriptor = attempt(() => openSync(path, 'r'));
    try {
      const bytes = new Uint8Array(length);
      return bytes.subarray(
        0,
        attempt(() => readSync(descriptor, bytes)),
      );
    } finally {
      closeSync(descriptor);
    }
  },

  write: (all) => writeFiles(steps, temporary, all),
  forgetRead: () => read.clear(),
  tryWriting: (path) => tryWriting(steps, temporary, path),
  removeTemporary: () => temporary.removeAll(),

  isFolder: (path) => attempt(() => statSync(path, { throwIfNoEntry: false }))?.isDirectory() ?? false,

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

/** Does something with a regular file, which counts as read by that. */
function onRegularFile<Value>(path: string, act: (descriptor: number, size: number) => Value): Value {
  const descriptor = attempt(() => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    const status = fstatSync(descriptor, { bigint: true });
    const refusal = unreadable(status);
    if (refusal !== null) throw new FileError(refusal, 'EINVAL', `${path} is ${refusal}`);
    read.add(identityOf(status));
    return act(descriptor, Number(status.size));
  } finally {
    closeSync(descriptor);
  }
}

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

function linkAt(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

/** Why what is opened is no file to read; null where it is one. */
function unreadable(status: BigIntStats): FileRefusal | null {
  if (status.isFile()) return null;
  if (status.isDirectory()) return 'a folder';
  if (status.isFIFO()) return 'a pipe';
  return status.isSocket() ? 'a socket or a device' : 'a device';
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
  ENOSPC: 'no space',
  EDQUOT: 'no space',
  EFBIG: 'no space',
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
