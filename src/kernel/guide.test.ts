import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { largestBelow, smallestAbove } from '../distributions/neighbours.ts';
import { atomsOf } from '../plan/distribution-atoms.ts';
import { buildGuideTable } from '../plan/guide-table.ts';
import { loadKernelModule } from './load-wasm.ts';
import { quantileOfTail } from './reference-sampling.ts';
import { KernelInstance } from './wasm-instance.ts';
import { columnBytes, stepCodes, writeSteps } from './wasm-steps.ts';

const module = await loadKernelModule();

/** What the kernel draws for tails, at most a block of them. */
function drawn(table: Float64Array, tails: readonly number[]): Float64Array {
  const instance = new KernelInstance(module);
  const [from, target, data] = [columnBytes, columnBytes, 8 * table.length].map((bytes) =>
    instance.take(bytes),
  ) as [number, number, number];
  instance.doubles(from, tails.length).set(tails);
  instance.doubles(data, table.length).set(table);
  const steps = writeSteps(instance, [{ code: stepCodes.guide, target, a: from, b: data }]);
  instance.exports.run(steps, 1, 0, tails.length);
  return instance.doubles(target, tails.length).slice();
}

/** The tails at which the values change, with the doubles beside them, and the ends of both sides. */
function edges(spec: DistributionSpec): number[] {
  const { cdf, survival } = createDistribution(spec);
  const atoms = atomsOf(createDistribution(spec))!;
  const sizes = (probability: number) =>
    [largestBelow(probability), probability, smallestAbove(probability)].filter(
      (t) => t >= 2 ** -53 && t <= 0.5,
    );
  const lower = [...atoms].flatMap((atom) => sizes(cdf(atom)));
  const upper = [...atoms].flatMap((atom) => sizes(survival(atom)).map((t) => -t));
  return [...lower, ...upper, 2 ** -53, 0.5, -(2 ** -53), -0.5, 0.25, -0.25].slice(0, 1024);
}

function expectQuantiles(spec: DistributionSpec): void {
  const distribution = createDistribution(spec);
  const tails = edges(spec);
  const values = drawn(buildGuideTable(distribution, atomsOf(distribution)!, 1), tails);
  expect([...values]).toEqual(tails.map((tail) => quantileOfTail(distribution, tail)));
}

describe('discrete distributions in the kernel', () => {
  it('change their value exactly where the quantile function does', () => {
    const weights = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 9 }), fc.double({ min: 1e-9, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(weights, (given) => {
        const values = given.map((_, k) => 3 * k - 20);
        const sum = given.reduce((a, b) => a + b, 0);
        expectQuantiles({ family: 'discrete', parameters: { values, weights: given.map((w) => w / sum) } });
      }),
    );
  });

  it.each([
    ['many steps in one cell', { family: 'poisson', parameters: { mean: 20 } }],
    ['nearly all on one value', { family: 'binomial', parameters: { trials: 40, probability: 1e-4 } }],
    ['a long tail', { family: 'geometric', parameters: { probability: 0.2 } }],
  ] as const)('pass over %s', (_, spec) => expectQuantiles(spec));
});
