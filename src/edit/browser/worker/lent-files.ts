import { FileError } from '../../../host/host.ts';
import { lendFiles } from '../../../host/browser.ts';
import type { FileAccess } from '../../../scenario/file-access.ts';
import type { LentFile } from '../../lent-file.ts';
import type { Question } from '../messages.ts';

/** The files that a question comes with, and whether the scenario named others. */
export class LentFiles {
  readonly #known: ReadonlyMap<string, LentFile>;
  readonly #isComplete: boolean;
  /** Whether a file was named that the page could still ask for. */
  isShort = false;

  constructor(files: Question['files']) {
    this.#known = new Map((files?.lent ?? []).map((file) => [file.path, file]));
    this.#isComplete = files?.isComplete ?? true;
  }

  /** Lets the scenario that is read next have them. */
  lend(): void {
    lendFiles((path) => {
      const file = this.#known.get(path);
      if (file === undefined) {
        this.isShort ||= !this.#isComplete;
        throw new FileError('in a page', 'EACCES', 'a page has no files');
      }
      if ('bytes' in file) return file.bytes;
      if ('refusal' in file) throw new FileError(file.refusal, file.code, `${path} cannot be read`);
      throw new Error('a file that may not be read is never opened');
    });
  }

  /** The rules for files were applied by the side that lent them; they cannot be checked here. */
  readonly access = (): FileAccess => ({
    open: (path) => {
      const file = this.#known.get(path);
      return file !== undefined && 'closed' in file ? null : path;
    },
  });
}
