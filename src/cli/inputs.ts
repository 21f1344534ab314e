import { readFileSync, statSync } from 'node:fs';
import { host } from '#host';
import { standardInput } from './command.ts';

/** What was read of standard input and of pipes, which give their bytes only once. */
const once = new Map<string, Uint8Array>();

/** Whether a name stands for what can be read only once: standard input, or a pipe such as `<(..)`. */
export function readsOnce(file: string): boolean {
  if (file === standardInput) return true;
  try {
    return statSync(file).isFIFO();
  } catch {
    return false;
  }
}

/** The bytes of a file, of standard input or of a pipe, the same however often they are asked for. */
export function readBytes(file: string): Uint8Array {
  if (!readsOnce(file)) return Buffer.concat([...host.files.stream(file)]);
  const known = once.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file === standardInput ? 0 : file);
  once.set(file, bytes);
  return bytes;
}
