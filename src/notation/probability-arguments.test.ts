import { describe, expect, it } from 'vitest';
import { parseQuantity } from './parse-quantity.ts';

/** The unit that a distribution's values have as far as its text says so. */
function unitOf(text: string): string | null {
  const tree = parseQuantity(text);
  return tree.unit?.text ?? null;
}

describe('a % in a distribution', () => {
  // A share says nothing about what is measured, so the values take the unit of their input.
  it.each([
    'lognormal(median=5, gsd=150%)',
    'discrete(values=[1, 2], weights=[25%, 75%])',
    'binomial(trials=10, probability=30%)',
    'binomial(10, 30%)',
    'bernoulli(30%)',
    'bernoulli(probability=30%)',
    'geometric(30%)',
    'negative_binomial(3, 30%)',
  ])('is no unit of the values: %s', (text) => expect(unitOf(text)).toBeNull());

  it.each([
    'uniform(10%, 30%)',
    'lognormal(median=10%, gsd=2)',
    'lognormal(mean=10%, sd=2%)',
    'binomial(30%, 0.5)',
    'discrete(values=[10%, 20%], weights=[1, 2])',
  ])('is the unit of the values: %s', (text) => expect(unitOf(text)).not.toBeNull());
});
