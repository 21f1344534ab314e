import { basename, dirname, isAbsolute, join, relative, resolve } from 'pathe';
import { type DataTable, FileError, type Files, type Host } from './host.ts';

/** What a page carries for the code in it. */
export interface Carried {
  readonly version: string;
  readonly kernel: Uint8Array;
  readonly tables: Readonly<Partial<Record<DataTable, unknown>>>;
}

let carried: Carried | null = null;

/** Gives the code in a page, or in a worker of it, what the page carries. */
export function lend(what: Carried): void {
  carried = what;
}

function given(): Carried {
  if (carried === null) throw new Error('the page has not yet lent what it carries');
  return carried;
}

const noFiles = (): never => {
  throw new FileError('in a page', 'EACCES', 'a page has no files');
};

let fileBytes: (path: string) => Uint8Array = noFiles;

/** Gives the code in a page the user's files, from the side that may read them; `bytes` throws `FileError` for one that cannot be had. */
export function lendFiles(bytes: (path: string) => Uint8Array): void {
  fileBytes = bytes;
}

/** Paths are only words here: they name a text's place for messages, and lead nowhere but to what was lent. */
const files: Files = {
  *stream(path) {
    yield fileBytes(path);
  },
  length: noFiles,
  slice: noFiles,
  head: noFiles,
  write: noFiles,
  tryWriting: noFiles,
  forgetRead() {},
  removeTemporary() {},
  isFolder: () => false,
  list: noFiles,
  home: noFiles,
  shipped: noFiles,
  resolve,
  join,
  isAbsolute,
  folderOf: dirname,
  baseName: basename,
  relative,
  realPath: (path) => path,
};

/** A page: what it carries, and no files but those that were lent. */
export const host: Host = {
  get version() {
    return given().version;
  },
  table(name) {
    const table = given().tables[name];
    if (table === undefined) throw new Error(`the page does not carry ${name}`);
    return table;
  },
  kernelBytes: async () => given().kernel,
  files,
};
