import { statSync } from 'node:fs';

/** Milliseconds between two looks. */
const everyMs = 150;

/**
 * Follows files that may be replaced, removed and made again: their size, time and identity are looked at several times a
 * second. Editors that rename a new file into its place, folders over a network, and files that are not there yet are all
 * alike to this; a look at ten files takes well under a millisecond.
 */
export class WatchedFiles {
  readonly #onChange: (paths: readonly string[]) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #seen = new Map<string, string>();
  /** Changed, and perhaps still being written. */
  #moving = new Set<string>();

  /** `onChange` is told of what changed once it has stayed the same for one look, so that no file is read half written. */
  constructor(onChange: (paths: readonly string[]) => void) {
    this.#onChange = onChange;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** Follows these from now on, and no others. What is new among them counts as it is now. */
  follow(paths: Iterable<string>): void {
    const before = this.#seen;
    this.#seen = new Map(Array.from(paths, (path) => [path, before.get(path) ?? stateOf(path)]));
    this.#moving = new Set([...this.#moving].filter((path) => this.#seen.has(path)));
  }

  /** Follows one more file from now on. */
  add(path: string): void {
    if (!this.#seen.has(path)) this.#seen.set(path, stateOf(path));
  }

  /** Takes the file's present state as known: a change of our own is not reported. */
  take(path: string): void {
    if (this.#seen.has(path)) this.#seen.set(path, stateOf(path));
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    let isStill = true;
    for (const [path, before] of this.#seen) {
      const now = stateOf(path);
      if (now === before) continue;
      this.#seen.set(path, now);
      this.#moving.add(path);
      isStill = false;
    }
    if (!isStill || this.#moving.size === 0) return;
    const changed = [...this.#moving];
    this.#moving.clear();
    this.#onChange(changed);
  }
}

/** A text that changes when the file is written or replaced. */
function stateOf(path: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return 'none';
  }
}
