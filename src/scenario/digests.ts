import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SourceFile } from './source-file.ts';

/** SHA-256 of the file; where there are several, of the list of their digests, a line each. */
export function digestOfAll(files: readonly SourceFile[]): string {
  const digests = files.map(digestOf);
  if (digests.length === 1) return digests[0]!;
  return bytesToHex(sha256(utf8ToBytes(digests.map((digest) => `${digest}\n`).join(''))));
}

/** SHA-256 of a file, in hexadecimal. */
export const digestOf = ({ bytes }: SourceFile): string => bytesToHex(sha256(bytes));
