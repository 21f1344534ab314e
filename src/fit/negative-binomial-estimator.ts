import { logGamma } from '../distributions/special/log-gamma.ts';
import { exp, ln } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import { fromOdds, logFactorials, notCounts, odds, timesLog, total } from './count-sums.ts';
import type { Estimator } from './estimator.ts';
import { maximize } from './maximize.ts';

function negativeBinomialLikelihood(column: Column, failures: number, probability: number): number {
  const { count, mean } = column;
  const ways = total(column, (x) => logGamma(x + failures)) - count * logGamma(failures);
  const chances = count * (failures * ln(probability) + timesLog(mean, 1 - probability));
  return ways - logFactorials(column) + chances;
}

/** Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), 5.8.3: for each number of failures the best mean is the column's. */
export const negativeBinomial: Estimator = {
  family: 'negative_binomial',
  positive: false,
  parameters: 2,
  contains: ['geometric', 'poisson'],
  refuses: (column) =>
    notCounts(column) ??
    (column.variance > column.mean
      ? null
      : 'needs a variance above the mean, as counts that are not independent have'),
  estimate(column) {
    const at = (logFailures: number) => {
      const failures = exp(logFailures);
      return negativeBinomialLikelihood(column, failures, failures / (failures + column.mean));
    };
    const best = maximize(at, ln(1e-3), ln(1e5));
    const failures = exp(best);
    return {
      parameters: { failures, probability: failures / (failures + column.mean) },
      logLikelihood: at(best),
    };
  },
  search: {
    from: ({ failures, probability }) => [ln(failures!), odds(probability!)],
    to: ([size, x]) => ({ failures: exp(size!), probability: fromOdds(x!) }),
    logLikelihood: (column, { failures, probability }) =>
      negativeBinomialLikelihood(column, failures!, probability!),
  },
};
