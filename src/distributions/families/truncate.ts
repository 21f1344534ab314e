import type { DistributionSpec } from '../distribution.ts';
import type { Family } from '../family.ts';
import { once } from '../quantile-moments.ts';
import { truncatedMoments } from '../truncated-moments.ts';
import { truncatedShape } from '../truncated-shape.ts';

export const truncate: Family = {
  name: 'truncate',
  explanation: 'Another distribution, given that the value lies between two ends, which are included.',
  parameters: [
    { name: 'distribution', kind: 'distribution', explanation: 'the distribution to cut', positional: true },
    { name: 'low', kind: 'number', explanation: 'smallest value', optional: true, positional: false },
    { name: 'high', kind: 'number', explanation: 'largest value', optional: true, positional: false },
  ],
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
    if (!(shape.mass > 0)) {
      const { quantile, upperQuantile } = create(of);
      const hint = `nearly all of it lies between ${quantile(1e-6)} and ${upperQuantile(1e-6)}`;
      given.refuse('', 'there is no mass between the ends', hint);
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
