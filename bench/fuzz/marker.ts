import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Tally } from './tally.ts';

/** Where a lane stands: what a process that hangs, or died, can no longer say. */
export interface Mark {
  /** The case that is examined now. */
  readonly index: number;
  /** Of the cases before it in this block. */
  readonly tally: Tally;
}

/** Notes where a lane stands in a file, at once. */
export class Marker {
  readonly #descriptor: number;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  write({ index, tally }: Mark): void {
    const { cases, elapsedMs, accepted, refused, slowestMs, slowestCase } = tally;
    const words = Float64Array.of(index, cases, elapsedMs, accepted, refused, slowestMs, slowestCase);
    writeSync(this.#descriptor, words, 0, words.byteLength, 0);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** What stands in a marker's file; null before anything does. */
export function readMark(path: string): Mark | null {
  const bytes = readFileSync(path);
  if (bytes.length < 56) return null;
  const [index, cases, elapsedMs, accepted, refused, slowestMs, slowestCase] = [
    ...new Float64Array(Uint8Array.from(bytes).buffer),
  ] as [number, number, number, number, number, number, number];
  return { index, tally: { cases, elapsedMs, accepted, refused, slowestMs, slowestCase } };
}
