import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { visible } from '../errors.ts';
import { standardInput } from './command.ts';
import { say } from './outlet.ts';

/**
 * File names without folder and ending, made different from each other: `a`, `a-2`. Names that differ in capitals or in
 * how accents are encoded are one name to some file systems, so they count as one everywhere.
 */
export function pageNames(files: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = file === standardInput ? 'stdin' : basename(file, extname(file));
    let name = stem;
    for (let k = 2; taken.has(folded(name)); k++) name = `${stem}-${k}`;
    taken.add(folded(name));
    return name;
  });
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** Bytes of the longest name that every file system takes, less those of an ending. */
const longestName = 200;

/**
 * A name that says what was asked, so that the answer to another question does not take its place:
 * `a-break-even-gpu_price`. What is not there is left out.
 */
export function questionName(...parts: readonly (string | undefined)[]): string {
  const words = parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => part!.replaceAll(/[\\/\0]/g, '_'));
  const whole = words.join('-');
  if (Buffer.byteLength(whole) <= longestName) return whole;
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  const cut = Buffer.from(whole)
    .subarray(0, longestName - digest.length - 1)
    .toString('utf8');
  return `${cut.replace(/\ufffd{1,3}$/, '')}-${digest}`;
}

/** Opens a page with whatever this system opens pages with; says so where it cannot. */
export function openPage(path: string): void {
  const [command, ...words] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const child = spawn(command!, [...words, path], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`costcone: could not open ${visible(path)}; open it by hand`));
  child.unref();
}
