import { describe, expect, it } from 'vitest';
import { createDistribution } from './create-distribution.ts';
import { createSpec } from './create-spec.ts';
import type { GivenArgument } from './given.ts';
import { ParameterError, type ParameterProblem } from './parameter-error.ts';

type Value = GivenArgument['value'];
const at = (...values: Value[]): GivenArgument[] => values.map((value) => ({ name: null, value }));
const by = (named: Readonly<Record<string, Value>>): GivenArgument[] =>
  Object.entries(named).map(([name, value]) => ({ name, value }));

function problemsOf(family: string, given: readonly GivenArgument[]): readonly ParameterProblem[] {
  try {
    createSpec(family, given);
  } catch (error) {
    if (error instanceof ParameterError) return error.problems;
    throw error;
  }
  return [];
}

const normal = createSpec('normal', at(0, 1));

describe('createSpec', () => {
  it('takes arguments by position, by name and mixed, and fills in defaults', () => {
    const expected = { family: 'pert', parameters: { low: 1, mode: 3, high: 10, lambda: 4 } };
    expect(createSpec('pert', at(1, 3, 10))).toEqual(expected);
    expect(createSpec('pert', by({ high: 10, low: 1, mode: 3 }))).toEqual(expected);
    expect(createSpec('pert', [...at(1, 3), ...by({ high: 10, lambda: 4 })])).toEqual(expected);
  });

  it.each([
    ['normal', by({ p10: 1, p90: 4 }), 0.1, 1, 0.9, 4],
    ['normal', by({ 'p97.5': 4, 'p2.5': 1 }), 0.025, 1, 0.975, 4],
    ['lognormal', by({ p5: 10, p95: 100 }), 0.05, 10, 0.95, 100],
    ['logistic', by({ p25: -2, p99: 7 }), 0.25, -2, 0.99, 7],
    ['beta', by({ p5: 0.1, p95: 0.3 }), 0.05, 0.1, 0.95, 0.3],
    ['beta', by({ p5: 0.001, p95: 0.999 }), 0.05, 0.001, 0.95, 0.999],
    ['beta', by({ p10: 0.9, p90: 0.9001 }), 0.1, 0.9, 0.9, 0.9001],
    ['beta', by({ p5: 20, p50: 30, low: 0, high: 100 }), 0.05, 20, 0.5, 30],
    ['quantiles', by({ p10: 3, p50: 4, 'p99.9': 9, min: 1 }), 0.1, 3, 0.999, 9],
    ['to', at(10, 100), 0.05, 10, 0.95, 100],
  ])('passes %s through the percentiles %j', (family, given, pa, xa, pb, xb) => {
    const distribution = createDistribution(createSpec(family, given));
    expect(Math.abs(distribution.quantile(pa) / xa - 1)).toBeLessThan(1e-12);
    expect(Math.abs(distribution.quantile(pb) / xb - 1)).toBeLessThan(1e-12);
  });

  it('sorts and merges what is discrete', () => {
    expect(createSpec('discrete', at([3, 1, 3, 5], [1, 2, 1, 0])).parameters).toEqual({
      values: [1, 3],
      weights: [0.5, 0.5],
    });
    expect(createSpec('empirical', by({ values: [3, 1, 2, 1] })).parameters).toEqual({
      values: [1, 1, 2, 3],
    });
  });

  it.each<[string, readonly GivenArgument[], number | null, string, string?]>([
    ['normla', at(0, 1), null, 'there is no such distribution', 'did you mean "normal"?'],
    ['normal', by({ maen: 0, sd: 1 }), 0, 'normal has no argument maen', 'did you mean "mean"?'],
    ['normal', by({ mean: 0, zz: 1 }), 1, 'normal has no argument zz', 'it takes mean=, sd='],
    ['normal', at(0, 1, 2), 2, 'normal takes at most 2 arguments by position: mean, sd'],
    ['normal', [...at(0, 1), ...by({ sd: 2 })], 2, 'sd is given twice'],
    ['normal', at(0), null, 'normal needs sd', 'as in normal(100, 15)'],
    ['normal', at(0, Number.NaN), 1, 'sd must be finite'],
    ['normal', at(Infinity, 1), 0, 'mean must be finite'],
    ['normal', at(0, 0), 1, 'sd must be above 0'],
    ['normal', at(0, [1]), 1, 'sd must be a number'],
    ['normal', at(normal, 1), 0, 'mean must be a number'],
    ['normal', by({ p5: 1 }), null, 'normal takes exactly two percentiles', 'write normal(p5=, p95=)'],
    [
      'normal',
      by({ p5: 3, p95: 3 }),
      1,
      'p95 must be above p5 = 3',
      'for no width at all write the number 3',
    ],
    ['normal', by({ p95: 3, p5: 4 }), 0, 'p95 must be above p5 = 4'],
    ['normal', by({ p0: 3, p95: 4 }), 0, 'a percentile must lie between 0 and 100, ends excluded'],
    [
      'normal',
      by({ mean: 3, p95: 4 }),
      null,
      'mean and percentiles do not go together',
      'write normal(p5=, p95=)',
    ],
    ['uniform', at(2, 2), 1, 'a distribution needs some width', 'write the number 2'],
    ['uniform', at(3, 2), 1, 'high must be above low = 3'],
    ['uniform', at(-1e308, 1e308), 1, 'high - low must be finite'],
    ['loguniform', at(0, 2), 0, 'low must be above 0'],
    ['triangular', at(1, 5, 4), 2, 'high must not be below mode = 5'],
    ['trapezoidal', at(1, 3, 2, 4), 2, 'right must not be below left = 3'],
    ['pert', at(1, 2, 3, 0), 3, 'lambda must be above 0'],
    ['lognormal', by({ mean: 1, sigma: 2 }), null, 'mean, sigma do not go together'],
    ['lognormal', by({ median: 1, gsd: 1 }), 1, 'gsd must be above 1'],
    ['lognormal', by({ p5: -1, p95: 1 }), 0, 'a lognormal value must be above 0', 'write normal(p5=, p95=)'],
    ['beta', by({ p5: 10, p95: 0.5 }), 0, 'p5 must lie between low = 0 and high = 1', 'write low= and high='],
    ['poisson', at(1e16), 0, 'mean must be at most 1e15'],
    ['binomial', at(2.5, 0.3), 0, 'trials must be a whole number'],
    ['binomial', at(2, 1.3), 1, 'probability must lie between 0 and 1'],
    [
      'bernoulli',
      at(1),
      0,
      'with probability 1 the outcome is certain',
      'write the number that it always is',
    ],
    ['discrete', at([1, 2], [1]), 1, 'there must be as many weights as values: 2, not 1'],
    ['discrete', at([1, 2], [1, -1]), 1, 'weights must not be negative: -1'],
    ['discrete', at([1, 2], [0, 0]), 1, 'at least one weight must be above 0'],
    ['discrete', at([1, 1]), 0, 'a distribution needs some width', 'write the number 1'],
    ['discrete', at(1, 2), 0, 'values must be a list of numbers, [1, 2, 3]'],
    ['quantiles', by({ p5: 1 }), null, 'quantiles needs at least two percentiles'],
    ['quantiles', by({ p5: 1, p50: 1 }), 1, 'p50 must be above p5 = 1'],
    ['quantiles', by({ p5: 1, 'p5.0': 2 }), 1, 'p5.0 is given twice'],
    [
      'quantiles',
      by({ p100: 1, p50: 1 }),
      0,
      'a percentile must lie between 0 and 100, ends excluded',
      'write max=',
    ],
    ['quantiles', by({ p5: 1, p50: 2, min: 1 }), 2, 'min must be below p5 = 1'],
    ['quantiles', at(1, 2), 0, 'quantiles takes its arguments by name'],
    ['empirical', by({ values: [1] }), 0, 'a distribution of data needs at least 2 values'],
    ['mixture', at(normal), 0, 'a mixture needs at least 2 distributions'],
    [
      'mixture',
      [...at(normal, normal), ...by({ weights: [1] })],
      2,
      'there must be as many weights as distributions: 2, not 1',
    ],
    ['mixture', at(normal, [3]), 1, 'distributions must be a distribution'],
    ['mixture', at(3, 3), null, 'a distribution needs some width', 'write the number 3'],
    [
      'mixture',
      [...at(3, normal), ...by({ weights: [1, 0] })],
      null,
      'a distribution needs some width',
      'write the number 3',
    ],
    [
      'truncate',
      [...at(3), ...by({ low: 1 })],
      0,
      'distribution must be a distribution',
      'write the number 3 alone',
    ],
    [
      'truncate',
      [...at(createSpec('mixture', at(0, normal))), ...by({ low: 0, high: 1e-320 })],
      null,
      'a distribution needs some width',
      'write the number 0',
    ],
    ['poisson', at(0), 0, 'mean must be above 0', 'write the number 0'],
    ['binomial', at(0, 0.5), 0, 'trials must be above 0', 'write the number 0'],
    [
      'binomial',
      at(3, 1),
      1,
      'with probability 1 the outcome is certain',
      'write the number that it always is',
    ],
    [
      'bernoulli',
      at(0),
      0,
      'with probability 0 the outcome is certain',
      'write the number that it always is',
    ],
    [
      'geometric',
      at(1),
      0,
      'with probability 1 the outcome is certain',
      'write the number that it always is',
    ],
    ['geometric', at(1e-13), 0, 'probability must be at least 1e-12'],
    ['negative_binomial', at(0, 0.5), 0, 'failures must be above 0', 'write the number 0'],
    ['chi_square', at(0), 0, 'df must be above 0'],
    ['discrete_uniform', at(1, 1), 1, 'a distribution needs some width', 'write the number 1'],
    ['discrete_uniform', at(1, 2.5), 1, 'high must be a whole number'],
    ['discrete_uniform', at(-1e16, 2), 0, 'low must be at least -1e15'],
    ['truncate', at(normal), null, 'truncate needs low=, high= or both'],
    ['truncate', [...at(normal), ...by({ low: 50 })], null, 'there is no mass between the ends'],
    [
      'truncate',
      [...at(createSpec('poisson', at(3))), ...by({ low: 1.5, high: 2.5 })],
      null,
      'a distribution needs some width',
      'write the number 2',
    ],
    ['to', at(5, 5), 1, 'an interval needs some width', 'write the number 5'],
    ['to', at(-5, 5), 0, '"a to b" is lognormal: both ends must be positive', 'write normal(p5=-5, p95=5)'],
    ['to', at(5, 1), 1, 'the second end of an interval must be the larger', 'write 1 to 5'],
  ])('refuses %s(%j)', (family, given, argument, rule, hint) => {
    const [problem] = problemsOf(family, given);
    expect(problem).toMatchObject({ argument, rule, ...(hint === undefined ? {} : { hint }) });
  });

  it('refuses positional lognormal and says what to write', () => {
    const [problem] = problemsOf('lognormal', at(1, 2));
    expect(problem?.hint).toContain('lognormal(mean=, sd=)');
  });

  it('reports everything that is wrong at once', () => {
    expect(problemsOf('gamma', at(-1, 0)).map(({ argument }) => argument)).toEqual([0, 1]);
    expect(problemsOf('normal', by({ a: 1, b: 2 })).map(({ argument }) => argument)).toEqual([0, 1]);
  });
});
