import { didYouMean } from '../errors.ts';

/** A function of the small language. */
export interface FunctionRow {
  readonly name: string;
  /** Names of its arguments; `...` at the end allows more. */
  readonly parameters: readonly string[];
  readonly explanation: string;
  readonly example: string;
  /** On plain numbers, all in base units. */
  readonly apply: (...values: number[]) => number;
}

const row = (
  name: string,
  parameters: readonly string[],
  explanation: string,
  example: string,
  apply: FunctionRow['apply'],
): FunctionRow => ({ name, parameters, explanation, example, apply });

/** Every function a formula may call. */
export const functions: readonly FunctionRow[] = [
  row(
    'if',
    ['condition', 'yes', 'no'],
    'the second argument where the condition holds, else the third',
    'if(2 > 1, 10, 20)',
    (condition, yes, no) => (Number.isNaN(condition) ? Number.NaN : condition !== 0 ? yes! : no!),
  ),
  row('min', ['x', 'y', '...'], 'the smallest argument', 'min(3, 1, 2)', Math.min),
  row('max', ['x', 'y', '...'], 'the largest argument', 'max(3, 1, 2)', Math.max),
  row(
    'clamp',
    ['x', 'low', 'high'],
    'x, or the nearest of the two ends when it lies outside them',
    'clamp(12, 0, 10)',
    (x, low, high) => Math.min(Math.max(x!, low!), high!),
  ),
  row('abs', ['x'], 'x without its sign', 'abs(-3)', Math.abs),
  row('sqrt', ['x'], 'square root; halves the powers of a unit', 'sqrt(16)', Math.sqrt),
  row('exp', ['x'], 'e to the power x', 'exp(1)', Math.exp),
  row('expm1', ['x'], 'exp(x) - 1, accurate near 0', 'expm1(0.001)', Math.expm1),
  row('ln', ['x'], 'natural logarithm', 'ln(e)', Math.log),
  row('log1p', ['x'], 'ln(1 + x), accurate near 0', 'log1p(0.001)', Math.log1p),
  row('log10', ['x'], 'logarithm to base 10', 'log10(1000)', Math.log10),
  row('sin', ['x'], 'sine of x radians', 'sin(pi / 6)', Math.sin),
  row('cos', ['x'], 'cosine of x radians', 'cos(pi / 3)', Math.cos),
  row('tan', ['x'], 'tangent of x radians', 'tan(pi / 4)', Math.tan),
  row('atan2', ['y', 'x'], 'angle of the point (x, y) in radians', 'atan2(1, 1)', Math.atan2),
  row('floor', ['x'], 'the next whole number below', 'floor(2.7)', Math.floor),
  row('ceil', ['x'], 'the next whole number above', 'ceil(2.1)', Math.ceil),
  row(
    'round',
    ['x'],
    'the nearest whole number; halves away from 0',
    'round(2.5)',
    (x) => Math.sign(x!) * Math.floor(Math.abs(x!) + 0.5),
  ),
];

const byName: ReadonlyMap<string, FunctionRow> = new Map(functions.map((entry) => [entry.name, entry]));

export function functionNamed(name: string): FunctionRow | undefined {
  return byName.get(name);
}

/** Names other tools use, and what to write here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['log', 'write ln(x) or log10(x)'],
  ['log2', 'write ln(x) / ln(2)'],
  ['pow', 'write x^y'],
  ['power', 'write x^y'],
  ['sum', 'write x + y'],
  ['ceiling', 'did you mean "ceil"?'],
  ['int', 'write floor(x)'],
  ['mod', 'write x - y * floor(x / y)'],
  ['iff', 'did you mean "if"?'],
]);

/** What to write for a function that does not exist, if somebody can tell. */
export function functionHint(name: string): string | undefined {
  return otherNames.get(name) ?? didYouMean(name, byName.keys());
}

/** Fewest and most arguments a function takes. */
export function argumentCount({ parameters }: FunctionRow): readonly [fewest: number, most: number] {
  return parameters.at(-1) === '...' ? [1, Number.POSITIVE_INFINITY] : [parameters.length, parameters.length];
}

/** The functions as a Markdown table, for the docs. */
export function functionsTable(): string {
  const lines = functions.map(
    ({ name, parameters, explanation, example }) =>
      `| \`${name}(${parameters.join(', ')})\` | ${explanation} | \`${example}\` |`,
  );
  return ['| function | gives | example |', '|---|---|---|', ...lines].join('\n');
}
