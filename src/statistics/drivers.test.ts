import { describe, expect, it } from 'vitest';
import { driversSentence } from './drivers.ts';
import type { InputEffect } from './result.ts';

const effect = (share: number | null, method: InputEffect['method'] = 'pick-freeze'): InputEffect => ({
  first: { value: share, error: 0.001 },
  total: { value: share, error: 0.001 },
  swing: { low: 0, high: 1 },
  spearman: null,
  method,
});

describe('driversSentence', () => {
  it('names the few inputs that explain most', () => {
    expect(driversSentence({ rental_price: effect(0.3), pue: effect(0.02), utilization: effect(0.41) })).toBe(
      'utilization and rental price explain 71 % of the variance',
    );
    expect(driversSentence({ 'chat.output_tokens': effect(0.9), pue: effect(0.1) })).toBe(
      'chat output tokens explains 90 % of the variance',
    );
  });

  it('does not add the shares of correlated inputs', () => {
    expect(driversSentence({ a: effect(0.5, 'given-data'), b: effect(0.45, 'given-data') })).toBe(
      'a explains 50 %, b explains 45 % of the variance; correlated inputs share what they explain',
    );
  });

  it('says so when nothing explains anything alone, or nothing is known', () => {
    expect(driversSentence({ a: effect(0.002), b: effect(-0.001) })).toBe(
      'no input explains 1 % of the variance on its own: they act together',
    );
    expect(driversSentence({ a: effect(null) })).toBeNull();
    expect(driversSentence(null)).toBeNull();
  });
});
