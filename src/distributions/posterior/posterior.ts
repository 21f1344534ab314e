import { exp } from '../../elementary/elementary.ts';
import type { Distribution, DistributionSpec } from '../distribution.ts';
import { type Create, type Parameters, quantilesOfTails, type Shape } from '../family.ts';
import { momentsOfQuantiles, once } from '../quantile-moments.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';
import { integralOf, type RunningIntegral } from './integral-of.ts';
import { likelihoodShape } from './likelihood.ts';

/** A distribution that nobody writes: of an input of which something was seen. */
export const posteriorName = 'posterior';

/** What an input was thought to be, and what was seen of it. */
export interface SeenInput {
  readonly prior: DistributionSpec;
  /** Base units in one of the unit that `prior` is in. */
  readonly scale: number;
  /** In base units; its family is the kind of the likelihood. */
  readonly likelihood: DistributionSpec;
}

/**
 * The distribution of an input of which something was seen; null where that can hardly be. `distribution` is as a rule what it was
 * thought to be, or another one that is drawn by the same uniforms, as that of a scenario that extends the first: the past is the
 * same, whatever the input is to be. Both are continuous.
 */
export function posteriorOf(
  distribution: DistributionSpec,
  seen: SeenInput,
  create: Create,
): DistributionSpec | null {
  if (observedDeviates(seen, create) === null) return null;
  return { family: posteriorName, parameters: { distribution, ...seen } };
}

/** ln of the largest weight that counts as none: what is likely to a lesser degree cannot be told from what cannot be. */
const faintest = -600;
/** Normal deviates beyond which no double lies. */
const mostDeviates = 37.5;
/** Standard deviations of the error at which the likelihood is looked at, to find where it is narrow. */
const deviations = [0, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 38];

interface ObservedDeviates {
  readonly integral: RunningIntegral;
  readonly low: number;
  readonly high: number;
}

/** How probable each uniform of an input is after what was seen, as normal deviates; null where it can hardly be. */
function observedDeviates({ prior, scale, likelihood }: SeenInput, create: Create): ObservedDeviates | null {
  const of = create(prior);
  const { log, around, range } = likelihoodShape(likelihood);
  const weight = (z: number) => log(atDeviate(of, z) * scale) - (z * z) / 2;
  const [low, high] = range.map((end) => deviateOf(of, end / scale)) as [number, number];
  if (!(low < high)) return null;
  const edges = [
    ...Array.from({ length: 2 * mostDeviates + 1 }, (_, k) => k - mostDeviates),
    ...[...deviations, ...deviations.map((z) => -z)].map((z) => deviateOf(of, around(z) / scale)),
    ...of.kinks.map(normalQuantile),
  ];
  const inside = new Set([low, high, ...edges.filter((z) => z > low && z < high)]);
  const ascending = [...inside].sort((a, b) => a - b);
  const middles = ascending.slice(1).map((z, k) => (z + ascending[k]!) / 2);
  const largest = [...ascending, ...middles].reduce(
    (most, z) => Math.max(most, weight(z)),
    Number.NEGATIVE_INFINITY,
  );
  if (!(largest > faintest)) return null;
  const integral = integralOf((z) => exp(weight(z) - largest), ascending);
  return integral.total > 0 ? { integral, low, high } : null;
}

/** The functions of what `posteriorOf` describes. */
export function buildPosterior(parameters: Parameters, create: Create): Shape {
  const { distribution, ...seen } = parameters as unknown as SeenInput & { distribution: DistributionSpec };
  const of = create(distribution);
  const deviates = observedDeviates(seen, create);
  if (deviates === null) throw new Error('what was observed is nearly impossible');
  const { integral, low, high } = deviates;
  const { total } = integral;
  const support: [number, number] = [
    low <= -mostDeviates ? of.support[0] : atDeviate(of, low),
    high >= mostDeviates ? of.support[1] : atDeviate(of, high),
  ];
  const cdf = (x: number) =>
    x >= support[1] ? 1 : x < support[0] ? 0 : integral.below(deviateOf(of, x)) / total;
  const survival = (x: number) =>
    x >= support[1] ? 0 : x < support[0] ? 1 : integral.above(deviateOf(of, x)) / total;
  const quantiles = quantilesOfTails(
    (u) => (u === 0 ? support[0] : atDeviate(of, integral.atBelow(u * total))),
    (s) => (s === 0 ? support[1] : atDeviate(of, integral.atAbove(s * total))),
  );
  const kinks = [...new Set([...of.kinks, ...create(seen.prior).kinks])]
    .map((kink) => integral.below(normalQuantile(kink)) / total)
    .filter((kink) => kink > 0 && kink < 1)
    .sort((a, b) => a - b);
  const moments = once(() => momentsOfQuantiles({ ...quantiles, kinks }));
  return {
    support,
    kinks,
    cdf,
    survival,
    ...quantiles,
    get mean() {
      return moments().mean;
    },
    get sd() {
      return moments().sd;
    },
  };
}

/** The value at a normal deviate, from the tail in which it lies. */
function atDeviate({ quantile, upperQuantile }: Distribution, z: number): number {
  return z <= 0 ? quantile(normalCdf(z)) : upperQuantile(normalCdf(-z));
}

/** The normal deviate of a value, from the tail in which it lies. */
function deviateOf({ cdf, survival }: Distribution, x: number): number {
  const below = cdf(x);
  const z = below <= 0.5 ? normalQuantile(below) : -normalQuantile(survival(x));
  return Math.min(mostDeviates, Math.max(-mostDeviates, z));
}
