import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { blocksRun, startCounting, stopCounting } from './testing/count-work.ts';

// Blocks are only counted in modules that were imported after counting began.
vi.resetModules();
await startCounting();
afterAll(stopCounting);
const { NotationError } = await import('../errors.ts');
const { formatExpression, formatQuantity } = await import('./format.ts');
const { checkName } = await import('./names.ts');
const { parseFormula, parseGoal } = await import('./parse-formula.ts');
const { parseQuantity } = await import('./parse-quantity.ts');
const { parseUnit } = await import('./parse-unit.ts');

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parseFormula: (text) => formatExpression(parseFormula(text)),
  parseQuantity: (text) => formatQuantity(parseQuantity(text)),
  parseGoal: (text) => formatExpression(parseGoal(text).comparison),
  parseUnit,
  checkName: (text) => checkName(text),
};

/** Reads a text, and lets a well-made refusal pass. */
function tryReading(read: (text: string) => unknown, text: string): void {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    expect(error.start).toBeGreaterThanOrEqual(0);
    expect(error.end).toBeGreaterThanOrEqual(error.start);
    expect(error.end).toBeLessThanOrEqual(text.length);
    expect(error.rule).not.toContain('undefined');
    expect((error.found ?? '').length).toBeLessThan(200);
    expect((error.hint ?? '').length).toBeLessThan(300);
  }
}

const pieces = fc.constantFrom(
  ...'+ - * / ^ ( ) [ ] , < <= == = to with and or not if min sqrt normal mixture truncate p5= weights= 1 0 2.5 1e9 10k 3B 40% % USD USD/kWh kWh s^2 1/s a chat.x pi e "t" \u0000 😀 __proto__ constructor'.split(
    ' ',
  ),
  ' ',
  ' ',
  '  ',
);

/** Texts that ask for the same again and again: of `n` pieces, and how many are many. */
const repeated: readonly (readonly [name: string, many: number, text: (n: number) => string])[] = [
  ['brackets', 100_000, (n) => '('.repeat(n)],
  ['square brackets', 100_000, (n) => '['.repeat(n)],
  ['digits', 100_000, (n) => '9'.repeat(n)],
  ['decimal points', 100_000, (n) => '1.'.repeat(n)],
  ['separated digits', 100_000, (n) => '1_'.repeat(n)],
  ['commas', 100_000, (n) => '1,'.repeat(n)],
  ['thousands', 100_000, (n) => `1${',000'.repeat(n)}`],
  ['letters', 100_000, (n) => 'a'.repeat(n)],
  ['dots', 100_000, (n) => 'a.'.repeat(n)],
  ['a long unit', 20_000, (n) => `1 ${Array(n).fill('USD').join('*')}`],
  ['brackets in a unit', 100_000, (n) => `1 ${'('.repeat(n)}`],
  ['quotients of brackets', 30_000, (n) => `1 s${'/(s'.repeat(n)}`],
  ['closed brackets in a unit', 25_000, (n) => `1 s${'/(s)'.repeat(n)}`],
  ['blanks in a unit', 100_000, (n) => `USD${' '.repeat(n)}day`],
  ['powers of units', 20_000, (n) => `1 ${Array(n).fill('kWh^9').join('*')}`],
  ['blanks', 100_000, (n) => ' '.repeat(n)],
  ['signs', 30_000, (n) => `1${' + -1'.repeat(n)}`],
  ['ranges', 20_000, (n) => '1 to '.repeat(n)],
  ['quotes', 100_000, (n) => '"'.repeat(n)],
  ['distributions', 20_000, (n) => 'normal('.repeat(n)],
  ['many arguments', 20_000, (n) => `min(${Array(n).fill('1').join(', ')})`],
  ['many list entries', 20_000, (n) => `discrete(values=[${Array(n).fill('1').join(', ')}])`],
  ['comparisons', 20_000, (n) => Array(n).fill('a').join(' < ')],
  ['conditions', 20_000, (n) => Array(n).fill('a < 1').join(' and ')],
];

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('reads or refuses any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => tryReading(read, text)));
  });

  it('reads or refuses any order of its own words', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (words) => tryReading(read, words.join(''))),
      { numRuns: 2000 },
    );
  });

  it.each(repeated)('reads or refuses many %s', (_, many, text) => {
    tryReading(read, text(many));
  });

  // Twice the text may take twice the work: a reader that looks at the rest again for every piece takes four times.
  it.each(repeated)('does no more than its share of work for many %s', async (_, many, text) => {
    const [short, long] = [text(many / 20), text(many / 10)];
    const once = await blocksRun('/src/', () => tryReading(read, short));
    const twice = await blocksRun('/src/', () => tryReading(read, long));
    expect(once).toBeGreaterThan(0);
    expect(twice / once).toBeLessThan(2.2);
  });
});
