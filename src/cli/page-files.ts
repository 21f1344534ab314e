import { spawn } from 'node:child_process';
import { basename, extname, join } from 'node:path';
import { host } from '#host';
import { UsageError, visible } from '../errors.ts';
import { FileError } from '../host/host.ts';
import { say } from './outlet.ts';

/** What stands for standard input among files. */
export const standardInput = '<stdin>';

/**
 * Writes a file whole or not at all, making its folder where needed.
 *
 * @throws UsageError where it cannot be written
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    host.files.write(path, content);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new UsageError(`cannot write ${path}: ${error.message}`);
  }
}

/** Writes `NAME.html` and `NAME.json` into a folder. Answers with the page's path. */
export function writePage(folder: string, name: string, page: string, result: unknown): string {
  const path = join(folder, `${name}.html`);
  writeWhole(path, page);
  writeWhole(join(folder, `${name}.json`), `${JSON.stringify(result)}\n`);
  return path;
}

/** File names without folder and ending, made different from each other: `a`, `a-2`. */
export function pageNames(files: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = file === standardInput ? 'stdin' : basename(file, extname(file));
    let name = stem;
    for (let k = 2; taken.has(name); k++) name = `${stem}-${k}`;
    taken.add(name);
    return name;
  });
}

/** Opens a page with whatever this system opens pages with; says so where it cannot. */
export function openPage(path: string): void {
  const [command, ...words] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const child = spawn(command!, [...words, path], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`costcone: could not open ${visible(path)}; open it by hand`));
  child.unref();
}
