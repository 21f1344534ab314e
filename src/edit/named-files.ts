import { host } from '#host';
import { ScenarioError } from '../errors.ts';
import { FileError } from '../host/host.ts';
import type { FileAccess } from '../scenario/file-access.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { TooLarge } from './body.ts';
import type { LentFile } from './lent-file.ts';

/** Most bytes of files that a page is given; more would have to be read again at every start of it. */
const mostLent = 1 << 26;

/** What a text names. */
export interface NamedFiles {
  readonly files: readonly LentFile[];
  /** Where those lie that may be read, to watch them. */
  readonly paths: readonly string[];
}

/** Lets a scenario read what the rules let it read, and tells of every file before it is opened. */
export function told(tell: (path: string, opened: string | null) => void): (ruled: FileAccess) => FileAccess {
  return (ruled) => ({
    open(path) {
      const opened = ruled.open(path);
      tell(path, opened);
      return opened;
    },
  });
}

/**
 * The files that a scenario's text names, as `costcone run` would read them, under the same rules: the text is read, and
 * what it asks for on the way is given.
 *
 * @throws TooLarge where they hold more than a page should have
 */
export function filesNamed(
  text: Uint8Array,
  { name, folder, allowRead }: { name: string; folder: string; allowRead: readonly string[] },
): NamedFiles {
  const asked = new Map<string, string | null>();
  try {
    readScenarioText(text, {
      name,
      folder,
      allowRead,
      access: told((path, opened) => asked.set(path, opened)),
    });
  } catch (error) {
    // What is wrong is said in the page, which reads the same text.
    if (!(error instanceof ScenarioError)) throw error;
  }
  let left = mostLent;
  const files = [...asked].map(([path, opened]): LentFile => {
    if (opened === null) return { path: slashed(path), closed: true };
    const file = readWithin(opened, left);
    if ('bytes' in file) left -= file.bytes.length;
    return { path: slashed(path), ...file };
  });
  return { files, paths: [...asked].flatMap(([path, opened]) => (opened === null ? [] : [path])) };
}

/** @throws TooLarge where it holds more */
function readWithin(path: string, most: number) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (const piece of host.files.stream(path)) {
      pieces.push(piece);
      length += piece.length;
      if (length > most)
        throw new TooLarge(`the files of this scenario hold more than ${mostLent >> 20} MiB`);
    }
    return { bytes: Buffer.concat(pieces) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { refusal: error.refusal, code: error.code };
  }
}

/** As a page writes paths. */
const slashed = (path: string) => path.replaceAll('\\', '/');
