import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { formatExpression, formatQuantity } from './format.ts';
import { checkName } from './names.ts';
import { parseFormula, parseGoal } from './parse-formula.ts';
import { parseQuantity } from './parse-quantity.ts';
import { parseUnit } from './parse-unit.ts';

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

  it.each([
    ['brackets', '('.repeat(100_000)],
    ['square brackets', '['.repeat(100_000)],
    ['digits', '9'.repeat(100_000)],
    ['decimal points', '1.'.repeat(100_000)],
    ['separated digits', '1_'.repeat(100_000)],
    ['commas', '1,'.repeat(100_000)],
    ['thousands', `1${',000'.repeat(100_000)}`],
    ['letters', 'a'.repeat(100_000)],
    ['dots', 'a.'.repeat(100_000)],
    ['a long unit', `1 ${Array(20_000).fill('USD').join('*')}`],
    ['brackets in a unit', `1 ${'('.repeat(100_000)}`],
    ['quotients of brackets', `1 s${'/(s'.repeat(30_000)}`],
    ['closed brackets in a unit', `1 s${'/(s)'.repeat(25_000)}`],
    ['blanks in a unit', `USD${' '.repeat(100_000)}day`],
    ['powers of units', `1 ${Array(20_000).fill('kWh^9').join('*')}`],
    ['blanks', ' '.repeat(100_000)],
    ['signs', `1${' + -1'.repeat(30_000)}`],
    ['ranges', '1 to '.repeat(20_000)],
    ['quotes', '"'.repeat(100_000)],
    ['distributions', 'normal('.repeat(20_000)],
    ['many arguments', `min(${Array(20_000).fill('1').join(', ')})`],
    ['many list entries', `discrete(values=[${Array(20_000).fill('1').join(', ')}])`],
    ['comparisons', Array(20_000).fill('a').join(' < ')],
    ['conditions', Array(20_000).fill('a < 1').join(' and ')],
  ])('is quick about many %s', (_, text) => {
    const start = performance.now();
    tryReading(read, text);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
