import type { Result } from '../../../analyses/result.ts';

/** Finds quantities that are computed as another owner's, so that what services have alike is written once. */
export class Twins {
  readonly #model: Result['model'];
  /** By the name without its owner: those that are written in full. */
  readonly #written = new Map<string, string[]>();

  constructor(model: Result['model']) {
    this.#model = model;
  }

  /**
   * The quantity as which this one is computed, `chat.gpus` for `router.gpus`; null where there is none, and then others
   * may be computed as this one.
   */
  of(name: string): string | null {
    const dot = name.indexOf('.');
    if (dot < 0) return null;
    const [owner, rest] = [name.slice(0, dot), name.slice(dot + 1)];
    const written = this.#written.get(rest) ?? [];
    const { formula } = this.#model[name]!;
    const twin = written.find((other) => {
      const otherOwner = other.slice(0, other.indexOf('.'));
      return withOwner(this.#model[other]!.formula, otherOwner, owner) === formula;
    });
    if (twin === undefined) this.#written.set(rest, [...written, name]);
    return twin ?? null;
  }
}

/** A formula with the names of one owner in the place of another's. */
function withOwner(formula: string, from: string, to: string): string {
  return formula
    .split(/([\p{L}_][\p{L}\p{M}\p{N}_.]*)/u)
    .map((word) => (word.startsWith(`${from}.`) ? to + word.slice(from.length) : word))
    .join('');
}
