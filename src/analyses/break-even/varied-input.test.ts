import { expect, it } from 'vitest';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { variedInput } from './varied-input.ts';

const growing = formulaScenario({
  horizon: { from: '2027-01', months: 6 },
  inputs: { x: { value: '100 USD/day', growth: '1% to 3% per month' } },
  formulas: { cost: 'x' },
});

it('gives a rate of growth as people write it, though 1 + r is drawn', () => {
  const { median, range, base, per } = variedInput([growing], 'x.growth');
  // The median of a lognormal factor is the geometric mean of the ends of its interval.
  expect(median).toBeCloseTo(Math.sqrt(1.01 * 1.03) - 1, 12);
  expect(per).toBe('month');
  // The 0.1th percentile lies below the 5th, the 99.9th above the 95th, and more is tried.
  expect(range[0]).toBeLessThan(0.01);
  expect(range[1]).toBeGreaterThan(0.03);
  expect(range[1]).toBeLessThan(1);
  expect(base(0.02)).toBeCloseTo(1.02, 12);
});
