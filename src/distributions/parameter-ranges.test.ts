import { expect, it } from 'vitest';
import { createSpec } from './create-spec.ts';
import { ParameterError } from './parameter-error.ts';

/** Rule and hint of a call that is refused. */
function complaint(family: string, ...values: number[]): string {
  try {
    createSpec(
      family,
      values.map((value) => ({ name: null, value })),
    );
  } catch (error) {
    if (error instanceof ParameterError) return `${error.rule}: ${error.hint}`;
    throw error;
  }
  return '';
}

it.each<[string, number[], string]>([
  [
    'student_t',
    [1e18],
    'df must be at most 1e12: student_t takes df from 0.05 to 1e12; write normal(location, scale), which is then the same',
  ],
  [
    'gamma',
    [1e308, 1],
    'shape must be at most 1e15: gamma takes shape from 1e-4 to 1e15; write normal(mean, sd) with mean shape * scale and sd sqrt(shape) * scale',
  ],
  [
    'beta',
    [1e-7, 5],
    'alpha must be at least 1e-4: beta takes alpha from 1e-4 to 1e12; nearly all of its values lie at its ends: write discrete(values=[..], weights=[..]) or mixture(..)',
  ],
  [
    'normal',
    [1e300, 1],
    'a distribution needs some width: its values do not differ in double precision: write the number 1e+300',
  ],
])('%s(%j) names its range and what to write instead', (family, values, expected) =>
  expect(complaint(family, ...values)).toBe(expected),
);

it.each<[string, number[]]>([
  ['student_t', [1e12]],
  ['gamma', [1e-4, 1]],
  ['exponential', [1e308]],
  ['normal', [1e307, 1e306]],
  ['triangular', [1e200, 2e200, 3e200]],
])('%s(%j) is within it', (family, values) => expect(complaint(family, ...values)).toBe(''));
