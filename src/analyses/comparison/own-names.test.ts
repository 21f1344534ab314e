import { expect, it } from 'vitest';
import { ownNames } from './own-names.ts';

it.each([
  ['ChatGPT 2023', ['ChatGPT 2023, H100', 'ChatGPT 2023 (int8)'], ['H100', 'int8']],
  ['Our service', ['Our service: spot', 'Our service on H200'], ['Spot', 'On H200']],
  ['Our service, today', ['Our service, next year'], ['Next year']],
  ['ChatGPT', ['ChatGPT in yuan'], ['In yuan']],
  ['ChatGPT, May', ['ChatGPT in yuan'], ['ChatGPT in yuan']],
  // Nothing in common, nothing left, two alike: as they are.
  ['Buy', ['Rent', 'Buy later'], ['Rent', 'Buy later']],
  ['A', ['A', 'A b'], ['A', 'A b']],
  ['A x', ['A (b)', 'A b'], ['A (b)', 'A b']],
] as const)('of %j and %j', (base, others, own) => {
  expect(ownNames(base, others)).toEqual(own);
});
