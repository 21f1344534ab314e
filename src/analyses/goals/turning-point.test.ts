import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '../../statistics/rank.ts';
import { turningPoint } from './turning-point.ts';

const rows = 65536;

/** `x` over (0, 1) and a goal that holds with the chance `chance(x)`, by a second sequence as even as the first. */
function sample(chance: (x: number) => number) {
  const x = Float64Array.from({ length: rows }, (_, row) => (row + 0.5) / rows);
  const held = Uint8Array.from(x, (value, row) => ((row * 0.618033988749895) % 1 < chance(value) ? 1 : 0));
  return { x, held, order: ascendingOrder(x) };
}

describe('a turning point', () => {
  // Exact: 1 - x = 0.8 at x = 0.2.
  it('is where a falling chance crosses what is asked', () => {
    const { x, held, order } = sample((value) => 1 - value);
    const found = turningPoint(x, held, order, 0.8);
    expect(found?.holds).toBe('below');
    expect(found?.value).toBeCloseTo(0.2, 2);
  });

  // Exact: x^2 = 0.5 at x = sqrt(0.5).
  it('is where a rising chance crosses what is asked', () => {
    const { x, held, order } = sample((value) => value ** 2);
    const found = turningPoint(x, held, order, 0.5);
    expect(found?.holds).toBe('above');
    expect(found?.value).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it('is none where the chance stays on one side', () => {
    const { x, held, order } = sample(() => 0.6);
    expect(turningPoint(x, held, order, 0.5)).toEqual({ holds: 'always', value: null });
    expect(turningPoint(x, held, order, 0.9)).toEqual({ holds: 'never', value: null });
  });

  it('is left out where the chance rises and falls', () => {
    const { x, held, order } = sample((value) => 1 - Math.abs(2 * value - 1));
    expect(turningPoint(x, held, order, 0.5)).toBeNull();
  });
});
