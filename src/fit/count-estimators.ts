import { ln } from '../elementary/elementary.ts';
import { binomial } from './binomial-estimator.ts';
import type { Column } from './column-sums.ts';
import { fromOdds, logFactorials, notCounts, odds, timesLog } from './count-sums.ts';
import { type Estimator, positives } from './estimator.ts';
import { negativeBinomial } from './negative-binomial-estimator.ts';

const bernoulli: Estimator = {
  family: 'bernoulli',
  positive: false,
  parameters: 1,
  refuses: ({ distinct }) => (distinct.every((x) => x === 0 || x === 1) ? null : 'needs flags, 0 or 1'),
  estimate: ({ count, mean }) => ({
    parameters: { probability: mean },
    logLikelihood: count * (timesLog(mean, mean) + timesLog(1 - mean, 1 - mean)),
  }),
};

const poissonLikelihood = (column: Column, mean: number) =>
  column.count * (timesLog(column.mean, mean) - mean) - logFactorials(column);

const poisson: Estimator = {
  family: 'poisson',
  positive: false,
  parameters: 1,
  refuses: notCounts,
  estimate: (column) => ({
    parameters: { mean: column.mean },
    logLikelihood: poissonLikelihood(column, column.mean),
  }),
  search: {
    ...positives('mean'),
    logLikelihood: (column, { mean }) => poissonLikelihood(column, mean!),
  },
};

const geometricLikelihood = ({ count, mean }: Column, probability: number) =>
  count * (ln(probability) + timesLog(mean, 1 - probability));

const geometric: Estimator = {
  family: 'geometric',
  positive: false,
  parameters: 1,
  refuses: notCounts,
  estimate: (column) => {
    const probability = 1 / (1 + column.mean);
    return { parameters: { probability }, logLikelihood: geometricLikelihood(column, probability) };
  },
  search: {
    from: ({ probability }) => [odds(probability!)],
    to: ([x]) => ({ probability: fromOdds(x!) }),
    logLikelihood: (column, { probability }) => geometricLikelihood(column, probability!),
  },
};

const discreteUniform: Estimator = {
  family: 'discrete_uniform',
  positive: false,
  parameters: 2,
  refuses: ({ whole }) => (whole ? null : 'needs whole numbers'),
  estimate: ({ count, minimum, maximum }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * ln(maximum - minimum + 1),
  }),
};

/** Families on the whole numbers. Source of the estimates: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005). */
export const countEstimators: readonly Estimator[] = [
  bernoulli,
  poisson,
  geometric,
  negativeBinomial,
  binomial,
  discreteUniform,
];
