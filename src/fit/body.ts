import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { largestBelow } from '../distributions/neighbours.ts';
import { ln } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import type { Estimator, FittedParameters } from './estimator.ts';
import { climb } from './simplex.ts';

/** Ends that no value can lie beyond; left out where there is none. */
export interface Ends {
  readonly low?: number;
  readonly high?: number;
}

/** A family's most likely member between two ends. */
export interface Body {
  readonly spec: DistributionSpec;
  /** Of the family itself, where it is cut off. */
  readonly parameters: FittedParameters;
  readonly logLikelihood: number;
}

/** A run has at most 2^40 draws: mass below this gives none beyond the ends. */
const negligible = 2 ** -40;
/** Judgement: a family of which hardly anything lies between the ends only lends its tail, which another family has as well. */
const leastMass = 0.05;

/**
 * Fits a family so that no value lies beyond the ends: as it is where it has none there, else cut off there, by maximum
 * likelihood of the family given that a value lies between them. Null where the family cannot be cut off, or hardly
 * anything of it would be left.
 */
export function fitBody(
  estimator: Estimator,
  column: Column,
  { low = -Infinity, high = Infinity }: Ends,
): Body | null {
  const { family, search } = estimator;
  const plain = estimator.estimate(column);
  const massOf = (parameters: FittedParameters) => {
    const { cdf, survival } = createDistribution({ family, parameters });
    return {
      below: low === -Infinity ? 0 : cdf(largestBelow(low)),
      above: high === Infinity ? 0 : survival(high),
    };
  };
  const beyond = massOf(plain.parameters);
  if (!(beyond.below + beyond.above > negligible))
    return { spec: { family, parameters: plain.parameters }, ...plain };
  if (search === undefined) return null;
  const keptBy = (parameters: FittedParameters) => {
    const { below, above } = massOf(parameters);
    return 1 - below - above;
  };
  const logLikelihood = (parameters: FittedParameters) => {
    const mass = keptBy(parameters);
    return mass > leastMass ? search.logLikelihood(column, parameters) - column.count * ln(mass) : -Infinity;
  };
  const best = climb((free) => logLikelihood(search.to(free, column)), search.from(plain.parameters, column));
  const parameters = search.to(best, column);
  const likely = logLikelihood(parameters);
  if (!Number.isFinite(likely) || keptBy(parameters) < 1.1 * leastMass) return null;
  return { spec: cutOff({ family, parameters }, { low, high }), parameters, logLikelihood: likely };
}

/** A distribution cut off at the ends beyond which it has more than a negligible mass. */
export function cutOff(
  distribution: DistributionSpec,
  { low = -Infinity, high = Infinity }: Ends,
): DistributionSpec {
  const { cdf, survival } = createDistribution(distribution);
  const cut = {
    ...(low > -Infinity && cdf(largestBelow(low)) > negligible / 2 ? { low } : {}),
    ...(high < Infinity && survival(high) > negligible / 2 ? { high } : {}),
  };
  if (Object.keys(cut).length === 0) return distribution;
  return { family: 'truncate', parameters: { distribution, ...cut } };
}
