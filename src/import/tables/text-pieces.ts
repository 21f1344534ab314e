import { Gunzip } from 'fflate';
import { ScenarioError } from '../../errors.ts';
import type { ByteSource } from './file-table.ts';

const fileError = (file: string, rule: string, found?: string, hint?: string) =>
  new ScenarioError([
    {
      place: { file },
      path: '',
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    },
  ]);

/** The text of a file, piece by piece, unpacked where it is gzip. @throws ScenarioError where it is not UTF-8 text */
export function* textPieces({ name, pieces }: ByteSource): Generator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw fileError(name, 'must be UTF-8 text');
    }
  };
  let isFirst = true;
  for (const bytes of unpacked(name, pieces())) {
    if (isFirst && bytes.length > 1) {
      const [first, second] = bytes;
      if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
        throw fileError(name, 'must be UTF-8 text', 'UTF-16', 'save it as UTF-8');
      isFirst = false;
    }
    if (bytes.includes(0)) throw fileError(name, 'must be UTF-8 text', 'a binary file');
    const text = decode(bytes);
    if (text !== '') yield text;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}

/** Bytes as they are, or those that were packed by gzip. Source: RFC 1952. */
function* unpacked(file: string, pieces: Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  let unpacking: Unpacking | null | undefined;
  for (const bytes of pieces) {
    if (unpacking === undefined)
      unpacking = bytes[0] === 0x1f && bytes[1] === 0x8b ? new Unpacking(file) : null;
    if (unpacking === null) yield bytes;
    else yield* unpacking.push(bytes);
  }
  if (unpacking != null) yield* unpacking.end();
}

/** Unpacks gzip, and holds what came out against the length that stands at the end: what is cut off would go unseen. */
class Unpacking {
  readonly #file: string;
  readonly #gunzip: Gunzip;
  #out: Uint8Array[] = [];
  #length = 0;
  #isJoined = false;
  #last = new Uint8Array(0);

  constructor(file: string) {
    this.#file = file;
    this.#gunzip = new Gunzip((chunk) => {
      this.#out.push(chunk);
      this.#length += chunk.length;
    });
    // Called from the second file on, where several were packed one after the other.
    this.#gunzip.onmember = () => {
      this.#isJoined = true;
    };
  }

  push(bytes: Uint8Array, isLast = false): readonly Uint8Array[] {
    try {
      this.#gunzip.push(bytes, isLast);
    } catch {
      throw this.#broken();
    }
    this.#last = Uint8Array.from([...this.#last, ...bytes.slice(-4)].slice(-4));
    const out = this.#out;
    this.#out = [];
    return out;
  }

  end(): readonly Uint8Array[] {
    const out = this.push(new Uint8Array(0), true);
    const said = this.#last.length < 4 ? -1 : new DataView(this.#last.buffer).getUint32(0, true);
    // Of several files in one only the last says its length there.
    if (!this.#isJoined && said !== this.#length % 2 ** 32) throw this.#broken();
    return out;
  }

  #broken(): ScenarioError {
    return fileError(this.#file, 'must be a gzip file that can be unpacked to its end');
  }
}
