import { logGamma } from '../distributions/special/log-gamma.ts';
import { exp, ln, pow, square } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import { type Estimator, positives } from './estimator.ts';
import { maximize } from './maximize.ts';

/** Judgement: with less spread than this, relative to the values, their logarithm is a straight line. */
export const narrow = 1e-3;

const tooNarrow = ({ logVariance }: Column) =>
  logVariance > square(narrow) ? null : 'is normal where the spread is so small beside the values';

const lognormal: Estimator = {
  family: 'lognormal',
  positive: true,
  parameters: 2,
  refuses: tooNarrow,
  estimate: ({ count, logMean, logVariance }) => ({
    parameters: { mu: logMean, sigma: Math.sqrt(logVariance) },
    logLikelihood: (-count / 2) * (ln(2 * Math.PI * logVariance) + 1) - count * logMean,
  }),
  search: {
    from: ({ mu, sigma }, { logMean, logVariance }) => {
      const sd = Math.sqrt(logVariance);
      return [(mu! - logMean) / sd, ln(sigma! / sd)];
    },
    to: ([where, size], { logMean, logVariance }) => {
      const sd = Math.sqrt(logVariance);
      return { mu: logMean + where! * sd, sigma: exp(size!) * sd };
    },
    logLikelihood: ({ count, logMean, logVariance }, { mu, sigma }) =>
      (-count / 2) *
        (ln(2 * Math.PI * square(sigma!)) + (logVariance + square(logMean - mu!)) / square(sigma!)) -
      count * logMean,
  },
};

const exponential: Estimator = {
  family: 'exponential',
  positive: true,
  parameters: 1,
  estimate: ({ count, mean }) => ({
    parameters: { mean },
    logLikelihood: -count * (ln(mean) + 1),
  }),
  search: {
    ...positives('mean'),
    logLikelihood: (column, { mean }) => -column.count * (ln(mean!) + column.mean / mean!),
  },
};

const gammaLikelihood = ({ count, mean, logMean }: Column, shape: number, scale: number) =>
  count * ((shape - 1) * logMean - mean / scale - shape * ln(scale) - logGamma(shape));

const gamma: Estimator = {
  family: 'gamma',
  positive: true,
  parameters: 2,
  contains: ['exponential'],
  refuses: tooNarrow,
  estimate(column) {
    // For each shape the best scale is mean / shape.
    const at = (logShape: number) => {
      const shape = exp(logShape);
      return gammaLikelihood(column, shape, column.mean / shape);
    };
    const best = maximize(at, ln(1e-3), ln(1e6));
    const shape = exp(best);
    return { parameters: { shape, scale: column.mean / shape }, logLikelihood: at(best) };
  },
  search: {
    ...positives('shape', 'scale'),
    logLikelihood: (column, { shape, scale }) => gammaLikelihood(column, shape!, scale!),
  },
};

/** The mean of (x / the largest value)^shape. */
function meanPower({ logs, count }: Column, shape: number): number {
  const highest = logs?.at(-1) ?? 0;
  let sum = 0;
  for (const log of logs ?? []) sum += exp(shape * (log - highest));
  return sum / count;
}

const weibull: Estimator = {
  family: 'weibull',
  positive: true,
  parameters: 2,
  contains: ['exponential'],
  estimate(column) {
    const { count, logMean } = column;
    // The best scale for a shape k is the k-th root of the mean of x^k.
    const logScale = (shape: number) => ln(column.maximum) + ln(meanPower(column, shape)) / shape;
    const at = (logShape: number) => {
      const shape = exp(logShape);
      return count * (logShape - shape * logScale(shape) + (shape - 1) * logMean - 1);
    };
    const best = maximize(at, ln(0.02), ln(200));
    const shape = exp(best);
    return { parameters: { shape, scale: exp(logScale(shape)) }, logLikelihood: at(best) };
  },
  search: {
    ...positives('shape', 'scale'),
    logLikelihood: (column, { shape, scale }) =>
      column.count *
      (ln(shape!) -
        shape! * ln(scale!) +
        (shape! - 1) * column.logMean -
        meanPower(column, shape!) * pow(column.maximum / scale!, shape!)),
  },
};

/** Families above 0 without an upper end. */
export const positiveEstimators: readonly Estimator[] = [lognormal, exponential, gamma, weibull];
