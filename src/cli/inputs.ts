import { readSync, statSync } from 'node:fs';
import { largestCsv, readBytes as readFileBytes } from '../scenario/source-file.ts';
import { UsageError } from '../errors.ts';
import { standardInput } from './command.ts';

/** What was read of standard input and of pipes, which give their bytes only once. */
const once = new Map<string, Uint8Array>();

/** A pipe that the shell has opened for this command, as `<(..)` does; one with a name in a folder could wait for ever. */
const handedOver = /^\/(?:dev|proc\/self)\/fd\/\d{1,6}$/;

/** Whether a name stands for what can be read only once: standard input, or a pipe such as `<(..)`. */
export function readsOnce(file: string): boolean {
  if (file === standardInput) return true;
  try {
    return handedOver.test(file) && statSync(file).isFIFO();
  } catch {
    return false;
  }
}

/**
 * The bytes of a file, of standard input or of a pipe, the same however often they are asked for.
 *
 * @throws ScenarioError where a file is missing, no regular file or too large; UsageError where standard input or a
 * pipe is
 */
export function readBytes(file: string, largest: number = largestCsv): Uint8Array {
  if (!readsOnce(file)) return readFileBytes(file, file, largest);
  const known = once.get(file);
  if (known !== undefined) return known;
  const bytes = readPipe(file === standardInput ? 0 : Number(file.split('/').at(-1)), file, largest);
  once.set(file, bytes);
  return bytes;
}

function readPipe(descriptor: number, name: string, largest: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const piece = new Uint8Array(1 << 16);
    const count = readPiece(descriptor, piece, name);
    if (count === 0) return Buffer.concat(pieces);
    length += count;
    if (length > largest) throw new UsageError(`${name} is larger than ${largest >> 20} MiB`);
    pieces.push(piece.subarray(0, count));
  }
}

/** Bytes that came, 0 at the end. A terminal or a pipe that does not block says when it has nothing yet. */
function readPiece(descriptor: number, piece: Uint8Array, name: string): number {
  for (;;)
    try {
      return readSync(descriptor, piece);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw new UsageError(`cannot read ${name}: ${message}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
}
