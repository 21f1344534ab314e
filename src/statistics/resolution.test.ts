import { describe, expect, it } from 'vitest';
import { percentileKeys } from './percentiles.ts';
import { isResolved, unresolved } from './resolution.ts';

// The smallest n with p^n <= 0.025 for the outer side: ln 0.025 / ln 0.99 = 367.04, / ln 0.975 = 145.7, / ln 0.5 = 5.3.
describe('isResolved', () => {
  it.each([
    [0.01, 368],
    [0.99, 368],
    [0.025, 146],
    [0.5, 6],
  ])('tells the quantile %d from %d draws on', (p, needed) => {
    expect(isResolved(needed - 1, p)).toBe(false);
    expect(isResolved(needed, p)).toBe(true);
  });
});

describe('unresolved', () => {
  it('names the percentiles that need more draws, and what the outermost of them needs', () => {
    expect(unresolved(368)).toEqual({ keys: [], needed: 0 });
    expect(unresolved(367)).toEqual({ keys: ['p1', 'p99'], needed: 368 });
    expect(unresolved(145)).toEqual({ keys: ['p1', 'p2.5', 'p97.5', 'p99'], needed: 368 });
    expect(unresolved(6).keys).toEqual(percentileKeys.filter((key) => key !== 'p50'));
    expect(unresolved(0).keys).toEqual(percentileKeys);
  });
});
