import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

/**
 * A regular expression may need no more than linear time in the length of a text: the texts are a user's.
 *
 * Source: the analysis of `scslre`, which finds expressions that try many ways (a repeat in itself, repeats that trade
 * characters), and those that look at the same rest from every place of a text.
 */
const source = dirname(fileURLToPath(import.meta.url));

/** Expressions that the analysis would refuse, each with the reason why it does no harm. */
const allowed: Readonly<Record<string, string>> = {
  'notation/grouped.ts /\\B(?=(?:\\d{3})+$)/g': 'digits of a number that we wrote: 21 at most',
  'notation/spoken-number.ts /\\.?0+$/': 'a number that we wrote: 40 characters at most',
  'analyses/goals/words.ts /\\.?0+$/': 'a number that we wrote: 40 characters at most',
  'report/charts/draw.ts /(<[^>]*>)/': 'tags that Vega wrote, each of them closed',
  'report/charts/draw.ts /-?\\d+\\.\\d+(?:e-?\\d+)?/g': 'coordinates that Vega wrote',
  'report/charts/draw.ts /(L[-\\d.]+,([-\\d.]+))(?:L[-\\d.]+,\\2)+(?=L[-\\d.]+,\\2(?!\\d|\\.))/g':
    'coordinates that Vega wrote',
};

/** Expressions made while a program runs, each with what they are made of. */
const made: Readonly<Record<string, string>> = {
  'scenario/csv.ts': 'one separator in a set of characters',
  'catalog/config/unread-keys.ts': 'fixed words joined by |, without a repeat',
};

interface Found {
  readonly file: string;
  readonly line: number;
  readonly raw: string;
  readonly isMade: boolean;
}

/** Every regular expression in a text of TypeScript, and every place that makes one. */
function expressionsIn(file: string, text: string): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, raw, regex, callee, start } = node as Record<string, unknown>;
    const line = text.slice(0, Number(start)).split('\n').length;
    if (type === 'Literal' && regex) found.push({ file, line, raw: String(raw), isMade: false });
    const isCall = type === 'NewExpression' || type === 'CallExpression';
    if (isCall && (callee as { name?: string }).name === 'RegExp')
      found.push({ file, line, raw: '', isMade: true });
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(text, { lang: 'ts' }).body);
  return found;
}

/** Why an expression can take more than linear time or a stack as deep as its text; null where it cannot. */
function fault(raw: string): string | null {
  const literal = parseRegExpLiteral(raw);
  const report = analyse(literal).reports[0];
  if (report !== undefined) return report.exponential ? 'exponential' : `more than linear (${report.type})`;
  let depth = 0;
  let isNested = false;
  visitRegExpAST(literal, {
    onQuantifierEnter({ max }) {
      if (max === Number.POSITIVE_INFINITY) depth += 1;
      isNested ||= depth > 1;
    },
    onQuantifierLeave({ max }) {
      if (max === Number.POSITIVE_INFINITY) depth -= 1;
    },
  });
  return isNested ? 'a repeat in a repeat' : null;
}

/** Tests, types, and the kernel's own language. */
const passedOver = /\.test\.ts$|\.d\.ts$|(?:^|\/)testing\/|\/assembly\//;

const found = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !passedOver.test(path))
  .flatMap((path) => expressionsIn(path, readFileSync(join(source, path), 'utf8')));

describe('regular expressions', () => {
  it('take no more than linear time', () => {
    const faults = found.flatMap(({ file, line, raw, isMade }) => {
      const why = isMade || `${file} ${raw}` in allowed ? null : fault(raw);
      return why === null ? [] : [`${file}:${line} ${why}: ${raw}`];
    });
    expect(faults).toEqual([]);
  });

  it('are made while a program runs only where said', () => {
    const places = found.filter(({ isMade }) => isMade).map(({ file }) => file);
    expect([...new Set(places)].sort()).toEqual(Object.keys(made).sort());
  });

  it('have no exception that nobody needs', () => {
    const needed = new Set(
      found.filter(({ raw }) => raw !== '' && fault(raw) !== null).map(({ file, raw }) => `${file} ${raw}`),
    );
    expect(Object.keys(allowed).filter((key) => !needed.has(key))).toEqual([]);
  });

  it.each([
    [/^(a+)+$/, 'exponential'],
    [/^\s*(.*?)\s*$/s, 'more than linear (Trade)'],
    [/\d+x/, 'more than linear (Move)'],
    [/^(?:\.\w+)*/, 'a repeat in a repeat'],
    [/^\w+(?:\.\w)?$/, null],
  ])('finds what is wrong with %s', (expression, why) => {
    expect(fault(String(expression))).toBe(why);
  });

  it('reads expressions among other signs', () => {
    const text = `const a = b / c / d;\nconst e = /[/]x/u.test(\`\${/y/}\`) ? new RegExp(f) : RegExp("g");`;
    expect(expressionsIn('x.ts', text).map(({ line, raw }) => [line, raw])).toEqual([
      [2, '/[/]x/u'],
      [2, '/y/'],
      [2, ''],
      [2, ''],
    ]);
  });
});
