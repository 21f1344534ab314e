import { formatExpression, formatQuantity } from '../format.ts';
import { checkName } from '../names.ts';
import { parseFormula, parseGoal } from '../parse-formula.ts';
import { parseQuantity } from '../parse-quantity.ts';
import { parseUnit } from '../parse-unit.ts';

/** Everything that reads what a user wrote. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parseFormula: (text) => formatExpression(parseFormula(text)),
  parseQuantity: (text) => formatQuantity(parseQuantity(text)),
  parseGoal: (text) => formatExpression(parseGoal(text).comparison),
  parseUnit,
  checkName: (text) => checkName(text),
};

/** Texts that ask for the same again and again: of `n` pieces, and how many are many. */
export const repeated: readonly (readonly [name: string, many: number, text: (n: number) => string])[] = [
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
