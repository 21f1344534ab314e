import type { NewFile } from './file-steps.ts';

export type { NewFile };

/** Data that comes with costcone, by its path under `src/` (and, once built, under `dist/`). */
export type DataTable =
  | 'sampling/joe-kuo.json'
  | 'sampling/joe-kuo-more.json'
  | 'report/live/scripts.json'
  | `catalog/${string}.json`;

/**
 * What the machine lends. Everything else in costcone is the same in Node and in a browser: modules that need the machine
 * import `host` from `#host`, which package.json maps to `node.ts` or, in a bundle for browsers, to `browser.ts`.
 */
export interface Host {
  /** The version of costcone. */
  readonly version: string;
  /** A table of costcone's own, parsed once. The caller knows its shape. */
  table(name: DataTable): unknown;
  /** The bytes of `kernel.wasm`. */
  kernelBytes(): Promise<Uint8Array>;
  /** The user's files; none in a page. */
  readonly files: Files;
}

/** The user's files. Every function throws `FileError` where the machine refuses. */
export interface Files {
  /**
   * A file's bytes, piece by piece. Only regular files are read, and no more of them than they said to hold: a pipe could
   * wait for ever, a device or a file of /proc goes on.
   */
  stream(path: string): Iterable<Uint8Array>;
  /** How many bytes a regular file has. */
  length(path: string): number;
  /** The bytes of a regular file from `start` to before `end`, fewer where it ends before. */
  slice(path: string, start: number, end: number): Uint8Array;
  /** The first bytes of a file, which does not count as read by that; null where there is no file. */
  head(path: string, length: number): Uint8Array | null;
  /**
   * Writes files of one folder together, each whole, making the folder where needed: where one cannot be written all
   * are as they were before. What this process has read is never written over, unless it is said to be meant.
   */
  write(files: readonly NewFile[]): void;
  /** Forgets what was read, between two runs of one process: the system may give a new file the identity of one that is gone. */
  forgetRead(): void;
  /** Throws as `write` would, as far as that can be known before; leaves nothing behind. */
  tryWriting(path: string): void;
  /** Removes what writing has left, at the end of the process. */
  removeTemporary(): void;
  /** Whether a folder is there. */
  isFolder(path: string): boolean;
  /** What a folder holds, in the order of the names. */
  list(folder: string): readonly FolderEntry[];
  /** An absolute path from parts, the last absolute one first; from the working directory where none is. */
  resolve(...parts: readonly string[]): string;
  /** Parts as one path, relative where the first is. */
  join(...parts: readonly string[]): string;
  isAbsolute(path: string): boolean;
  /** The folder that a path lies in. */
  folderOf(path: string): string;
  /** A path without its folders. */
  baseName(path: string): string;
  /** A path as seen from a folder. */
  relative(folder: string, path: string): string;
  /** The absolute path that all links of a path lead to, whether there is such a file or not. */
  realPath(path: string): string;
  /** The user's own folder. */
  home(): string;
  /** A folder that comes with costcone, by its path from the top of the package. */
  shipped(folder: 'scenarios' | 'scenarios/levers' | 'dist/edit'): string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Why the machine refuses a file. */
export type FileRefusal =
  | 'not found'
  | 'not allowed'
  | 'a folder'
  | 'a pipe'
  | 'a device'
  | 'a socket or a device'
  | 'a file that grows'
  | 'no such name'
  | 'an input'
  | 'in a page'
  | 'no space'
  | 'other';

/** A file that cannot be had. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly refusal: FileRefusal;
  /** The machine's own word for it, as in `ELOOP`. */
  readonly code: string;

  constructor(refusal: FileRefusal, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.refusal = refusal;
    this.code = code;
  }
}
