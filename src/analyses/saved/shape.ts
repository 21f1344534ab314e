/** A step into a JSON value: a key, or an index. */
export type Step = string | number;

/** Something wrong in a saved value. */
export interface ShapeProblem {
  readonly path: readonly Step[];
  /** What should stand there. */
  readonly rule: string;
  /** What stands there; not given where nothing does. */
  readonly found?: string;
}

/** Problems that are gathered; what comes after as many is not looked at. */
const mostShapeProblems = 10;

/** A place in the value that is checked. */
export class Spot {
  readonly #above: Spot | null;
  readonly #step: Step;
  readonly problems: ShapeProblem[];

  constructor(problems: ShapeProblem[], above: Spot | null = null, step: Step = '') {
    this.problems = problems;
    this.#above = above;
    this.#step = step;
  }

  in(step: Step): Spot {
    return new Spot(this.problems, this, step);
  }

  get isFull(): boolean {
    return this.problems.length >= mostShapeProblems;
  }

  wrong(rule: string, value: unknown): void {
    if (!this.isFull) this.problems.push({ path: this.#path(), rule, found: described(value) });
  }

  missing(): void {
    if (!this.isFull) this.problems.push({ path: this.#path(), rule: 'is missing' });
  }

  #path(): Step[] {
    return this.#above === null ? [] : [...this.#above.#path(), this.#step];
  }
}

/** A value in a few words: what a text says is not told, only how long it is. */
function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string')
    return /^[\w .<>=/-]{1,30}$/.test(value) ? `"${value}"` : `a text of ${value.length}`;
  return String(value);
}

/** What a value of a TypeScript type looks like in JSON. The type is part of it, so that the two cannot differ. */
export interface Shape<Value> {
  /** Adds what is wrong to the problems of the spot. */
  readonly check: (value: unknown, at: Spot) => void;
  /** Whether the key may be missing. */
  readonly isOptional: boolean;
  /** Holds the type, never a value. */
  readonly type?: (value: Value) => Value;
}

const shape = <Value>(check: Shape<Value>['check']): Shape<Value> => ({ check, isOptional: false });

/** A shape whose key may be missing. */
export const optional = <Value>(inner: Shape<Value>): Shape<Value | undefined> =>
  ({ ...inner, isOptional: true }) as Shape<Value | undefined>;

/** A key that older versions did not write. */
export const since = <Value>(inner: Shape<Value>): Shape<Value> => ({ ...inner, isOptional: true });

export const orNull = <Value>(inner: Shape<Value>): Shape<Value | null> =>
  shape((value, at) => {
    if (value !== null) inner.check(value, at);
  });

/** Longest text: a scenario file, which a Result carries, is no longer. */
const longestText = 1 << 20;

export const text: Shape<string> = shape((value, at) => {
  if (typeof value !== 'string') at.wrong('must be a text', value);
  else if (value.length > longestText) at.wrong(`must be at most ${longestText} characters long`, value);
});

export const flag: Shape<boolean> = shape((value, at) => {
  if (typeof value !== 'boolean') at.wrong('must be true or false', value);
});

/** A finite number between two. JSON has no other, but `1e999` is read as infinite. */
export const between = (low: number, high: number): Shape<number> =>
  shape((value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) at.wrong('must be a finite number', value);
    else if (value < low || value > high)
      at.wrong(
        high === Number.MAX_VALUE ? `must be at least ${low}` : `must lie between ${low} and ${high}`,
        value,
      );
  });

export const number = between(-Number.MAX_VALUE, Number.MAX_VALUE);
export const notNegative = between(0, Number.MAX_VALUE);
export const share = between(0, 1);
export const percent = between(0, 100);

/** A whole number from 0. */
export const count: Shape<number> = shape((value, at) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) at.wrong('must be a whole number from 0', value);
});

export const oneOf = <const Word extends string | number>(...words: readonly Word[]): Shape<Word> =>
  shape((value, at) => {
    if (!words.includes(value as Word)) at.wrong(`must be ${words.join(', ')}`, value);
  });

