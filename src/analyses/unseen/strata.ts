import { createDistribution } from '../../distributions/create-distribution.ts';
import type { Distribution, DistributionSpec } from '../../distributions/distribution.ts';
import { largestBelow } from '../../distributions/neighbours.ts';
import { atomsOf, hasOnlyAtoms } from '../../plan/distribution-atoms.ts';

/**
 * Expected hits up to which a part of an input's values is rare. Judgement: of 16 expected hits fewer than 4 are seen once
 * in 10,000 runs; from there on the replicates' spread tells how well the run knows them.
 */
export const fewHits = 16;
/** Draws between the tails 2^-53. */
const smallestTail = 2 ** -53;
/** Values of their own that a part may list; more are taken as a tail. */
const mostPoints = 16;
/** Share of a component of a mixture that is left out on either side of it. */
const outsideOfPart = 1e-6;

/** A part of an input's values that a run draws seldom or never. Values are in the unit of the distribution. */
export interface Stratum {
  readonly side: 'lower' | 'upper' | 'inside';
  /** The part: values from `low` to `high`, both in it. */
  readonly low: number;
  readonly high: number;
  readonly probability: number;
  /** The nearest value that is not rare; null inside, where the draw itself is compared with. */
  readonly reference: number | null;
  /** All its values, each with its probability; null where `value` gives them by the probability of what lies beyond. */
  readonly points: readonly Point[] | null;
  readonly value: (tail: number) => number;
}

export interface Point {
  readonly value: number;
  readonly probability: number;
}

/**
 * The rare parts of a distribution in a run of so many draws: both its tails, and rare values or parts between others.
 * `unusual`: probability up to which values of distributions that have few are looked at, as two may be rare together.
 */
export function strataOf(spec: DistributionSpec, draws: number, unusual = 0): Stratum[] {
  const distribution = createDistribution(spec);
  const values = singleValues(distribution);
  const few = values !== null && values.length <= mostPoints;
  const edge = Math.min(Math.max(fewHits / draws, few ? unusual : 0), 0.1);
  const [low, high] = [distribution.quantile(edge), distribution.upperQuantile(edge)];
  const tails: Stratum[] = [
    {
      side: 'lower',
      low: Number.NEGATIVE_INFINITY,
      high: largestBelow(low),
      probability: distribution.cdf(largestBelow(low)),
      reference: low,
      points: pointsOf(distribution, values, (value) => value < low),
      value: distribution.quantile,
    },
    {
      side: 'upper',
      low: -largestBelow(-high),
      high: Number.POSITIVE_INFINITY,
      probability: distribution.survival(high),
      reference: high,
      points: pointsOf(distribution, values, (value) => value > high),
      value: distribution.upperQuantile,
    },
  ];
  const inside = [...rareValues(distribution, values, edge), ...rareComponents(spec, distribution, edge)];
  return [...tails, ...inside.filter((part) => part.low > low && part.high < high)].filter(
    ({ probability }) => probability > 0,
  );
}

/** Probability of what lies beyond the last value of a tail that is looked at. */
export const lastTail = ({ probability }: Stratum) => Math.min(smallestTail, probability / 2);

/** All values of a distribution that has single ones only; null where it has others, or too many. */
export function singleValues(distribution: Distribution): ArrayLike<number> | null {
  const { spec } = distribution;
  if (!hasOnlyAtoms(spec, (leaf) => createDistribution(leaf).discrete)) return null;
  if (Array.isArray(spec.parameters.values)) return spec.parameters.values as readonly number[];
  if (spec.family === 'bernoulli') return distribution.support;
  return atomsOf(distribution);
}

/** P(X = value), from the side on which it is accurate. */
export function probabilityAt({ cdf, survival }: Distribution, value: number): number {
  const before = largestBelow(value);
  return cdf(value) <= 0.5 ? cdf(value) - cdf(before) : survival(before) - survival(value);
}

function pointsOf(
  distribution: Distribution,
  values: ArrayLike<number> | null,
  isIn: (value: number) => boolean,
): Point[] | null {
  if (values === null) return null;
  const points = Array.from(values)
    .filter(isIn)
    .map((value) => ({ value, probability: probabilityAt(distribution, value) }));
  return points.length > mostPoints ? null : points.filter(({ probability }) => probability > 0);
}

/** Rare values between others that are not; many of them are like a density, and none is alone then. */
function rareValues(distribution: Distribution, values: ArrayLike<number> | null, edge: number): Stratum[] {
  if (values === null) return [];
  const rare = Array.from(values).filter((value) => probabilityAt(distribution, value) <= edge);
  if (rare.length > 2 * mostPoints) return [];
  return rare.map((value) => inside(value, value, probabilityAt(distribution, value), [value]));
}

/** Components of a mixture that are rare and lie apart from the others. */
function rareComponents({ parameters }: DistributionSpec, { cdf }: Distribution, edge: number): Stratum[] {
  const { components, weights } = parameters;
  if (!Array.isArray(components) || !Array.isArray(weights)) return [];
  return (components as readonly DistributionSpec[]).flatMap((component, index) => {
    if (Number(weights[index]) > edge) return [];
    const { quantile, upperQuantile } = createDistribution(component);
    const [low, high] = [quantile(outsideOfPart), upperQuantile(outsideOfPart)];
    const probability = cdf(high) - cdf(largestBelow(low));
    if (probability > edge || !(probability > 0)) return [];
    const values = Array.from({ length: mostPoints }, (_, k) => quantile((k + 0.5) / mostPoints));
    return [inside(low, high, probability, values)];
  });
}

function inside(low: number, high: number, probability: number, values: readonly number[]): Stratum {
  const points = values.map((value) => ({ value, probability: probability / values.length }));
  return { side: 'inside', low, high, probability, reference: null, points, value: () => low };
}
