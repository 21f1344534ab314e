import { createHash } from 'node:crypto';
import { host } from '#host';
import { FileError } from '../host/host.ts';
import { largestScenario, readBytes } from '../scenario/source-file.ts';

/** What a file holds, and the digest by which a change is noticed. */
export interface Content {
  readonly bytes: Uint8Array;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
}

/** What became of the wish to write. */
export type Saved =
  | { readonly kind: 'saved'; readonly hash: string }
  /** The file is not what the writer had read: its digest, null where it is gone. */
  | { readonly kind: 'changed'; readonly hash: string | null }
  | { readonly kind: 'taken' }
  | { readonly kind: 'no name' };

/** The one file that an editor may write; it may have no name yet, and gets one when it is first saved. */
export class OneFile {
  #path: string | null;
  readonly #folder: string;
  readonly #starter: Content;

  /** `path`: null for a file that is still to be named; it then lies in the working directory and begins as `starter`. */
  constructor(path: string | null, starter: string) {
    const { files } = host;
    this.#path = path === null ? null : files.resolve(path);
    this.#folder = this.#path === null ? files.resolve('.') : files.folderOf(this.#path);
    this.#starter = contentOf(new TextEncoder().encode(starter));
  }

  /** Where it lies; null while it has no name. */
  get path(): string | null {
    return this.#path;
  }

  get name(): string {
    return this.#path === null ? 'scenario.yaml' : host.files.baseName(this.#path);
  }

  /** In which relative paths start. */
  get folder(): string {
    return this.#folder;
  }

  /** @throws ScenarioError where the file cannot be had */
  read(): Content {
    return this.#path === null ? this.#starter : contentOf(readBytes(this.#path, this.name, largestScenario));
  }

  /**
   * Writes the file whole, unless it is no longer what the writer read.
   *
   * @throws FileError where the machine refuses
   */
  save(bytes: Uint8Array, readHash: string): Saved {
    if (this.#path === null) return { kind: 'no name' };
    const now = this.#hashNow();
    if (now !== readHash) return { kind: 'changed', hash: now };
    host.files.write([{ path: this.#path, content: bytes, replacesInput: true }]);
    return { kind: 'saved', hash: contentOf(bytes).hash };
  }

  /**
   * Gives the file its name and writes it; never over another file.
   *
   * @throws FileError where the machine refuses
   */
  create(bytes: Uint8Array, name: string): Saved {
    const path = host.files.join(this.#folder, name);
    if (this.#path !== null || isThere(path)) return { kind: 'taken' };
    host.files.write([{ path, content: bytes }]);
    this.#path = path;
    return { kind: 'saved', hash: contentOf(bytes).hash };
  }

  #hashNow(): string | null {
    try {
      return this.read().hash;
    } catch {
      return null;
    }
  }
}

/** In bytes: file systems take 255, some of them a few less. */
const longestName = 200;

/** A name of a scenario without a folder: letters, digits, `_`, `-`, `.` and spaces within, and the ending of YAML. */
export function isScenarioName(name: string): boolean {
  const isShort = Buffer.byteLength(name) <= longestName;
  return isShort && /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u.test(name) && /\.ya?ml$/.test(name);
}

function contentOf(bytes: Uint8Array): Content {
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

function isThere(path: string): boolean {
  try {
    return host.files.head(path, 0) !== null || host.files.isFolder(path);
  } catch (error) {
    if (error instanceof FileError) return true;
    throw error;
  }
}
