import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { createSpec } from '../distributions/create-spec.ts';
import type { Distribution, DistributionSpec } from '../distributions/distribution.ts';
import { families } from '../distributions/families.ts';
import type { Family, Parameter } from '../distributions/family.ts';
import type { GivenArgument } from '../distributions/given.ts';
import { ParameterError } from '../distributions/parameter-error.ts';
import { ModelError } from '../errors.ts';
import { buildSampler, type SamplerMethod } from './samplers.ts';
import { draw } from './testing/draw.ts';

/** Numbers at which arithmetic goes wrong first. */
const corners = [
  ...[5e-324, 1e-310, 1e-300, 1e-17, 1e-9, 2 ** -53, 0.3, 1 - 2 ** -53, 1, 1 + 2 ** -52, 2, 37, 1e9],
  ...[1e15, 2 ** 53, 1e200, 1e300, 1.7e308],
];
const anything = fc.oneof(
  fc.constantFrom(...corners, 0),
  fc.constantFrom(...corners).map((x) => -x),
  fc.double({ min: -690, max: 709, noNaN: true }).map(Math.exp),
);

/** Values of a parameter: the ends of its range and just inside, and corners. */
function valuesOf({ range, default: standard }: Parameter): fc.Arbitrary<number> {
  const ends = [range?.low, range?.high, standard].filter((end) => end !== undefined);
  const inside =
    range === undefined
      ? []
      : [
          fc
            .double({
              min: Math.log(Math.max(range.low ?? 1e-9, 1e-9)),
              max: Math.log(range.high ?? 1),
              noNaN: true,
            })
            .map(Math.exp),
        ];
  return fc.oneof(anything, ...inside, ...ends.map((end) => fc.constant(end)));
}

const byName = (names: readonly string[], values: readonly GivenArgument['value'][]): GivenArgument[] =>
  names.map((name, k) => ({ name, value: values[k]! }));

/** Calls of a family of numbers, valid or not: all its forms, and percentiles where it takes them. */
function callsOf(family: Family): fc.Arbitrary<GivenArgument[]> {
  const forms = family.forms ?? [family.parameters.map(({ name }) => name)];
  const calls = forms.map((form) =>
    fc
      .tuple(...form.map((name) => valuesOf(family.parameters.find((one) => one.name === name)!)))
      .map((values) => byName(form, values)),
  );
  // Ends that are nearly equal, and sorted ones, which chance alone seldom gives.
  const near = forms.map((form) =>
    fc.tuple(anything, fc.constantFrom(2 ** -52, 1e-12, 1e-3, 1, 1e6)).map(([start, part]) =>
      byName(
        form,
        form.map((_, k) => start + k * part * Math.abs(start)),
      ),
    ),
  );
  const percentiles = fc
    .tuple(anything, anything, fc.constantFrom('p5', 'p0.0001'), fc.constantFrom('p95', 'p99.9999'))
    .map(([low, high, a, b]) => byName([a, b], [low, high]));
  return fc.oneof(...calls, ...near, ...(family.percentiles === 'none' ? [] : [percentiles]));
}

const valid = (family: string, calls: fc.Arbitrary<GivenArgument[]>): fc.Arbitrary<DistributionSpec> =>
  calls.map((call) => specOrNull(family, call)).filter((spec) => spec !== null);

function specOrNull(family: string, call: readonly GivenArgument[]): DistributionSpec | null {
  try {
    return createSpec(family, call);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    for (const { rule } of error.problems) expect(rule).not.toMatch(/undefined|NaN/);
    return null;
  }
}

const ofNumbers = families.filter(({ parameters }) => parameters.every(({ kind }) => kind === 'number'));
const part = fc.oneof(...ofNumbers.map((family) => valid(family.name, callsOf(family))));
const list = fc.uniqueArray(anything, { minLength: 2, maxLength: 6 });
const weights = (count: number) =>
  fc.array(
    anything.map((x) => Math.abs(x)),
    { minLength: count, maxLength: count },
  );

