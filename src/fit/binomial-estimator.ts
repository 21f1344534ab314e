import { logGamma } from '../distributions/special/log-gamma.ts';
import { exp, ln } from '../elementary/elementary.ts';
import { logFactorials, notCounts, timesLog, total } from './count-sums.ts';
import type { Estimator } from './estimator.ts';
import { maximize } from './maximize.ts';

/** With more trials than this for each success a binomial is a Poisson. */
const mostTrials = 1000;

export const binomial: Estimator = {
  family: 'binomial',
  positive: false,
  parameters: 2,
  contains: ['poisson', 'bernoulli'],
  refuses: (column) =>
    notCounts(column) ??
    (column.variance < column.mean
      ? null
      : 'needs a variance below the mean, as a count out of a fixed number has'),
  estimate(column) {
    const { count, mean, maximum } = column;
    const at = (trials: number) => {
      const p = mean / trials;
      const ways =
        count * logGamma(trials + 1) - logFactorials(column) - total(column, (x) => logGamma(trials - x + 1));
      return ways + count * (timesLog(mean, p) + timesLog(trials - mean, 1 - p));
    };
    const high = Math.max(maximum, 1) * mostTrials;
    const near = exp(maximize((log) => at(Math.max(exp(log), maximum)), ln(Math.max(maximum, 1)), ln(high)));
    const candidates = [Math.floor(near), Math.ceil(near), maximum].filter((trials) => trials >= maximum);
    const trials = candidates.reduce((a, b) => (at(b) > at(a) ? b : a));
    return { parameters: { trials, probability: mean / trials }, logLikelihood: at(trials) };
  },
};
