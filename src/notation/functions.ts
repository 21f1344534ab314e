import { didYouMean } from '../errors.ts';
import type { FunctionOperation } from './operations/operation.ts';
import { functions } from './operations/operations.ts';

/** Names other tools use, and what to write here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['log', 'write ln(x) or log10(x)'],
  ['log2', 'write ln(x) / ln(2)'],
  ['pow', 'write x^y'],
  ['power', 'write x^y'],
  ['total', 'did you mean "sum"?'],
  ['mean', 'write sum(x, y) / 2'],
  ['ceiling', 'did you mean "ceil"?'],
  ['int', 'write floor(x)'],
  ['mod', 'write x - y * floor(x / y)'],
  ['iff', 'did you mean "if"?'],
]);

/** What to write for a function that does not exist, if somebody can tell. */
export function functionHint(name: string): string | undefined {
  return otherNames.get(name) ?? didYouMean(name, functions.keys());
}

/** Fewest and most arguments a function takes. */
export function argumentCount({ parameters }: FunctionOperation): readonly [fewest: number, most: number] {
  return parameters.at(-1) === '...' ? [1, Number.POSITIVE_INFINITY] : [parameters.length, parameters.length];
}

/** The functions as a Markdown table, for the docs. */
export function functionsTable(): string {
  const lines = [...functions].map(
    ([name, { parameters, explanation, example }]) =>
      `| \`${name}(${parameters.join(', ')})\` | ${explanation} | \`${example}\` |`,
  );
  return ['| function | gives | example |', '|---|---|---|', ...lines].join('\n');
}
