import { describe, expect, it } from 'vitest';
import { chunkAt } from '../plan/chunks.ts';
import type { Design, Plan } from '../plan/plan.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { normalFromSpearman } from '../distributions/copula/correlation.ts';
import { unpackHistogram } from './packing/packed-histogram.ts';
import { referenceKernel } from './reference.ts';

const designs: readonly Design[] = ['sobol', 'latin-hypercube', 'monte-carlo'];

/** All draws of some outputs in one replicate. */
function valuesOf(plan: Plan, replicate = 0): readonly Float64Array[] {
  return referenceKernel.prepare(plan).evaluate(replicate, 0, plan.drawsPerReplicate).outputs;
}

const twoUniforms = scenarioOf({ u: uniform(0, 1), v: uniform(0, 1) }, { x: 'u', y: 'v' });

/** Largest distance between the values' distribution and the uniform one: the Kolmogorov-Smirnov statistic. */
function distanceFromUniform(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted.reduce(
    (largest, value, k) => Math.max(largest, value - k / sorted.length, (k + 1) / sorted.length - value),
    0,
  );
}

describe('uniforms', () => {
  // Changing these numbers is Value-breaking.
  it.each(designs)('keep their values under %s', (design) => {
    const plan = planOf(twoUniforms, { design, draws: 16 * 64, seed: 'value stability' });
    const [x, y] = valuesOf(plan, 1);
    expect([...x!.subarray(0, 4), ...y!.subarray(0, 2)]).toMatchSnapshot();
  });

  // For n independent draws, P(D sqrt(n) > 2.7) is about 2 exp(-2 2.7^2) = 1e-6; the other designs are more even.
  it.each(designs)('are uniform in every input and replicate under %s', (design) => {
    const plan = planOf(twoUniforms, { design, draws: 16 * 2048 });
    for (const replicate of [0, 7, 15])
      for (const values of valuesOf(plan, replicate))
        expect(distanceFromUniform(values) * Math.sqrt(2048)).toBeLessThan(2.7);
  });

  it.each(designs)(
    'lie strictly inside (0, 1) and differ between inputs and replicates under %s',
    (design) => {
      const plan = planOf(twoUniforms, { design, draws: 16 * 512 });
      const columns = [...valuesOf(plan, 0), ...valuesOf(plan, 1)];
      for (const column of columns) expect(column.every((u) => u > 0 && u < 1)).toBe(true);
      expect(new Set(columns.map((column) => column.join())).size).toBe(4);
    },
  );

  it('are one in each part under latin-hypercube, and one in each part of every input under sobol', () => {
    for (const design of ['sobol', 'latin-hypercube'] as const)
      for (const values of valuesOf(planOf(twoUniforms, { design, draws: 16 * 256 })))
        expect(new Set(values.map((u) => Math.floor(u * 256))).size).toBe(256);
  });

  it('form a (0, m, 2) net under sobol: one in each box of area 2^-m', () => {
    const [x, y] = valuesOf(planOf(twoUniforms, { draws: 16 * 256 })) as [Float64Array, Float64Array];
    for (let bits = 0; bits <= 8; bits++) {
      const boxes = x.map((u, k) => Math.floor(u * 2 ** bits) * 256 + Math.floor(y[k]! * 2 ** (8 - bits)));
      expect(new Set(boxes).size).toBe(256);
    }
  });

  it('can start at any block, far out too', () => {
    const plan = planOf(twoUniforms, { draws: 2 ** 40, design: 'monte-carlo' });
    const prepared = referenceKernel.prepare(plan);
    const whole = prepared.evaluate(2, 2 ** 36 - 2048, 2048).outputs[0]!;
    expect(prepared.evaluate(2, 2 ** 36 - 1024, 1024).outputs[0]).toEqual(whole.slice(1024));
    const early = prepared.evaluate(2, 0, 2048).outputs[0]!;
    expect(new Set([...early, ...whole]).size).toBe(4096);
  });
});

