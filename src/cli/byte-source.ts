import * as zlib from 'node:zlib';
import type { Codecs } from '../fit/log/parquet-log.ts';
import type { ByteSource } from '../import/tables/file-table.ts';
import { fileLength, fileSlice, streamBytes } from '../scenario/source-file.ts';
import { readBytes, readsOnce } from './inputs.ts';

/** Standard input and pipes are kept in memory, as they are read more than once. */
const largestPipe = 2 ** 30;

/** A file of any size, or standard input. @throws ScenarioError where it is no file that can be read */
export function byteSource(file: string): ByteSource {
  if (readsOnce(file)) {
    const bytes = readBytes(file, largestPipe);
    return {
      name: file,
      *pieces() {
        const length = 1 << 16;
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
      },
      byteLength: bytes.length,
      slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
    };
  }
  const byteLength = fileLength(file, file);
  return {
    name: file,
    pieces: () => streamBytes(file, file),
    byteLength,
    slice: (start, end = byteLength) => Uint8Array.from(fileSlice(file, file, start, end)).buffer,
  };
}

/** Zstandard, which Polars writes unless told otherwise, where this Node.js has it (22.15 and later), and Brotli. */
export function codecs(): Codecs {
  const { zstdDecompressSync: zstd } = zlib as { zstdDecompressSync?: (input: Uint8Array) => Uint8Array };
  return {
    ...(zstd && { ZSTD: (input: Uint8Array) => zstd(input) }),
    BROTLI: (input: Uint8Array) => zlib.brotliDecompressSync(input),
  };
}
