import fc from 'fast-check';
import { mean, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { createDistribution } from './create-distribution.ts';
import { createSpec } from './create-spec.ts';
import type { Distribution, DistributionSpec } from './distribution.ts';
import type { GivenArgument } from './given.ts';
import { momentsOfQuantiles } from './quantile-moments.ts';
import { distributionNames } from './families.ts';
import { referenceSpecs } from './testing/reference-entries.ts';

type Value = GivenArgument['value'];

const real = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: -7, max: 7, noNaN: true }).map(Math.exp);
const shape = fc.double({ min: 0.2, max: 2000, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const counts = fc.integer({ min: 1, max: 100_000 });
/** Values that rise by at least a thousandth of their range. */
const rising = (length: number) =>
  fc
    .tuple(
      real,
      positive,
      fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: length, maxLength: length }),
    )
    .map(([start, scale, steps]) => {
      let x = start;
      return steps.map((step) => {
        x += step * scale;
        return x;
      });
    });

const at = (...values: Value[]): GivenArgument[] => values.map((value) => ({ name: null, value }));
const by = (named: Readonly<Record<string, Value>>): GivenArgument[] =>
  Object.entries(named).map(([name, value]) => ({ name, value }));
const make = (family: string, ...parts: fc.Arbitrary<Value>[]): fc.Arbitrary<DistributionSpec> =>
  fc.tuple(...parts).map((values) => createSpec(family, at(...values)));
const spread = (family: string, length: number): fc.Arbitrary<DistributionSpec> =>
  rising(length).map((values) => createSpec(family, at(...values)));

const simple = fc.oneof(
  make('normal', fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true })),
  make('gamma', fc.double({ min: 0.2, max: 9, noNaN: true }), fc.constant(1)),
  fc.double({ min: -4, max: 4, noNaN: true }).map((low) => createSpec('uniform', at(low, low + 3))),
);

/** Random valid parameters; a family that has none here is held at those of its reference figures. */
const specs: Readonly<Record<string, fc.Arbitrary<DistributionSpec>>> = {
  uniform: spread('uniform', 2),
  loguniform: fc
    .tuple(positive, positive)
    .map(([low, ratio]) => createSpec('loguniform', at(low, low * (1.01 + ratio)))),
  normal: make('normal', real, positive),
  lognormal: fc
    .tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0.001, max: 3, noNaN: true }))
    .map(([mu, sigma]) => createSpec('lognormal', by({ mu, sigma }))),
  triangular: spread('triangular', 3),
  pert: spread('pert', 3),
  beta: make('beta', shape, shape),
  gamma: make('gamma', shape, positive),
  chi_square: make('chi_square', shape),
  exponential: make('exponential', positive),
  weibull: make('weibull', fc.double({ min: 0.2, max: 50, noNaN: true }), positive),
  student_t: make('student_t', shape, real, positive),
  logistic: make('logistic', real, positive),
  gumbel: make('gumbel', real, positive),
  pareto: make('pareto', positive, fc.double({ min: 0.2, max: 20, noNaN: true })),
  trapezoidal: spread('trapezoidal', 4),
  poisson: make('poisson', fc.double({ min: -5, max: 14, noNaN: true }).map(Math.exp)),
  binomial: make('binomial', counts, share),
  geometric: make('geometric', fc.double({ min: -20, max: -0.05, noNaN: true }).map(Math.exp)),
  negative_binomial: make(
    'negative_binomial',
    fc.double({ min: -4, max: 9, noNaN: true }).map(Math.exp),
    share,
  ),
  bernoulli: make('bernoulli', share),
  discrete_uniform: fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }))
    .map(([low, width]) => createSpec('discrete_uniform', at(low, low + width))),
  discrete: fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 9 })
    .chain((values) =>
      fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: values.length, maxLength: values.length })
        .map((weights) => createSpec('discrete', at(values, weights))),
    ),
  quantiles: fc
    .tuple(rising(6), fc.boolean(), fc.boolean())
    .map(([[min, p5, p25, p60, p99, max], low, high]) =>
      createSpec(
        'quantiles',
        by({
          p5: p5!,
          p25: p25!,
          p60: p60!,
          p99: p99!,
          ...(low ? { min: min! } : {}),
          ...(high ? { max: max! } : {}),
        }),
      ),
    ),
  empirical: fc
    .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    .map((values) => createSpec('empirical', by({ values: [...values, values[0]!] }))),
  mixture: fc
    .tuple(simple, simple, fc.integer({ min: 1, max: 9 }))
    .map(([a, b, weight]) => createSpec('mixture', [...at(a, b), ...by({ weights: [weight, 1] })])),
  truncate: fc
    .tuple(
      simple,
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    )
    .map(([of, a, b]) => {
      const { quantile } = createDistribution(of);
      const low = a < 0.01 ? {} : { low: quantile(a) };
      return createSpec('truncate', [...at(of), ...by({ ...low, high: quantile(b) })]);
    }),
};

/** Tail masses from deep in the tail to the middle. */
const tail = fc.double({ min: Math.log(1e-15), max: Math.log(0.5), noNaN: true }).map(Math.exp);
const runs = { numRuns: 60, seed: 2007 };

