import { createDistribution } from '../../distributions/create-distribution.ts';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { philoxDraw } from '../../sampling/philox.ts';

/** Keyed uniforms: number `index` of a stream. */
export const uniform = (index: number, stream = 11) => (philoxDraw(index, 7, stream) + 0.5) / 2 ** 52;

/** Values of a distribution at keyed uniforms. */
export function drawn(
  family: string,
  parameters: DistributionSpec['parameters'],
  count: number,
  stream = 11,
): number[] {
  const { quantile } = createDistribution({ family, parameters });
  return Array.from({ length: count }, (_, index) => quantile(uniform(index, stream)));
}

const lognormal = { mu: 6, sigma: 0.9 };
const count = 4000;

/** Columns that a log may hold, and which shape they come from; null: none of the families. */
export const columns: Readonly<
  Record<string, { readonly values: () => number[]; readonly shape: RegExp | null }>
> = {
  'zeros beside a lognormal': {
    values: () => drawn('lognormal', lognormal, count).map((value, i) => (uniform(i, 5) < 0.2 ? 0 : value)),
    shape: /^mixture\(0, lognormal\(.*weights=\[0\.(19|2).*\]/,
  },
  'counts until a success': {
    values: () => drawn('geometric', { probability: 0.2 }, count),
    shape: /^geometric\(probability=0\.(19|20)/,
  },
  flags: {
    values: () => drawn('bernoulli', { probability: 0.3 }, count),
    shape: /^bernoulli\(probability=0\.(29|3)/,
  },
  'two humps': {
    values: () =>
      drawn('normal', { mean: 0, sd: 1 }, count).map((z, i) => (uniform(i, 5) < 0.4 ? 10 + z : 20 + 2 * z)),
    shape: /^mixture\(normal\(.*\), normal\(.*\), weights=\[0\.[34]/,
  },
  'three humps': {
    values: () =>
      drawn('normal', { mean: 0, sd: 1 }, count).map((z, i) => z + 10 * Math.floor(3 * uniform(i, 5))),
    shape: null,
  },
  'far from 0': {
    values: () => Array.from({ length: count }, (_, i) => Number((1000000.1 + 0.2 * uniform(i)).toFixed(4))),
    shape: /^uniform\(low=1000000\.1\d*, high=1000000\.\d+\)$/,
  },
  'a bell far from 0': {
    values: () => drawn('gumbel', { location: 1e9, scale: 0.01 }, count),
    shape: /^gumbel\(location=(999999999\.99|1000000000)/,
  },
  'tokens up to a cap': {
    values: () => drawn('lognormal', lognormal, 5000).map((value) => Math.min(Math.round(value), 1024)),
    shape: /^mixture\(1024, truncate\(lognormal\(.*\), high=1024\), weights=\[0\.1/,
  },
  'tokens with a heavy tail': {
    values: () => drawn('lognormal', { mu: 6, sigma: 1.5 }, count).map(Math.round),
    shape: /^lognormal\(/,
  },
  'cut off': {
    values: () => drawn('lognormal', lognormal, 6000).filter((value) => value <= 700),
    shape: /^truncate\(lognormal\(.*\), high=[67]\d\d/,
  },
  'above 0 only': {
    values: () => drawn('normal', { mean: 5, sd: 4 }, 6000).filter((value) => value >= 0),
    shape: /^truncate\(normal\(.*\), low=0\)$/,
  },
  'heavy on both sides, above 0 only': {
    values: () => drawn('student_t', { df: 3, location: 40, scale: 2 }, count).filter((value) => value >= 0),
    shape:
      /^truncate\(student_t\(df=(2\.[5-9]|3\.)\S*, location=(39\.9|40)\S*, scale=(1\.9|2)\S*\), low=0\)$/,
  },
  'counts of rare events': { values: () => drawn('poisson', { mean: 3.2 }, count), shape: /^poisson\(/ },
  'counts that come together': {
    values: () => drawn('negative_binomial', { failures: 2.5, probability: 0.3 }, count),
    shape: /^negative_binomial\(/,
  },
  'counts out of twelve': {
    values: () => drawn('binomial', { trials: 12, probability: 0.4 }, count),
    shape: /^binomial\(trials=1\d, /,
  },
  'a die': {
    values: () => drawn('discrete_uniform', { low: 1, high: 6 }, count),
    shape: /^discrete_uniform\(low=1, high=6\)$/,
  },
  'no retries, or a few': {
    values: () => drawn('poisson', { mean: 6 }, count).map((value, i) => (uniform(i, 5) < 0.5 ? 0 : value)),
    shape: /^mixture\(0, truncate\(poisson\(.*\), low=1\), weights=\[0\.[45]/,
  },
  shares: {
    values: () => drawn('beta', { alpha: 2, beta: 5, low: 0, high: 1 }, count),
    shape: /^beta\(alpha=[\d.]+, beta=[\d.]+\)$/,
  },
};
