import type { FileSteps } from './file-steps.ts';
import { FileError } from './host.ts';

/** What a temporary file is for: new content, old content to be put back, or a sign that a process is at work. */
type Purpose = 'part' | 'old' | 'lock';

/** Machine, process id, twelve random digits, purpose. Short, and never made from the name that it will get. */
const pattern = /^\.costcone-([\w.-]{1,64})-(\d{1,10})-([0-9a-f]{12})\.(part|old|lock)$/;

/** Temporary files of this process: their names say whose they are, so that what a dead process left can be told. */
export class TemporaryFiles {
  readonly #steps: FileSteps;
  readonly #there = new Set<string>();

  constructor(steps: FileSteps) {
    this.#steps = steps;
  }

  /** A path in a folder that no other process and no other call uses. It counts as there until it is let go. */
  path(folder: string, purpose: Purpose): string {
    const { machine, processId } = this.#steps;
    const name = `.costcone-${machine}-${processId}-${this.#steps.random()}.${purpose}`;
    const path = this.#steps.join(folder, name);
    this.#there.add(path);
    return path;
  }

  /** The path has become something else, or nothing was ever made of it. */
  letGo(path: string): void {
    this.#there.delete(path);
  }

  /** Removes a file; one that cannot be removed now is tried again by `removeAll`. */
  remove(path: string): void {
    try {
      this.#steps.remove(path);
      this.letGo(path);
    } catch (error) {
      // Where something else is in the way it stays on the list.
      if (error instanceof FileError && error.refusal === 'not found') this.letGo(path);
    }
  }

  /** Removes what this process has still there: after every write, and at its end. */
  removeAll(): void {
    // The second time counts where the first was refused by chance.
    for (const path of [...this.#there, ...this.#there]) if (this.#there.has(path)) this.remove(path);
  }

  /** Removes from a folder what processes of this machine left that are gone: those were killed in the middle of a write. */
  removeStale(folder: string): void {
    for (const { path, isStale } of this.#in(folder)) {
      try {
        if (isStale) this.#steps.remove(path);
      } catch {
        // Another process may have been faster, or it belongs to somebody else.
      }
    }
  }

  /** Whether another process that is alive, or may be on another machine, has a lock in a folder. */
  isLockedByAnother(folder: string): boolean {
    return this.#in(folder).some(
      ({ name, isStale, purpose }) => purpose === 'lock' && !isStale && !this.#isOwn(name),
    );
  }

  /** By name alone, which nobody else uses: a folder may go by several paths. */
  #isOwn(name: string): boolean {
    return [...this.#there].some((path) => path.endsWith(name));
  }

  #in(folder: string) {
    const { machine, processId } = this.#steps;
    return this.#steps.list(folder).flatMap((name) => {
      const found = pattern.exec(name);
      if (found === null) return [];
      const path = this.#steps.join(folder, name);
      const owner = Number(found[2]);
      // A process id that is ours now may have been another process's before.
      const isAlive = owner === processId ? this.#isOwn(name) : this.#steps.isRunning(owner);
      return [{ name, path, purpose: found[4] as Purpose, isStale: found[1] === machine && !isAlive }];
    });
  }
}
