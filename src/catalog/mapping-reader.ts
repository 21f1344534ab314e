import { didYouMean } from '../errors.ts';

/** What is wrong with an option of a scenario, and where inside it. */
export interface OptionProblem {
  /** Keys down to the value, as in `['language_model', 'layers']`. */
  readonly path: readonly string[];
  readonly rule: string;
  readonly found?: string;
  readonly hint?: string;
}

/** Collects what is wrong while a mapping is read. */
export class MappingReader {
  readonly problems: OptionProblem[];
  protected readonly path: readonly string[];
  readonly #mapping: Readonly<Record<string, unknown>>;
  readonly #known = new Set<string>();

  /** @param problems where problems are collected, when others collect there too */
  constructor(
    mapping: Readonly<Record<string, unknown>>,
    path: readonly string[],
    problems: OptionProblem[] = [],
  ) {
    this.#mapping = mapping;
    this.path = path;
    this.problems = problems;
  }

  /** The first of these keys that is there; all of them are known from now on. */
  find(names: readonly string[]): readonly [name: string, value: unknown] | null {
    for (const name of names) this.#known.add(name);
    const name = names.find((key) => Object.hasOwn(this.#mapping, key) && this.#mapping[key] !== null);
    return name === undefined ? null : [name, this.#mapping[name]];
  }

  /** Whether one of these keys is there with null. */
  protected hasNull(names: readonly string[]): boolean {
    return names.some((key) => Object.hasOwn(this.#mapping, key) && this.#mapping[key] === null);
  }

  /** A number not below `least`; null, with a problem where it is required, when it is not there. */
  number(names: readonly string[], need: 'required' | 'optional', least = 1): number | null {
    const entry = this.find(names);
    if (entry === null) {
      if (need === 'required') this.missing(names);
      return null;
    }
    const [name, value] = entry;
    if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
    this.wrong([name], `must be a number not below ${least}`, value);
    return null;
  }

  flag(names: readonly string[]): boolean | null {
    const entry = this.find(names);
    if (entry === null) return null;
    if (typeof entry[1] === 'boolean') return entry[1];
    this.wrong([entry[0]], 'must be true or false', entry[1]);
    return null;
  }

  /** Keys that nobody has asked for, with their values. */
  others(): readonly (readonly [key: string, value: unknown])[] {
    return Object.entries(this.#mapping).filter(([key]) => !this.#known.has(key));
  }

  /** A reader of a mapping inside this one; its problems are collected here. */
  inside(names: readonly string[]): MappingReader | null {
    const entry = this.find(names);
    if (entry === null) return null;
    const [name, value] = entry;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new MappingReader(value as Readonly<Record<string, unknown>>, [...this.path, name]);
    }
    this.wrong([name], 'must be a mapping', value);
    return null;
  }

  missing(names: readonly string[], hint?: string): void {
    const others = names.slice(1).join(', ');
    const also = hint ?? (others === '' ? undefined : `also known as ${others}`);
    this.problems.push({
      path: this.path,
      rule: `\`${names[0]}\` is missing`,
      ...(also === undefined ? {} : { hint: also }),
    });
  }

  wrong(keys: readonly string[], rule: string, value: unknown, hint?: string): void {
    const found = typeof value === 'object' ? JSON.stringify(value) : String(value);
    this.problems.push({
      path: [...this.path, ...keys],
      rule,
      found: found.slice(0, 60),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** Refuses keys nobody asked for. */
  refuseOthers(): void {
    const known = [...this.#known];
    for (const key of Object.keys(this.#mapping)) {
      if (this.#known.has(key)) continue;
      const hint = didYouMean(key, known) ?? `known keys: ${known.join(', ')}`;
      this.problems.push({ path: [...this.path, key], rule: 'unknown key', found: key, hint });
    }
  }
}
