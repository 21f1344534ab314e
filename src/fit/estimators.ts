import { logGamma } from '../distributions/special/log-gamma.ts';
import type { Column } from './column-sums.ts';
import { maximize } from './maximize.ts';

/** The most likely member of a family. */
export interface Estimate {
  /** Canonical parameters, as the family's distribution takes them. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
}

/** How one family is fitted. */
export interface Estimator {
  /** The family's name in the table of distributions. */
  readonly family: string;
  /** True where all values must be above 0. */
  readonly positive: boolean;
  /** Parameters that are estimated. */
  readonly parameters: number;
  /** Maximum likelihood. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 and 2. */
  estimate(column: Column): Estimate;
}

const normal: Estimator = {
  family: 'normal',
  positive: false,
  parameters: 2,
  estimate: ({ count, mean, variance }) => ({
    parameters: { mean, sd: Math.sqrt(variance) },
    logLikelihood: (-count / 2) * (Math.log(2 * Math.PI * variance) + 1),
  }),
};

const lognormal: Estimator = {
  family: 'lognormal',
  positive: true,
  parameters: 2,
  estimate: ({ count, logMean, logVariance }) => ({
    parameters: { mu: logMean, sigma: Math.sqrt(logVariance) },
    logLikelihood: (-count / 2) * (Math.log(2 * Math.PI * logVariance) + 1) - count * logMean,
  }),
};

const exponential: Estimator = {
  family: 'exponential',
  positive: true,
  parameters: 1,
  estimate: ({ count, mean }) => ({
    parameters: { mean },
    logLikelihood: -count * (Math.log(mean) + 1),
  }),
};

const gamma: Estimator = {
  family: 'gamma',
  positive: true,
  parameters: 2,
  estimate({ count, mean, logMean }) {
    // For each shape the best scale is mean / shape.
    const at = (logShape: number) => {
      const shape = Math.exp(logShape);
      return count * (shape * Math.log(shape / mean) - logGamma(shape) + (shape - 1) * logMean - shape);
    };
    const best = maximize(at, Math.log(1e-3), Math.log(1e6));
    const shape = Math.exp(best);
    return { parameters: { shape, scale: mean / shape }, logLikelihood: at(best) };
  },
};

const weibull: Estimator = {
  family: 'weibull',
  positive: true,
  parameters: 2,
  estimate({ count, logs, logMean }) {
    const highest = logs?.at(-1) ?? 0;
    // The best scale for a shape k is the k-th root of the mean of x^k, taken relative to the largest value.
    const logScale = (shape: number) => {
      let sum = 0;
      for (const log of logs ?? []) sum += Math.exp(shape * (log - highest));
      return highest + Math.log(sum / count) / shape;
    };
    const at = (logShape: number) => {
      const shape = Math.exp(logShape);
      return count * (logShape - shape * logScale(shape) + (shape - 1) * logMean - 1);
    };
    const best = maximize(at, Math.log(0.02), Math.log(200));
    const shape = Math.exp(best);
    return { parameters: { shape, scale: Math.exp(logScale(shape)) }, logLikelihood: at(best) };
  },
};

const gumbel: Estimator = {
  family: 'gumbel',
  positive: false,
  parameters: 2,
  estimate({ sorted, count, mean, minimum, variance }) {
    // For each scale the best location makes the mean of exp((location - x) / scale) one.
    const locationFor = (scale: number) => {
      let sum = 0;
      for (const x of sorted) sum += Math.exp((minimum - x) / scale);
      return minimum - scale * Math.log(sum / count);
    };
    const at = (logScale: number) => {
      const scale = Math.exp(logScale);
      return -count * (logScale + (mean - locationFor(scale)) / scale + 1);
    };
    const middle = Math.log(variance) / 2;
    const best = maximize(at, middle - 4, middle + 2);
    const scale = Math.exp(best);
    return { parameters: { location: locationFor(scale), scale }, logLikelihood: at(best) };
  },
};

const pareto: Estimator = {
  family: 'pareto',
  positive: true,
  parameters: 2,
  estimate({ count, minimum, logMean }) {
    const shape = 1 / (logMean - Math.log(minimum));
    return {
      parameters: { minimum, shape },
      logLikelihood: count * (Math.log(shape) + shape * Math.log(minimum) - (shape + 1) * logMean),
    };
  },
};

const uniform: Estimator = {
  family: 'uniform',
  positive: false,
  parameters: 2,
  estimate: ({ count, minimum, maximum }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * Math.log(maximum - minimum),
  }),
};

const loguniform: Estimator = {
  family: 'loguniform',
  positive: true,
  parameters: 2,
  estimate: ({ count, minimum, maximum, logMean }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * (Math.log(Math.log(maximum / minimum)) + logMean),
  }),
};

/** Every family that is tried. */
export const estimators: readonly Estimator[] = [
  normal,
  lognormal,
  exponential,
  gamma,
  weibull,
  gumbel,
  pareto,
  uniform,
  loguniform,
];
