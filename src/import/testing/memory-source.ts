import type { ByteSource } from '../tables/file-table.ts';

/** A file in memory, given out in pieces of a length. */
export function memorySource(content: string | Uint8Array, name = 'file', pieceLength = 1 << 16): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    *pieces() {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    },
    byteLength: bytes.length,
    slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
  };
}
