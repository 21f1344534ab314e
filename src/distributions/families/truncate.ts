import type { DistributionSpec } from '../distribution.ts';
import type { Family } from '../family.ts';
import { once } from '../quantile-moments.ts';
import { truncatedMoments } from '../truncated-moments.ts';
import { truncatedShape } from '../truncated-shape.ts';

/** Below it doubles lose the digits of a mass. */
const smallestMass = 1e-300;
/** A smaller part is a difference of two nearly equal masses: at this one 1e-10 of it are lost. */
const smallestShare = 1e-6;

export const truncate: Family = {
  name: 'truncate',
  explanation: 'Another distribution, given that the value lies between two ends, which are included.',
  parameters: [
    { name: 'distribution', kind: 'distribution', explanation: 'the distribution to cut', positional: true },
    { name: 'low', kind: 'number', explanation: 'smallest value', optional: true, positional: false },
    { name: 'high', kind: 'number', explanation: 'largest value', optional: true, positional: false },
  ],
  limits:
    'What is left must be 1e-300 of the distribution, and a millionth of the tail that it is cut out of.',
  example: 'truncate(normal(0, 1), low=-1, high=3)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), 13.10.1',
  discrete: false,
  percentiles: 'none',
  resolve(given, create) {
    const of = given.distributions('distribution')[0] as DistributionSpec;
    const ends = {
      ...(given.has('low') ? { low: given.number('low') } : {}),
      ...(given.has('high') ? { high: given.number('high') } : {}),
    };
    if (given.has('low') && given.has('high')) given.wide('low', 'high');
    else if (!given.has('low') && !given.has('high')) given.refuse('', 'truncate needs low=, high= or both');
    if (given.problems.length > 0) return {};
    const shape = truncatedShape(create(of), ends.low ?? -Infinity, ends.high ?? Infinity);
    const { mass, cutFrom } = shape;
    if (!(mass >= smallestMass)) {
      const { quantile, upperQuantile } = create(of);
      const hint = `nearly all of it lies between ${quantile(1e-6)} and ${upperQuantile(1e-6)}`;
      const rule =
        mass > 0
          ? `there is hardly any mass between the ends: ${mass.toPrecision(2)}`
          : 'there is no mass between the ends';
      given.refuse('', rule, hint);
    } else if (!create(of).discrete && mass < smallestShare * cutFrom) {
      const hint = 'the density is nearly even there: write uniform(low, high)';
      given.refuse('', 'the ends are too close together for double precision', hint);
    } else if (shape.support[0] === shape.support[1]) {
      given.refuse('', 'a distribution needs some width', `write the number ${shape.support[0]}`);
    }
    return { distribution: of, ...ends };
  },
  build(parameters, create) {
    const of = create(parameters.distribution as DistributionSpec);
    const low = (parameters.low as number | undefined) ?? -Infinity;
    const high = (parameters.high as number | undefined) ?? Infinity;
    const shape = truncatedShape(of, low, high);
    const moments = once(() => truncatedMoments(of, low, high, create));
    return {
      ...shape,
      discrete: of.discrete,
      get mean() {
        return moments().mean;
      },
      get sd() {
        return moments().sd;
      },
    };
  },
};
