import { createHash } from 'node:crypto';
import { WireError } from './wire-error.ts';

/*
 * A message on the wire, little-endian:
 *
 *   bytes 0 to 7      "costcone"
 *   4 bytes           version of the format (`wireVersion`)
 *   4 bytes           what the message holds (`MessageKind`)
 *   4 bytes           length of the text, in bytes
 *   4 bytes           length of the arrays, in bytes
 *   text              JSON in UTF-8, filled up with spaces to a multiple of 8
 *   arrays            numbers as they stand in memory, each array at a multiple of 8
 *   32 bytes          SHA-256 of all before
 */

/** Version of the bytes of plans and summaries. A worker of another version is refused. */
export const wireVersion = 2;

/** What a message may hold. */
const messageKinds = { plan: 1, summary: 2, manifest: 3, shard: 4 } as const;
export type MessageKind = keyof typeof messageKinds;

const magic = new TextEncoder().encode('costcone');
const headerBytes = 24;
const digestBytes = 32;

/** SHA-256 as lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of a message. */
export function seal(kind: MessageKind, text: string, arrays: Uint8Array): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  const textBytes = roundedUp(encoded.length);
  const bytes = new Uint8Array(headerBytes + textBytes + arrays.length + digestBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, wireVersion, true);
  view.setUint32(12, messageKinds[kind], true);
  view.setUint32(16, textBytes, true);
  view.setUint32(20, arrays.length, true);
  bytes.fill(0x20, headerBytes, headerBytes + textBytes);
  bytes.set(encoded, headerBytes);
  bytes.set(arrays, headerBytes + textBytes);
  const end = bytes.length - digestBytes;
  bytes.set(createHash('sha256').update(bytes.subarray(0, end)).digest(), end);
  return bytes;
}

/** What a message holds. The arrays are a copy that begins at a multiple of 8. */
export interface Opened {
  readonly text: string;
  readonly arrays: Uint8Array<ArrayBuffer>;
}

/** @throws WireError where the bytes are no whole message of this kind, as it was written */
export function open(kind: MessageKind, bytes: Uint8Array): Opened {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes + digestBytes) throw cutShort(bytes.length, headerBytes + digestBytes);
  if (magic.some((byte, k) => bytes[k] !== byte)) throw new WireError('these are no bytes of costcone');
  const version = view.getUint32(8, true);
  if (version !== wireVersion)
    throw new WireError(
      `the bytes are of version ${version} of the format, and this costcone reads version ${wireVersion}: use the same version everywhere`,
    );
  const textEnd = headerBytes + view.getUint32(16, true);
  const end = textEnd + view.getUint32(20, true);
  if (bytes.length < end + digestBytes) throw cutShort(bytes.length, end + digestBytes);
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (bytes.length > end + digestBytes || digest.some((byte, k) => bytes[end + k] !== byte))
    throw new WireError('the bytes are not as they were written: their digest does not match');
  const found = view.getUint32(12, true);
  if (found !== messageKinds[kind]) throw new WireError(`expected a ${kind}, found ${nameOf(found)}`);
  return {
    text: new TextDecoder().decode(bytes.subarray(headerBytes, textEnd)),
    // `slice` of a Buffer of Node's would be no copy.
    arrays: new Uint8Array(bytes.subarray(textEnd, end)),
  };
}

/** The next multiple of 8. */
export function roundedUp(bytes: number): number {
  return 8 * Math.ceil(bytes / 8);
}

function nameOf(kind: number): string {
  const name = Object.entries(messageKinds).find(([, code]) => code === kind)?.[0];
  return name === undefined ? `message kind ${kind}` : `a ${name}`;
}

function cutShort(found: number, wanted: number): WireError {
  return new WireError(`the bytes are cut short: ${found} of ${wanted}`);
}
