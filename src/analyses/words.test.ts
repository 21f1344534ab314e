import { describe, expect, it } from 'vitest';
import { isGain } from './words.ts';

describe('isGain', () => {
  it('follows the goals on a quantity, else its name', () => {
    const limit = (operator: string) => ({ threshold: { quantity: 'output', operator } });
    expect(isGain('output', [limit('>=')])).toBe(true);
    expect(isGain('output', [limit('<=')])).toBe(false);
    expect(isGain('output', [limit('>='), limit('<')])).toBe(false);
    expect(isGain('margin', [{ threshold: null }])).toBe(true);
    expect(isGain('paid.margin', [])).toBe(true);
    expect(isGain('gross_profit', [limit('>=')])).toBe(true);
    expect(isGain('daily_cost', [])).toBe(false);
    expect(isGain('margin_cost', [])).toBe(false);
  });
});
