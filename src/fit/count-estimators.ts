import { logGamma } from '../distributions/special/log-gamma.ts';
import type { Column } from './column-sums.ts';
import { type Estimator, positives } from './estimator.ts';
import { maximize } from './maximize.ts';

/** The sum of f over the values. */
function total({ distinct, counts }: Column, f: (value: number) => number): number {
  return distinct.reduce((sum, value, i) => sum + counts[i]! * f(value), 0);
}

const logFactorials = (column: Column) => total(column, (x) => logGamma(x + 1));

/** `x ln y`, which is 0 where x is. */
const timesLog = (x: number, y: number) => (x === 0 ? 0 : x * Math.log(y));

function notCounts({ whole, minimum }: Column): string | null {
  if (!whole) return 'needs whole numbers';
  return minimum < 0 ? `needs counts from 0; the smallest is ${minimum}` : null;
}

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
  count * (Math.log(probability) + timesLog(mean, 1 - probability));

/** Probabilities as log-odds. */
const odds = (probability: number) => Math.log(probability) - Math.log1p(-probability);
const fromOdds = (x: number) => 1 / (1 + Math.exp(-x));

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

function negativeBinomialLikelihood(column: Column, failures: number, probability: number): number {
  const { count, mean } = column;
  const ways = total(column, (x) => logGamma(x + failures)) - count * logGamma(failures);
  const chances = count * (failures * Math.log(probability) + timesLog(mean, 1 - probability));
  return ways - logFactorials(column) + chances;
}

/** Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), 5.8.3: for each number of failures the best mean is the column's. */
const negativeBinomial: Estimator = {
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
      const failures = Math.exp(logFailures);
      return negativeBinomialLikelihood(column, failures, failures / (failures + column.mean));
    };
    const best = maximize(at, Math.log(1e-3), Math.log(1e5));
    const failures = Math.exp(best);
    return {
      parameters: { failures, probability: failures / (failures + column.mean) },
      logLikelihood: at(best),
    };
  },
  search: {
    from: ({ failures, probability }) => [Math.log(failures!), odds(probability!)],
    to: ([size, x]) => ({ failures: Math.exp(size!), probability: fromOdds(x!) }),
    logLikelihood: (column, { failures, probability }) =>
      negativeBinomialLikelihood(column, failures!, probability!),
  },
};

/** With more trials than this for each success a binomial is a Poisson. */
const mostTrials = 1000;

const binomial: Estimator = {
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
    const near = Math.exp(
      maximize((log) => at(Math.max(Math.exp(log), maximum)), Math.log(Math.max(maximum, 1)), Math.log(high)),
    );
    const candidates = [Math.floor(near), Math.ceil(near), maximum].filter((trials) => trials >= maximum);
    const trials = candidates.reduce((a, b) => (at(b) > at(a) ? b : a));
    return { parameters: { trials, probability: mean / trials }, logLikelihood: at(trials) };
  },
};

const discreteUniform: Estimator = {
  family: 'discrete_uniform',
  positive: false,
  parameters: 2,
  refuses: ({ whole }) => (whole ? null : 'needs whole numbers'),
  estimate: ({ count, minimum, maximum }) => ({
    parameters: { low: minimum, high: maximum },
    logLikelihood: -count * Math.log(maximum - minimum + 1),
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
