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
  throw new FileError('not allowed', 'EACCES', 'a page has no files');
};

/** Paths are only words here: they name a text's place for messages, and lead nowhere. */
const files: Files = {
  stream: noFiles,
  length: noFiles,
  slice: noFiles,
  head: noFiles,
  write: noFiles,
  tryWriting: noFiles,
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

/** A page: what it carries, and no files. */
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
