import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { exitCodes } from './command.ts';
import { machineWords } from './machine-failure.ts';

let failure: NodeJS.ErrnoException | null = null;
let toFile: boolean | null = null;

/** Writes a part of a command's answer to stdout as it is. One that cannot be printed makes the exit code 2, but for a reader that has left. */
export function write(text: string): void {
  if (failure !== null) return;
  toFile ??= isFile();
  if (!toFile) {
    process.stdout.write(text);
    return;
  }
  try {
    // A disk that is nearly full takes a part of the bytes without a word, and Node's own stream asks no further.
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  } catch (error) {
    onFailure(error as NodeJS.ErrnoException);
  }
}

/** Whether a reader of stdout is still there. */
export const isRead = (): boolean => failure === null;

/** Watches stdout and stderr. What cannot be said on stderr can be said nowhere. */
export function watchOutput(): void {
  process.stdout.on('error', onFailure);
  process.stderr.on('error', () => {});
}

/** The exit code that printing makes. */
export function printedCode(): number {
  return failure === null || failure.code === 'EPIPE' ? exitCodes.ok : exitCodes.usage;
}

function onFailure(error: NodeJS.ErrnoException): void {
  if (failure !== null) return;
  failure = error;
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`costcone: cannot print the answer: ${machineWords(error)}\n`);
  process.exitCode ||= exitCodes.usage;
}

function isFile(): boolean {
  try {
    const status = fstatSync(1);
    return status.isFile() || (status.isCharacterDevice() && !isatty(1));
  } catch {
    return false;
  }
}
