/** Where a text stops being JSON, counted from 1, and what stands there. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
  readonly line: number;
  readonly column: number;
  /** What should stand there. */
  readonly expected: string;

  constructor(text: string, at: number, expected: string, found: string) {
    super(`${expected} expected, found: ${found}`);
    this.expected = expected;
    const before = text.slice(0, at).split('\n');
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

/** Deeper than any file that is not made to break its reader. */
const deepest = 100;

const blank = /[ \t\r\n]*/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const wordText = /-?Infinity|NaN|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const words: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/**
 * JSON as Python writes and reads it: with `Infinity`, `-Infinity` and `NaN`, and perhaps a byte order mark.
 *
 * @throws JsonTextError with line and column
 */
export function parseJsonText(text: string): unknown {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const reader = new JsonReader(text, start);
  const value = reader.value(0);
  reader.end();
  return value;
}

class JsonReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  end(): void {
    this.#match(blank);
    if (this.#at < this.#text.length) throw this.#wrong('the end of the file');
  }

  value(depth: number): unknown {
    this.#match(blank);
    if (depth > deepest) throw this.#wrong(`no more than ${deepest} brackets inside each other`);
    if (this.#take('{')) return this.#mapping(depth);
    if (this.#take('[')) return this.#list(depth);
    if (this.#text.charAt(this.#at) === '"') return this.#string();
    const start = this.#at;
    const word = this.#match(wordText);
    // What goes on after a number or a word belongs to it: `01`, `1.`, `nullx`.
    if (word === '' || /[\w.+-]/.test(this.#text.charAt(this.#at))) {
      this.#at = start;
      throw this.#wrong('a value');
    }
    return Object.hasOwn(words, word) ? words[word] : Number(word);
  }

  #mapping(depth: number): unknown {
    const entries: [string, unknown][] = [];
    if (this.#closes('}')) return {};
    do {
      this.#match(blank);
      const key = this.#string();
      this.#match(blank);
      if (!this.#take(':')) throw this.#wrong('`:`');
      entries.push([key, this.value(depth + 1)]);
    } while (this.#goesOn('}'));
    return Object.fromEntries(entries);
  }

  #list(depth: number): unknown {
    const values: unknown[] = [];
    if (this.#closes(']')) return values;
    do values.push(this.value(depth + 1));
    while (this.#goesOn(']'));
    return values;
  }

  #string(): string {
    if (this.#text.charAt(this.#at) !== '"') throw this.#wrong('a key in quotes');
    const start = this.#at;
    this.#at += 1;
    this.#match(plainText);
    while (this.#take('\\')) {
      this.#at += 1;
      this.#match(plainText);
    }
    if (!this.#take('"')) {
      this.#at = start;
      throw this.#wrong('a string that ends on its line');
    }
    const literal = this.#text.slice(start, this.#at);
    if (!literal.includes('\\')) return literal.slice(1, -1);
    try {
      return JSON.parse(literal);
    } catch {
      this.#at = start;
      throw this.#wrong('a string with escapes that JSON has');
    }
  }

  /** After an entry: a comma, or the closing bracket. */
  #goesOn(closing: string): boolean {
    this.#match(blank);
    if (this.#take(closing)) return false;
    if (this.#take(',')) return true;
    throw this.#wrong(`\`,\` or \`${closing}\``);
  }

  #closes(closing: string): boolean {
    this.#match(blank);
    return this.#take(closing);
  }

  #take(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #wrong(expected: string): JsonTextError {
    const rest = this.#text.slice(this.#at, this.#at + 20).split(/[\r\n]/)[0] ?? '';
    const found =
      this.#at >= this.#text.length ? 'the file ends' : rest === '' ? 'the line ends' : `\`${rest}\``;
    return new JsonTextError(this.#text, this.#at, expected, found);
  }
}
