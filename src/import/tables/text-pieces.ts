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
  let gunzip: Gunzip | null | undefined;
  let out: Uint8Array[] = [];
  const push = (bytes: Uint8Array, isLast: boolean) => {
    try {
      gunzip!.push(bytes, isLast);
    } catch {
      throw fileError(file, 'must be a gzip file that can be unpacked');
    }
  };
  for (const bytes of pieces) {
    if (gunzip === undefined) {
      gunzip = bytes[0] === 0x1f && bytes[1] === 0x8b ? new Gunzip((chunk) => out.push(chunk)) : null;
    }
    if (gunzip === null) {
      yield bytes;
      continue;
    }
    push(bytes, false);
    yield* out;
    out = [];
  }
  if (gunzip == null) return;
  push(new Uint8Array(0), true);
  yield* out;
}
