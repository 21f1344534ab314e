import { gzipSync, strToU8 } from 'fflate';
import { encodeBase85 } from './base85.ts';

/** Compressed by gzip, in base 85. In plain JavaScript, because zlib's bytes differ between machines. */
export function packed(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return encodeBase85(gzipSync(bytes, { level: 9, mtime: 0 }));
}
