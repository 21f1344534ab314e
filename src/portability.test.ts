import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/*
 * What may differ between engines and their versions decides no number and no text: ECMAScript leaves the last bits of
 * most of Math's functions open, and the answers of Intl to the locale data that an engine brings.
 */

const source = dirname(fileURLToPath(import.meta.url));

/** Math's functions that IEEE 754 does not define; `**` is `Math.pow`. */
const inexact =
  'acos|acosh|asin|asinh|atan|atan2|atanh|cbrt|cos|cosh|exp|expm1|hypot|log|log10|log1p|log2|pow|sin|sinh|tan|tanh';

/** What is not allowed, and what to write instead. */
const forbidden: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [new RegExp(`\\bMath\\??\\.(?:${inexact})\\b`, 'g'), 'the function of elementary/elementary.ts'],
  // A power of two with a whole literal is exact wherever it is folded; signs and digits of it are all that may follow.
  [/(?<!(?<![\w.])2 )\*\*|\*\*(?!=? -?\d+(?![\w.]))|\*\*=/g, 'pow, square, powerOfTwo or powerOfTen'],
  [/\bMath\b(?!\s*\.\w)/g, 'the function by its name'],
  [/\bMath\.random\b/g, 'a keyed stream of sampling/'],
  [
    /\bIntl\b|\.localeCompare\b|\.toLocale(?!String\('en-US')\w*/g,
    "a table, a comparison by < or toLocaleString('en-US')",
  ],
];

/** Places that may, and why. */
const named: Readonly<Record<string, string>> = {
  'import/log/day-clock.ts': 'where days begin in a time zone is known to the engine alone',
  'kernel/reference-operations.ts': 'the oracle must not compute as the kernel does',
};

/** A text without its comments, each character in its place; strings are kept, as they may look like comments. */
function codeOf(text: string): string {
  return text.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) =>
    part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** Where a text breaks a rule, as `line: found; write instead`. */
function breaches(text: string): string[] {
  const code = codeOf(text);
  return forbidden.flatMap(([pattern, instead]) =>
    [...code.matchAll(pattern)].map(({ 0: found, index }) => {
      const line = code.slice(0, index).split('\n').length;
      return `${line}: ${found.trim()}; write ${instead}`;
    }),
  );
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)testing\//.test(path) && !path.includes('/assembly/'),
);
const found = files.map((file) => ({ file, lines: breaches(readFileSync(join(source, file), 'utf8')) }));
const placeOf = (file: string) => Object.keys(named).find((place) => file.startsWith(place));

describe('the same bytes on every engine', () => {
  it('need our own functions, outside the named places', () => {
    const wrong = found
      .filter(({ file }) => placeOf(file) === undefined)
      .flatMap(({ file, lines }) => lines.map((line) => `src/${file}:${line}`));
    expect(wrong).toEqual([]);
  });

  it('leave no place named that needs it no more', () => {
    const needed = new Set(found.flatMap(({ file, lines }) => (lines.length > 0 ? [placeOf(file)] : [])));
    expect(Object.keys(named).filter((place) => !needed.has(place))).toEqual([]);
  });

  it('take of simple-statistics only what adds, multiplies and sorts', () => {
    const plain = ['mean', 'meanSimple', 'quantile', 'quantileSorted', 'sampleStandardDeviation', 'variance'];
    const taken = files.flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/import \{([^}]*)\} from 'simple-statistics'/g)]
        .flatMap(([, names]) => names!.split(',').map((name) => name.trim()))
        .filter((name) => !plain.includes(name))
        .map((name) => `src/${file}: ${name}`),
    );
    expect(taken).toEqual([]);
  });

  it.each([
    ['const a = Math.pow(2, 3);', 1],
    ['const a = values.map(Math.exp);', 1],
    ['const a = x ** 2;', 1],
    ['const a = 2 ** k;', 1],
    ['const a = 12 ** 3 + 1.2 ** 3;', 2],
    ['const a = 2 ** 0.5;', 1],
    ['a **= 2;', 1],
    ['const { exp } = Math;', 1],
    ["const a = Math['exp'](1);", 1],
    ['const m = { ...Math };', 1],
    ['a.localeCompare(b); n.toLocaleString(); new Intl.NumberFormat();', 3],
    ['Math.random()', 1],
    [
      "const a = 2 ** -53 + 2 ** 20 + Math.sqrt(Math.PI) + n.toLocaleString('en-US', {}); // Math.exp(x), x ** 2",
      0,
    ],
    ["/** x ** 2 */ const a = 'https://x.y'; // x ** 2", 0],
  ])('%s has %i that it may not have', (text, count) => {
    expect(breaches(text)).toHaveLength(count);
  });
});
