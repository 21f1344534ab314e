import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

/** Place, rule, what was found and hint of everything wrong with a text. */
function complaints(text: string): string[] {
  try {
    readScenarioText(text);
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(
        ({ place, rule, found, hint }) => `${place.line}:${place.column} ${rule} (${found}), ${hint}`,
      );
    throw error;
  }
  return [];
}

const divides = 'between { } or [ ] a comma separates values';

describe('a value that its own commas divide', () => {
  it.each([
    ['inputs: { n: pert(1, 2, 4), m: 3 }', `1:14 ${divides} ("pert(1"), quote it: write "pert(1, 2, 4)"`],
    [
      'inputs: { n: { value: normal(1, 2) USD } }',
      `1:23 ${divides} ("normal(1"), quote it: write "normal(1, 2) USD"`,
    ],
    ['inputs:\n  n: [uniform(1, 2), 3]', `2:7 ${divides} ("uniform(1"), quote it: write "uniform(1, 2)"`],
    [
      'workloads:\n  - { name: chat, input_tokens: uniform(1, 2), share: 1 }',
      `2:33 ${divides} ("uniform(1"), quote it: write "uniform(1, 2)"`,
    ],
    [
      'goals: [ max(a, b) <= 3 USD with 90%, a < 4 ]',
      `1:10 ${divides} ("max(a"), quote it: write "max(a, b) <= 3 USD with 90%"`,
    ],
    [
      'formulas: { t: if(a > 1, max(a, 2), 3) }',
      `1:16 ${divides} ("if(a > 1"), quote it: write "if(a > 1, max(a, 2), 3)"`,
    ],
    [
      'inputs: { n: discrete([1, 2], [3, 4]) }',
      `1:14 ${divides} ("discrete("), quote it: write "discrete([1, 2], [3, 4])"`,
    ],
    [
      'inputs: { n: empirical(file="a, b.csv", column="x") }',
      `1:14 ${divides} ("empirical(file="a"), quote it: write 'empirical(file="a, b.csv", column="x")'`,
    ],
    ['inputs: { n: pert(1,\n  2, 4) }', `1:14 ${divides} ("pert(1"), quote it: write "pert(1, 2, 4)"`],
  ])('is to be quoted: %s', (text, expected) => expect(complaints(text)).toEqual([expected]));

  it('is named each time', () => {
    expect(
      complaints('inputs: { n: uniform(1, 2), m: uniform(3, 4) }\nformulas: { t: max(n, m) }'),
    ).toHaveLength(3);
  });

  it.each([
    'inputs: { n: "pert(1, 2, 4)" }\nformulas: { t: "max(n, 2)" }',
    'inputs: { n: 1 to 3, m: exponential(2) }\nformulas: { t: (n + m) * 2, u: n }',
    'inputs:\n  n: pert(1, 2, 4)\n  k: { value: 3, source: a note (no commas) here }\nformulas:\n  t: max(n, k)',
  ])('is well where it is quoted or in block style: %s', (text) => expect(complaints(text)).toEqual([]));
});
