import { describe, expect, it } from 'vitest';
import { originDraws, withOrigins } from './origins.ts';
import { planOf } from './testing/plan.ts';
import { normal, scenarioOf } from './testing/scenario.ts';

const plan = planOf(scenarioOf({ x: normal(0, 1) }, { y: 'x' }));
const originOf = (column: Float64Array) => withOrigins(plan, [column]).origins[0];

describe('withOrigins', () => {
  it('counts a narrow column from its median', () => {
    expect(originOf(Float64Array.from({ length: 1024 }, (_, k) => 300 + (k - 512) * 1e-5))).toBeCloseTo(
      300,
      4,
    );
    expect(originOf(Float64Array.from([-5, -5, -5]))).toBe(-5);
  });

  it('counts others from 0, and columns without a finite value too', () => {
    expect(originOf(Float64Array.from({ length: 1024 }, (_, k) => k))).toBe(0);
    expect(originOf(Float64Array.from([Number.NaN, Number.POSITIVE_INFINITY]))).toBe(0);
  });

  it('ignores values that are not finite', () => {
    expect(originOf(Float64Array.from([7, Number.NaN, 7, 7, Number.NEGATIVE_INFINITY]))).toBe(7);
  });

  it('looks at one block at most', () => {
    expect(originDraws(plan)).toBe(1024);
    expect(originDraws({ ...plan, drawsPerReplicate: 8 })).toBe(8);
  });
});