/** Calls of the families that are made of lists or of other distributions. */
const composite: Readonly<Record<string, fc.Arbitrary<GivenArgument[]>>> = {
  discrete: list.chain((values) =>
    weights(values.length).map((given) => byName(['values', 'weights'], [values, given])),
  ),
  empirical: list.map((values) => byName(['values'], [values])),
  quantiles: fc.tuple(list, fc.constantFrom([], ['min'], ['max'], ['min', 'max'])).map(([values, ends]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const names = ['p0.001', 'p5', 'p30', 'p80', 'p95', 'p99.999'].slice(0, sorted.length);
    return [
      ...byName(names, sorted),
      ...ends.map((name) => ({ name, value: name === 'min' ? sorted[0]! - 1 : sorted.at(-1)! + 1 })),
    ];
  }),
  mixture: fc
    .tuple(fc.array(part, { minLength: 2, maxLength: 3 }), weights(3))
    .map(([parts, given]) => [
      ...parts.map((value) => ({ name: null, value })),
      { name: 'weights', value: given.slice(0, parts.length) },
    ]),
  truncate: fc
    .tuple(part, fc.constantFrom(1e-300, 1e-20, 1e-9, 0.3), fc.constantFrom('low', 'high'), fc.boolean())
    .map(([of, tail, end, isNested]): GivenArgument[] => {
      const { quantile, upperQuantile } = createDistribution(of);
      const at = (mass: number) => (end === 'low' ? upperQuantile(mass) : quantile(mass));
      const whole = [{ name: null, value: of }, ...byName([end], [at(tail)])];
      const inner = isNested
        ? specOrNull('truncate', [{ name: null, value: of }, ...byName([end], [at(0.5)])])
        : null;
      return inner === null ? whole : [{ name: null, value: inner }, ...byName([end], [at(tail)])];
    }),
};

const draws = 1024;
const runs = { numRuns: 8, seed: 2015, endOnFailure: true };

describe.each(families.map((family) => [family.name, family] as const))(
  '%s at its corners',
  (name, family) => {
    it('is refused with a reason, or drawn as its quantile function says', { timeout: 300_000 }, () => {
      fc.assert(
        fc.property(valid(name, composite[name] ?? callsOf(family)), (spec) => {
          const distribution = createDistribution(spec);
          checkMoments(distribution);
          const drawn = drawnOrNull(spec);
          if (drawn === null) return;
          const { uniforms, values } = drawn;
          const { method } = buildSampler(spec, 1);
          const off = values.findIndex((value, k) => !isRight(distribution, uniforms[k]!, value, method));
          expect(
            off < 0 ? null : [uniforms[off], values[off], exactAt(distribution, uniforms[off]!)],
          ).toBeNull();
        }),
        runs,
      );
    });
  },
);

/** Null where the budget of its table is not enough, which only what is made of others or of a user's points may come to. */
function drawnOrNull(spec: DistributionSpec): ReturnType<typeof draw> | null {
  try {
    return draw(spec, 'sobol', draws);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    expect(['quantiles', 'mixture', 'truncate']).toContain(spec.family);
    expect(error.message).toMatch(/cannot be drawn/);
    return null;
  }
}

function exactAt({ quantile, upperQuantile }: Distribution, u: number): number {
  return u <= 0.5 ? quantile(u) : upperQuantile(1 - u);
}

function checkMoments({ mean, sd, support }: Distribution): void {
  if (mean !== null) {
    const room = 1e-12 * Math.max(Math.abs(support[0]), Math.abs(support[1]));
    expect(Number.isFinite(mean)).toBe(true);
    expect(mean).toBeGreaterThanOrEqual(support[0] - (Number.isFinite(room) ? room : 0));
    expect(mean).toBeLessThanOrEqual(support[1] + (Number.isFinite(room) ? room : 0));
  }
  if (sd !== null) expect(sd >= 0 && Number.isFinite(sd)).toBe(true);
}

/** Values below this may lose their digits. */
const tiny = 1e-289;

/** Whether a drawn value is right: in the value, relative to the spread, or in the probability. */
function isRight(distribution: Distribution, u: number, value: number, method: SamplerMethod): boolean {
  const exact = exactAt(distribution, u);
  if (Object.is(value, exact) || value === exact) return true;
  if (Number.isNaN(value)) return false;
  const { cdf, survival, quantile, upperQuantile } = distribution;
  if (Math.abs(value) < tiny && Math.abs(exact) < tiny) return true;
  const size = Math.max(
    upperQuantile(0.25) / 2 - quantile(0.25) / 2,
    Math.abs(exact / 2 - quantile(0.5) / 2),
  );
  const apart = Math.abs(value / 2 - exact / 2);
  if (apart <= 1e-9 * size + 1e-14 * Math.abs(exact)) return true;
  // The error of ln x is one relative to x.
  if (method === 'log-table' && apart <= 0.5e-9 * Math.abs(exact)) return true;
  if (method === 'ceil-table' && apart <= 0.5 + 1e-9 * size) return true;
  const low = u <= 0.5;
  const tail = low ? u : 1 - u;
  return Math.abs((low ? cdf(value) : survival(value)) - tail) <= 1e-9 * tail;
}
