import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { replicatedColumn } from '../statistics/estimate.ts';
import { normalRows } from '../statistics/testing/normal-rows.ts';
import { type Step, summaryOfSteps } from '../statistics/testing/steps.ts';
import { summaryOf } from '../statistics/testing/summary-of.ts';
import { columnDensity, distributionDensity, shiftedDensity } from './binned-density.ts';

const columnOf = (steps: readonly Step[]) => replicatedColumn([summaryOfSteps(steps)], 0);
/** Values spread evenly between 0 and 1. */
const even = columnOf(Array.from({ length: 200 }, (_, k): Step => [k / 200, (k + 1) / 200, 5]));

describe('the density of a column', () => {
  it('has equal steps between the 0.5th and the 99.5th percentile in the unit that is shown', () => {
    // 2 * 1000^(1/3) = 20 bins, each a twentieth of 99 %.
    const { edges, masses } = columnDensity(even, 100, 1000)!;
    expect(masses).toHaveLength(20);
    expect(edges[0]).toBeCloseTo(0.5, 10);
    expect(edges.at(-1)).toBeCloseTo(99.5, 10);
    expect(edges[10]).toBeCloseTo(50, 10);
    for (const mass of masses) expect(mass).toBeCloseTo(0.0495, 8);
  });

  it('has as many bins as effective draws can fill', () => {
    const binsFor = (draws: number) => columnDensity(even, 1, draws)!.masses.length;
    // 2 * 5^(1/3) = 3.4, 2 * 343^(1/3) = 14, 2 * 1e6^(1/3) = 200.
    expect([5, 343, 1e6].map(binsFor)).toEqual([8, 14, 40]);
  });

  it('is that of the distribution that the values come from', () => {
    const [normals] = normalRows(200_000, 'density') as [Float64Array, Float64Array];
    const drawn = columnDensity(replicatedColumn([summaryOf(normals, false, 0)], 0), 1, 200_000)!;
    const exact = distributionDensity(
      createDistribution({ family: 'normal', parameters: { mean: 0, sd: 1 } }),
      1,
    )!;
    expect(drawn.masses).toHaveLength(exact.masses.length);
    // Five standard errors of a share of about 0.05 among 200,000, and the ends of the bins by as much again.
    for (const [k, mass] of drawn.masses.entries())
      expect(Math.abs(mass - exact.masses[k]!)).toBeLessThan(0.005);
    expect(drawn.masses.reduce((sum, mass) => sum + mass)).toBeCloseTo(0.99, 3);
  });

  it('gives an atom at the lower end to the first step', () => {
    const limited = columnOf([[0, 0, 300], ...Array.from({ length: 70 }, (_, k): Step => [k, k + 1, 10])]);
    const { edges, masses } = columnDensity(limited, 1, 64)!;
    expect(edges[0]).toBe(0);
    // 30 % at 0, and of 70 % that is even up to 70 the part up to the first edge.
    expect(masses[0]).toBeCloseTo(0.3 + edges[1]! / 100, 6);
  });

  it('has steps even in the logarithm where the upper tail reaches far', () => {
    const edges = Array.from({ length: 201 }, (_, k) => 10 ** (k / 50));
    const far = columnOf(edges.slice(1).map((high, k): Step => [edges[k]!, high, 5]));
    const density = columnDensity(far, 1, 1000)!;
    const ratios = density.edges.slice(1).map((edge, k) => edge / density.edges[k]!);
    for (const ratio of ratios) expect(ratio / ratios[0]!).toBeCloseTo(1, 10);
    expect(shiftedDensity(density, 1)).toBeNull();
  });

  it('is none of a single value, or of none', () => {
    expect(columnDensity(columnOf([[2, 2, 10]]), 1, 100)).toBeNull();
    expect(columnDensity(columnOf([]), 1, 100)).toBeNull();
  });
});

it('moves a density of a factor to one of its rate', () => {
  const density = { edges: [1, 1.5, 2], masses: [0.4, 0.6] };
  expect(shiftedDensity(density, 1)).toEqual({ edges: [0, 0.5, 1], masses: [0.4, 0.6] });
  expect(shiftedDensity(density, 0)).toBe(density);
});
