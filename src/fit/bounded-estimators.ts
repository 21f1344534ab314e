import { logGamma } from '../distributions/special/log-gamma.ts';
import { ln, log1p } from '../elementary/elementary.ts';
import type { Estimator, Search } from './estimator.ts';
import { positives } from './estimator.ts';
import { searched } from './line-estimators.ts';
import { narrow } from './positive-estimators.ts';
import { triangular } from './triangular-estimator.ts';

const pareto: Estimator = {
  family: 'pareto',
  positive: true,
  parameters: 2,
  estimate({ count, minimum, logMean }) {
    const shape = 1 / (logMean - ln(minimum));
    return {
      parameters: { minimum, shape },
      logLikelihood: count * (ln(shape) + shape * ln(minimum) - (shape + 1) * logMean),
    };
  },
};

const uniform: Estimator = {
  family: 'uniform',
  positive: false,
  parameters: 2,
  estimate: ({ count, minimum, maximum }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * ln(maximum - minimum),
  }),
};

const loguniform: Estimator = {
  family: 'loguniform',
  positive: true,
  parameters: 2,
  refuses: ({ minimum, maximum }) =>
    maximum - minimum > narrow * maximum ? null : 'is uniform where the ends are so close',
  estimate: ({ count, minimum, maximum, logMean }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * (ln(ln(maximum / minimum)) + logMean),
  }),
};

const betaSearch: Search = {
  ...positives('alpha', 'beta'),
  logLikelihood: ({ count, logMean, distinct, counts }, { alpha, beta }) => {
    let complement = 0;
    for (const [i, x] of distinct.entries()) complement += counts[i]! * log1p(-x);
    const norm = logGamma(alpha! + beta!) - logGamma(alpha!) - logGamma(beta!);
    return count * (norm + (alpha! - 1) * logMean) + (beta! - 1) * complement;
  },
};

const beta: Estimator = {
  family: 'beta',
  positive: true,
  parameters: 2,
  refuses: ({ maximum }) => (maximum < 1 ? null : `needs values between 0 and 1; the largest is ${maximum}`),
  estimate(column) {
    // Start: the member with the same mean and variance.
    const { mean, variance } = column;
    const total = Math.max((mean * (1 - mean)) / variance - 1, 0.1);
    const { parameters, logLikelihood } = searched(betaSearch, column, {
      alpha: mean * total,
      beta: (1 - mean) * total,
    });
    return { parameters: { ...parameters, low: 0, high: 1 }, logLikelihood };
  },
};

/** Families with an end, or two. */
export const boundedEstimators: readonly Estimator[] = [pareto, uniform, loguniform, triangular, beta];
