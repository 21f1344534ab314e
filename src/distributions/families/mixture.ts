import type { DistributionSpec } from '../distribution.ts';
import { type Family, quantilesOfTails } from '../family.ts';
import { mixtureQuantiles } from '../mixture-quantiles.ts';
import { momentsOfParts } from '../moments.ts';
import { once } from '../quantile-moments.ts';
import { onlyValue, pointMass } from '../point-mass.ts';
import { checkWeights, normalized } from '../weights.ts';

/** Every part is asked for every point of the quantile table: a thousand take some seconds. Judgement. */
const mostParts = 1000;

export const mixture: Family = {
  name: 'mixture',
  explanation:
    'One of several distributions, each with its weight: this happens or that. A number is always that value.',
  parameters: [
    {
      name: 'distributions',
      kind: 'distribution',
      explanation: 'two or more distributions or numbers',
      positional: true,
      repeated: true,
      pointMass: true,
    },
    {
      name: 'weights',
      kind: 'list',
      explanation: 'their weights, which need not add up to 1; equal when left out',
      optional: true,
      positional: false,
    },
  ],
  example: 'mixture(normal(0, 1), normal(10, 2), weights=[3, 1])',
  source: 'definition',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    const components = given.distributions('distributions').map(pointMass);
    if (components.length < 2) given.refuse('distributions', 'a mixture needs at least 2 distributions');
    if (components.length > mostParts)
      given.refuse(
        'distributions',
        `a mixture has at most ${mostParts} distributions`,
        'write many values as empirical(file=, column=)',
      );
    const weights = given.has('weights') ? given.list('weights') : components.map(() => 1);
    checkWeights(given, weights, components.length, 'distributions');
    const positive = weights.filter((weight) => weight > 0);
    const parts = components.filter((_, i) => weights[i]! > 0);
    const only = onlyValue(parts);
    if (given.problems.length === 0 && only !== null)
      given.refuse('', 'a distribution needs some width', `write the number ${only}`);
    return { components: parts, weights: normalized(positive) };
  },
  build(parameters, create) {
    const components = (parameters.components as readonly DistributionSpec[]).map(create);
    const weights = parameters.weights as readonly number[];
    const sum = (value: (i: number) => number) =>
      weights.reduce((total, weight, i) => total + weight * value(i), 0);
    const cdf = (x: number) => sum((i) => components[i]!.cdf(x));
    const survival = (x: number) => sum((i) => components[i]!.survival(x));
    const moments = once(() =>
      momentsOfParts(components.map(({ mean, sd }, i) => ({ weight: weights[i]!, mean, sd }))),
    );
    const hasAtoms = components.some((component) => component.discrete);
    const bends = components.flatMap((component) => [
      ...component.support.filter(Number.isFinite),
      ...component.kinks.map((kink) => component.quantile(kink)),
    ]);
    const kinks = [...new Set(bends.map(cdf))].filter((u) => u > 0 && u < 1).sort((a, b) => a - b);
    const { lower, upper } = mixtureQuantiles(components, cdf, survival);
    return {
      support: [
        Math.min(...components.map(({ support }) => support[0])),
        Math.max(...components.map(({ support }) => support[1])),
      ],
      get mean() {
        return moments().mean;
      },
      get sd() {
        return moments().sd;
      },
      discrete: hasAtoms,
      kinks: hasAtoms ? [] : kinks,
      cdf,
      survival,
      ...quantilesOfTails(lower, upper),
    };
  },
};
