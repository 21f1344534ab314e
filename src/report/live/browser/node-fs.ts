/** In place of `node:fs`: a page reads no files; what it needs comes with its data. */
export function readFileSync(): never {
  throw new Error('a page reads no files');
}