describe('common random numbers', () => {
  it.each(['latin-hypercube', 'monte-carlo'] as const)(
    'leave the draws of others as they are when an input is added under %s',
    (design) => {
      const more = scenarioOf(
        { first: normal(3, 1), u: uniform(0, 1), v: uniform(0, 1) },
        { x: 'u', z: 'first' },
      );
      expect(valuesOf(planOf(more, { design }))[0]).toEqual(valuesOf(planOf(twoUniforms, { design }))[0]);
    },
  );

  it('draw a name once', () => {
    const [zero, one] = valuesOf(
      planOf(scenarioOf({ a: uniform(1, 2), b: uniform(1, 2) }, { zero: 'a - a', one: 'a/(a+b) + b/(a+b)' })),
    );
    expect(zero!.every((value) => value === 0)).toBe(true);
    expect(one!.every((value) => Math.abs(value - 1) < 1e-15)).toBe(true);
  });
});

describe('copulas', () => {
  it('give the rank correlation asked for and leave the margins as they are', () => {
    const scenario = scenarioOf(
      { a: { family: 'exponential', parameters: { mean: 1 } }, b: uniform(0, 1) },
      { x: 'a', y: 'b' },
      [{ between: ['a', 'b'], spearman: -0.6, normal: normalFromSpearman(-0.6) }],
    );
    const [x, y] = valuesOf(planOf(scenario, { draws: 16 * 8192 })) as [Float64Array, Float64Array];
    // Spearman's rho is the correlation of the two distribution functions: 12 E[F(x) G(y)] - 3.
    const product = x.reduce((sum, value, k) => sum - Math.expm1(-value) * y[k]!, 0) / x.length;
    expect(12 * product - 3).toBeCloseTo(-0.6, 2);
    expect(distanceFromUniform(y)).toBeLessThan(0.002);
    expect(distanceFromUniform(x.map((value) => -Math.expm1(-value)))).toBeLessThan(0.002);
  });
});

describe('statistics', () => {
  it.each(designs)('give mean and spread of a sum of normals under %s', (design) => {
    // JCGM 101:2008, 9.2.2: the sum of four standard normals has mean 0 and standard deviation 2.
    const names = ['x1', 'x2', 'x3', 'x4'];
    const inputs = Object.fromEntries(names.map((name) => [name, normal(0, 1)]));
    const plan = planOf(scenarioOf(inputs, { y: names.join(' + ') }), { design, draws: 16 * 4096 });
    const columns = referenceKernel.prepare(plan).runChunk(chunkAt(plan, 0), () => false)!;
    const { count, mean, m2 } = columns[0]!;
    expect(count).toBe(4096);
    const tolerance = design === 'monte-carlo' ? 5 * (2 / 64) : 0.005;
    expect(Math.abs(mean)).toBeLessThan(tolerance);
    expect(Math.abs(Math.sqrt(m2 / (count - 1)) - 2)).toBeLessThan(design === 'sobol' ? 0.01 : 0.12);
  });

  it('counts what is not finite and names the first draw', () => {
    const plan = planOf(scenarioOf({ u: uniform(0, 1) }, { y: 'ln(u - 0.5)', z: 'u > 0.25' }));
    const values = valuesOf(plan)[0]!;
    const prepared = referenceKernel.prepare(plan);
    const columns = prepared.runChunk(chunkAt(plan, 0), () => false)!;
    const histogram = unpackHistogram(prepared.takeHistograms()[1]!);
    expect(columns[0]).toMatchObject({
      count: 512,
      nonFinite: 512,
      firstNonFinite: values.findIndex(Number.isNaN),
    });
    expect(columns[1]).toMatchObject({ mean: 0.75, minimum: 0, maximum: 1 });
    expect([...histogram.counts]).toEqual([256, 768]);
    expect([...histogram.lows]).toEqual([0, 1]);
  });

  it('answers null when it is stopped', () => {
    const plan = planOf(twoUniforms);
    expect(referenceKernel.prepare(plan).runChunk(chunkAt(plan, 0), () => true)).toBeNull();
  });
});
