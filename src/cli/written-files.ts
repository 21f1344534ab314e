import { dirname, join } from 'node:path';
import { host } from '#host';
import { UsageError, visible } from '../errors.ts';
import { FileError, type NewFile } from '../host/host.ts';
import { endBetweenSteps } from './interrupt.ts';
import { machineWords } from './machine-failure.ts';

/** Writes a file whole or not at all. @throws UsageError where it cannot be written */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writeTogether([{ path, content }]);
}

/** Writes a file that this call has read, whole or not at all. @throws UsageError where it cannot be written */
export function writeEdited(path: string, content: string): void {
  writeTogether([{ path, content, replacesInput: true }]);
}

/** Writes `NAME.html` and `NAME.json` into a folder, both or neither. Answers with the page's path. */
export function writePage(folder: string, name: string, page: string, result: unknown): string {
  const [html, json] = pathsOf(folder, name);
  writeTogether([
    { path: json, content: `${JSON.stringify(result)}\n` },
    { path: html, content: page },
  ]);
  return html;
}

/** @throws UsageError before anything is run, where pages or their results could not be written */
export function tryPages(folder: string | undefined, names: readonly string[]): void {
  if (folder === undefined) return;
  for (const path of names.flatMap((name) => pathsOf(folder, name))) tryOwn(path);
}

/** @throws UsageError where a file whose name a command makes could not be written, or is somebody else's */
export function tryOwn(path: string): void {
  tryWhole(path);
  if (isOurs(path)) return;
  throw new UsageError(
    `${visible(path)} was not written by costcone: move it away, or name another folder with --out`,
  );
}

/** @throws UsageError before anything is run, where a file that a user named could not be written */
export function tryNamed(path: string): void {
  // A folder that is not there is a typing mistake more often than a wish.
  const folder = dirname(path);
  if (!host.files.isFolder(folder))
    throw new UsageError(
      `cannot write ${visible(path)}: there is no folder ${visible(folder)}; make it first`,
    );
  tryWhole(path);
}

/** @throws UsageError before anything is run, where a file could not be written */
export function tryWhole(path: string): void {
  endBetweenSteps();
  refused(path, () => host.files.tryWriting(path));
}

const pathsOf = (folder: string, name: string) =>
  [join(folder, `${name}.html`), join(folder, `${name}.json`)] as const;

/** Writes files of one folder, all or none. @throws UsageError where one cannot be written */
export function writeTogether(files: readonly NewFile[]): void {
  endBetweenSteps();
  refused(files.map(({ path }) => path).join(' and '), () => host.files.write(files));
}

function refused(path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // An error of the machine's stands behind its cause; without one the words are ours already.
    const words = error.cause === undefined ? error.message : machineWords(error);
    throw new UsageError(`cannot write ${visible(path)}: ${words}`);
  }
}

/** Pages say what made them within their first lines, results in their first key. */
const headLength = 1 << 16;

/** Whether nothing is lost where a file is replaced: there is none, it is empty, or a command wrote it. */
function isOurs(path: string): boolean {
  const head = host.files.head(path, headLength);
  if (head === null || head.length === 0) return true;
  const text = new TextDecoder().decode(head);
  return (
    /^\s*\{\s*"format"\s*:\s*"costcone-/.test(text) ||
    text.includes('<meta name="generator" content="costcone">')
  );
}
