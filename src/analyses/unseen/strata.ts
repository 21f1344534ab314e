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
/** Values up to which a distribution is looked at value by value. Judgement: each costs a look at all formulas. */
export const fewValues = 40;
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
 * The parts of a distribution that a run of so many draws may not show as often as they are: each value but the commonest
 * where there are few, else both tails, and rare values or parts between others.
 */
export function strataOf(spec: DistributionSpec, draws: number): Stratum[] {
  const distribution = createDistribution(spec);
  const values = singleValues(distribution);
  const strata =
    values !== null && values.length <= fewValues
      ? singleStrata(distribution, values)
      : [
          ...tailStrata(distribution, values, Math.min(fewHits / draws, 0.1)),
          ...rareComponents(spec, distribution, Math.min(fewHits / draws, 0.1)),
        ];
  return strata.filter(({ probability }) => probability > 0);
}

/** Every value but the commonest, which it is compared with. */
function singleStrata(distribution: Distribution, values: ArrayLike<number>): Stratum[] {
  const all = Array.from(values, (value) => ({ value, probability: probabilityAt(distribution, value) }));
  const commonest = all.reduce((most, one) => (one.probability > most.probability ? one : most));
  return all.flatMap(({ value, probability }) =>
    value === commonest.value ? [] : [part(value, value, [{ value, probability }], commonest.value)],
  );
}

function tailStrata(distribution: Distribution, values: ArrayLike<number> | null, edge: number): Stratum[] {
  const [low, high] = [distribution.quantile(edge), distribution.upperQuantile(edge)];
  return [
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
}

/** Probability of what lies beyond the last value of a tail that is looked at. */
export const lastTail = ({ probability }: Stratum) => Math.min(smallestTail, probability / 2);

/** All values of a distribution that has single ones only; null where it has others, or too many. */
export function singleValues(distribution: Distribution): ArrayLike<number> | null {
  const { spec } = distribution;
  if (!hasOnlyAtoms(spec, (leaf) => createDistribution(leaf).discrete)) return null;
  if (Array.isArray(spec.parameters.values)) return spec.parameters.values as readonly number[];
  if (spec.family === 'bernoulli') return distribution.support;
  const drawn = atomsOf(distribution);
  if (drawn === null || drawn.length > fewValues) return drawn;
  // What follows the last value that can be drawn is nearly all of the rest.
  const last = drawn[drawn.length - 1]!;
  const beyond = [1, 2, 3].map((step) => last + step);
  return [...drawn, ...beyond.filter((value) => value <= distribution.support[1])];
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

/** Components of a mixture that are rare and lie apart from the others. */
function rareComponents(
  { parameters }: DistributionSpec,
  { cdf, quantile: valueAt, upperQuantile: valueAbove }: Distribution,
  edge: number,
): Stratum[] {
  const { components, weights } = parameters;
  if (!Array.isArray(components) || !Array.isArray(weights)) return [];
  return (components as readonly DistributionSpec[]).flatMap((component, index) => {
    if (Number(weights[index]) > edge) return [];
    const { quantile, upperQuantile, support } = createDistribution(component);
    const low = Number.isFinite(support[0]) ? support[0] : quantile(outsideOfPart);
    const high = Number.isFinite(support[1]) ? support[1] : upperQuantile(outsideOfPart);
    const probability = cdf(high) - cdf(largestBelow(low));
    if (probability > edge || low < valueAt(edge) || high > valueAbove(edge)) return [];
    const values = Array.from({ length: mostPoints }, (_, k) => quantile((k + 0.5) / mostPoints));
    const points = [...new Set(values)].map((value) => ({
      value,
      probability: (probability * values.filter((other) => other === value).length) / values.length,
    }));
    return [part(low, high, points, null)];
  });
}

function part(low: number, high: number, points: readonly Point[], reference: number | null): Stratum {
  const probability = points.reduce((sum, point) => sum + point.probability, 0);
  return { side: 'inside', low, high, probability, reference, points, value: () => low };
}
