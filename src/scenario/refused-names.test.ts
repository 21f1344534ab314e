import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

/** Places and rules of everything wrong with a text. */
function complaints(text: string): string[] {
  try {
    readScenarioText(text);
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(({ place, path, rule }) => `${place.line}:${place.column} ${path}: ${rule}`);
    throw error;
  }
  return [];
}

describe('a name that nothing may have', () => {
  it.each([
    ['e', 'a name may not be a constant'],
    ['pi', 'a name may not be a constant'],
    ['sqrt', 'a name may not be a function'],
    ['normal', 'a name may not be a distribution'],
    ['to', 'a name may not be a word of the language'],
    ['constructor', 'a name may not be a word of JavaScript'],
    [
      'x-y',
      'a name is made of letters, digits and underscores, begins with a letter, and may have parts joined by dots',
    ],
  ])('is one error of an input, %s, wherever it is used', (name, rule) => {
    const text = `inputs:
  ${name}: 3 to 4 USD
  n: 5 USD
formulas:
  t: n + ${name}
  u: t * 2
outputs: [t, u]
`;
    expect(complaints(text)).toEqual([`2:3 inputs.${name}: ${rule}`]);
  });

  it('is one error also in outputs, goals, correlations and published values', () => {
    const text = `inputs:
  sqrt: 3 to 4 USD
  n: 5 to 6 USD
formulas:
  t: n * 2
  u: sqrt / n
  min: n * 3
outputs: [t, u, min]
goals:
  - sqrt < 3 USD
  - u < 3
correlations:
  - { between: [sqrt, n], spearman: 0.5 }
published:
  - { quantity: min, value: 3 USD, kind: estimate, source: somebody }
`;
    expect(complaints(text)).toEqual([
      '2:3 inputs.sqrt: a name may not be a function',
      '7:3 formulas.min: a name may not be a function',
    ]);
  });

  it('hides nothing that is wrong elsewhere', () => {
    expect(complaints('inputs: { e: 3, n: 4 USD }\nformulas: { t: n + 1 token, u: e * n }')).toEqual([
      '1:11 inputs.e: a name may not be a constant',
      '2:16 formulas.t: "+" needs two values of the same kind',
    ]);
  });

  it('is not "sum", which was free before it was a function', () => {
    expect(complaints('inputs: { n: 4 to 5 }\nformulas: { sum: n * 2, t: "sum + sum(n, 1)" }')).toEqual([]);
  });
});