const longestList = 1 << 20;

export const list = <Value>(inner: Shape<Value>, most = longestList): Shape<readonly Value[]> =>
  shape((value, at) => {
    if (!Array.isArray(value)) return at.wrong('must be a list', value);
    if (value.length > most) return at.wrong(`must be a list of at most ${most}`, value);
    for (const [index, item] of value.entries()) {
      if (at.isFull) return;
      inner.check(item, at.in(index));
    }
  });

export const pair = <Value>(inner: Shape<Value>): Shape<readonly [Value, Value]> =>
  shape((value, at) => {
    if (!Array.isArray(value) || value.length !== 2) return at.wrong('must be a list of two', value);
    for (const [index, item] of value.entries()) inner.check(item, at.in(index));
  });

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping with these keys. Others are passed over: a later version may have added them. */
export const mapping = <Value extends object>(
  fields: {
    readonly [Key in keyof Value]-?: Shape<Value[Key]> | Shape<Exclude<Value[Key], undefined>>;
  },
): Shape<Value> =>
  shape((value, at) => {
    if (!isMapping(value)) return at.wrong('must be a mapping', value);
    for (const [key, field] of Object.entries(fields) as [string, Shape<unknown>][]) {
      if (at.isFull) return;
      if (Object.hasOwn(value, key)) field.check(value[key], at.in(key));
      else if (!field.isOptional) at.in(key).missing();
    }
  });

/** A mapping from names to values. */
export const named = <Value>(inner: Shape<Value>): Shape<Readonly<Record<string, Value>>> =>
  shape((value, at) => {
    if (!isMapping(value)) return at.wrong('must be a mapping', value);
    for (const [name, item] of Object.entries(value)) {
      if (at.isFull) return;
      // Such a key is found in every mapping of JavaScript.
      if (name in Object.prototype) at.in(name).wrong('must not have this name', item);
      else inner.check(item, at.in(name));
    }
  });

/** A mapping with exactly these keys. */
export const keyed = <Key extends string, Value>(
  keys: readonly Key[],
  inner: Shape<Value>,
): Shape<Readonly<Record<Key, Value>>> =>
  shape((value, at) => {
    named(inner).check(value, at);
    if (!isMapping(value)) return;
    for (const key of keys) if (!Object.hasOwn(value, key)) at.in(key).missing();
    const other = Object.keys(value).find((key) => !keys.includes(key as Key));
    if (other !== undefined) at.in(other).wrong(`must be one of ${keys.join(', ')}`, value[other]);
  });

/** A shape that must hold something more; `rule` says it, or null where it holds. Looked at only where the shape is right. */
export const holding = <Value>(
  inner: Shape<Value>,
  rules: (value: Value, at: Spot) => void,
): Shape<Value> => ({
  ...inner,
  check: (value, at) => {
    const before = at.problems.length;
    inner.check(value, at);
    if (at.problems.length === before) rules(value as Value, at);
  },
});

/** Numbers of which none is less than the one before. */
export const ascending: Shape<readonly number[]> = holding(list(number), (values, at) => {
  const index = values.findIndex((value, index) => index > 0 && value < values[index - 1]!);
  if (index > 0) at.in(index).wrong('must not be less than the one before', values[index]);
});

/** A shape of its own for every value of `kind`. */
export const byKind = <Value extends { readonly kind: string }>(
  shapes: {
    readonly [Kind in Value['kind']]: Shape<Extract<Value, { readonly kind: Kind }>>;
  },
): Shape<Value> =>
  shape((value, at) => {
    if (!isMapping(value)) return at.wrong('must be a mapping', value);
    const { kind } = value;
    if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind))
      return at.in('kind').wrong(`must be ${Object.keys(shapes).join(' or ')}`, kind);
    (shapes as Readonly<Record<string, Shape<unknown>>>)[kind]!.check(value, at);
  });

/** A shape that refers to itself. */
export const lazily = <Value>(inner: () => Shape<Value>): Shape<Value> =>
  shape((value, at) => inner().check(value, at));
