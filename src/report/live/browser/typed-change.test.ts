import { describe, expect, it } from 'vitest';
import type { WhatIfInput } from '../../../analyses/what-if/result.ts';
import { readTyped } from './typed-change.ts';

const price: WhatIfInput = { name: 'price', form: 'to', range: [0, null], fixable: true };
const share: WhatIfInput = { name: 'share', form: 'beta', range: [0, 1], fixable: false };

describe('what is typed for an input', () => {
  it.each([
    ['1 to 2', 1, 2],
    [' 1.5 to 2.5 USD/GPU/hour', 1.5, 2.5],
    ['3', 3, 3],
    ['250 to 1k', 250, 1000],
    ['1.2M to 1e7', 1_200_000, 10_000_000],
  ])('reads %j', (text, low, high) => {
    expect(readTyped(text, 'USD/GPU/hour', price)).toEqual({ low, high });
  });

  it.each(['1 to 2 token/query', '1 to 2 tokens/query'])('reads the unit of %j', (text) =>
    expect(readTyped(text, 'token/query', price)).toEqual({ low: 1, high: 2 }),
  );

  it('reads shares in per cent', () => {
    expect(readTyped('7% to 40%', '', share)).toEqual({ low: 0.07, high: 0.4 });
  });

  it.each([
    ['', 'Write low to high, as in 250 to 1k, or one value.'],
    ['1 to', 'Write low to high, as in 250 to 1k, or one value.'],
    ['1 to 2 to 3', 'Write low to high, as in 250 to 1k, or one value.'],
    ['uniform(1, 2)', 'Write low to high, as in 250 to 1k, or one value.'],
    ['2 to 1', 'The low end must come first.'],
    ['-1 to 1', 'It must lie at or above 0.'],
    ['0 to 1', 'Both ends must be above 0.'],
  ])('refuses %j', (text, why) => expect(readTyped(text, 'USD/GPU/hour', price)).toBe(why));

  it('says "above 0" of the smallest number', () => {
    const positive = { ...price, range: [Number.MIN_VALUE, null] } as const;
    expect(readTyped('-3', '', positive)).toBe('It must lie above 0.');
    expect(readTyped('3', '', { ...positive, range: [Number.MIN_VALUE, 1] })).toBe(
      'It must lie above 0, up to 1.',
    );
  });

  it('refuses what an input cannot be', () => {
    expect(readTyped('0.5', '', share)).toBe('This input needs two ends, as in 1 to 2.');
    expect(readTyped('0.5 to 1.5', '', share)).toBe('It must lie between 0 and 1.');
  });
});