/** A cut in the middle subtracts tails of size 1. */
const cancellation = 1e-15;

/** How far rounding of x alone moves a tail mass, for a tail that is m at x. */
function blur(tailAt: (x: number) => number, x: number, size: number): number {
  const step = 2e-15 * Math.max(Math.abs(x), size);
  return Math.abs(tailAt(x + step) - tailAt(x - step));
}

describe.each(distributionNames)('%s', (name) => {
  const parameters = specs[name] ?? fc.constantFrom(...referenceSpecs(name));
  const distributions = parameters.map(createDistribution);

  it('has tails that undo its quantiles', () => {
    fc.assert(
      fc.property(distributions, tail, (d, p) => {
        const [low, high] = [d.quantile(p), d.upperQuantile(p)];
        const size = d.support
          .map(Math.abs)
          .filter(Number.isFinite)
          .reduce((a, b) => Math.max(a, b), 0);
        const allowed = (tailAt: (x: number) => number, x: number) =>
          1e-11 * p + 3 * blur(tailAt, x, size) + (name === 'truncate' ? cancellation : 0);
        if (d.discrete) {
          expect(d.cdf(low)).toBeGreaterThanOrEqual(p);
          expect(d.survival(high)).toBeLessThanOrEqual(p);
          expect(d.quantile(Math.min(1, d.cdf(low)))).toBe(low);
        } else {
          expect(Math.abs(d.cdf(low) - p)).toBeLessThanOrEqual(allowed(d.cdf, low));
          expect(Math.abs(d.survival(high) - p)).toBeLessThanOrEqual(allowed(d.survival, high));
        }
      }),
      runs,
    );
  });

  it('rises, within its support, and is one function from either tail', () => {
    fc.assert(
      fc.property(distributions, tail, tail, (d, p, q) => {
        const [low, high] = d.support;
        const [a, b] = [Math.min(p, q), Math.max(p, q)];
        const path = [0, a, b, 0.5].map(d.quantile).concat([b, a, 0].map(d.upperQuantile));
        for (const [i, x] of path.entries()) {
          const before = i === 0 ? low : path[i - 1]!;
          // Two ways to one value may differ in the last digits.
          expect(x).toBeGreaterThanOrEqual(
            before - 1e-13 * (Math.abs(before) + d.quantile(0.6) - d.quantile(0.4)),
          );
          expect(x).toBeLessThanOrEqual(high);
        }
        expect([d.quantile(0), d.quantile(1), d.upperQuantile(1), d.upperQuantile(0)]).toEqual([
          low,
          high,
          low,
          high,
        ]);
        const [one, other] = [d.quantile(1 - p), d.upperQuantile(1 - (1 - p))];
        if (!d.discrete) expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-12 * (Math.abs(one) + 1));
      }),
      runs,
    );
  });

  it('has a cdf and a survival function that add up to 1, also outside the support', () => {
    fc.assert(
      fc.property(distributions, fc.double({ min: 0, max: 1, noNaN: true }), (d, u) => {
        const x = d.quantile(u);
        expect(Math.abs(d.cdf(x) + d.survival(x) - 1)).toBeLessThan(1e-11);
        expect([d.cdf(-Infinity), d.survival(-Infinity), d.cdf(Infinity), d.survival(Infinity)]).toEqual([
          0, 1, 1, 0,
        ]);
      }),
      runs,
    );
  });

  it('has the moments that its quantile function has', () => {
    fc.assert(
      fc.property(distributions, (d) => {
        if (d.mean === null || d.sd === null || heavy(d.spec)) return;
        const coarse = d.discrete || name === 'mixture';
        const { mean, sd } = coarse ? momentsOfEqualParts(d) : momentsOfQuantiles(d);
        const tolerance = coarse ? 0.05 : 1e-8;
        expect(Math.abs(mean - d.mean)).toBeLessThan(tolerance * d.sd + 1e-13 * Math.abs(d.mean));
        expect(Math.abs(sd / d.sd - 1)).toBeLessThan(tolerance + (1e-13 * Math.abs(d.mean)) / d.sd);
      }),
      { ...runs, numRuns: 8, endOnFailure: true },
    );
  });

  it('has kinks strictly between 0 and 1, in order', () => {
    fc.assert(
      fc.property(distributions, ({ kinks }) => {
        for (const [i, kink] of kinks.entries()) {
          expect(kink).toBeGreaterThan(kinks[i - 1] ?? 0);
          expect(kink).toBeLessThan(1);
        }
      }),
      runs,
    );
  });
});

/** Mean and standard deviation of 2,001 quantiles in equal steps. */
function momentsOfEqualParts({ quantile }: Distribution): { readonly mean: number; readonly sd: number } {
  const values = Array.from({ length: 2001 }, (_, i) => quantile((i + 0.5) / 2001));
  return { mean: mean(values), sd: standardDeviation(values) };
}

/** Tails so heavy that the second moment lies beyond what doubles reach from 1e-300. */
function heavy({ family, parameters }: DistributionSpec): boolean {
  const power = { student_t: parameters.df, pareto: parameters.shape }[family];
  return typeof power === 'number' && power < 2.2;
}
