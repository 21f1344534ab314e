import { logGamma } from '../distributions/special/log-gamma.ts';
import { exp, ln, log1p, square } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import { type Estimate, type Estimator, locationAndScale, type Search } from './estimator.ts';
import { maximize } from './maximize.ts';
import { climb } from './simplex.ts';

const normal: Estimator = {
  family: 'normal',
  positive: false,
  parameters: 2,
  estimate: ({ count, mean, variance }) => ({
    parameters: { mean, sd: Math.sqrt(variance) },
    logLikelihood: (-count / 2) * (ln(2 * Math.PI * variance) + 1),
  }),
  search: {
    ...locationAndScale('mean', 'sd'),
    logLikelihood: ({ count, mean, variance }, parameters) => {
      const own = square(parameters.sd!);
      const away = (variance + square(mean - parameters.mean!)) / own;
      return (-count / 2) * (ln(2 * Math.PI * own) + away);
    },
  },
};

/** The most likely parameters by search, from a start. */
export function searched(search: Search, column: Column, start: Readonly<Record<string, number>>): Estimate {
  const best = climb(
    (free) => search.logLikelihood(column, search.to(free, column)),
    search.from(start, column),
  );
  const parameters = search.to(best, column);
  return { parameters, logLikelihood: search.logLikelihood(column, parameters) };
}

const logisticSearch: Search = {
  ...locationAndScale('location', 'scale'),
  logLikelihood: ({ count, distinct, counts }, { location, scale }) => {
    let sum = -count * ln(scale!);
    for (const [i, value] of distinct.entries()) {
      const z = Math.abs(value - location!) / scale!;
      sum -= counts[i]! * (z + 2 * log1p(exp(-z)));
    }
    return sum;
  },
};

const logistic: Estimator = {
  family: 'logistic',
  positive: false,
  parameters: 2,
  estimate: (column) =>
    searched(logisticSearch, column, {
      location: column.mean,
      scale: Math.sqrt(3 * column.variance) / Math.PI,
    }),
  search: logisticSearch,
};

/** Fewer degrees of freedom have tails that no log is long enough for; with more it is a normal. */
const [fewest, most] = [0.3, 1e4];

const around = locationAndScale('location', 'scale');
const studentSearch: Search = {
  from: (parameters, column) => [...around.from(parameters, column), ln(parameters.df!)],
  to: (free, column) => ({
    df: Math.min(Math.max(exp(free[2]!), fewest), most),
    ...around.to(free, column),
  }),
  logLikelihood: ({ count, distinct, counts }, { df, location, scale }) => {
    const peak = logGamma((df! + 1) / 2) - logGamma(df! / 2) - ln(Math.PI * df!) / 2 - ln(scale!);
    let sum = count * peak;
    for (const [i, value] of distinct.entries()) {
      const z = (value - location!) / scale!;
      sum -= counts[i]! * ((df! + 1) / 2) * log1p((z * z) / df!);
    }
    return sum;
  },
};

const studentT: Estimator = {
  family: 'student_t',
  positive: false,
  parameters: 3,
  contains: ['normal'],
  estimate(column) {
    const { sorted, count } = column;
    const middle = sorted[count >> 1]!;
    // From the middle half, as the sd need not settle. Half of a t with 5 df lies within 0.727 scales.
    const half = (sorted[(3 * count) >> 2]! - sorted[count >> 2]!) / 2;
    const scale = half > 0 ? half / 0.727 : Math.sqrt(column.variance);
    return searched(studentSearch, column, { df: 5, location: middle, scale });
  },
  search: studentSearch,
};

/** The mean of exp((smallest value - x) / scale). */
function meanDecay({ distinct, counts, count, minimum }: Column, scale: number): number {
  let sum = 0;
  for (const [i, x] of distinct.entries()) sum += counts[i]! * exp((minimum - x) / scale);
  return sum / count;
}

const gumbel: Estimator = {
  family: 'gumbel',
  positive: false,
  parameters: 2,
  estimate(column) {
    const { count, mean, minimum, variance } = column;
    // For each scale the best location makes the mean of exp((location - x) / scale) one.
    const locationFor = (scale: number) => minimum - scale * ln(meanDecay(column, scale));
    const at = (logScale: number) => {
      const scale = exp(logScale);
      return -count * (logScale + (mean - locationFor(scale)) / scale + 1);
    };
    const middle = ln(variance) / 2;
    const best = maximize(at, middle - 4, middle + 2);
    const scale = exp(best);
    return { parameters: { location: locationFor(scale), scale }, logLikelihood: at(best) };
  },
  search: {
    ...locationAndScale('location', 'scale'),
    logLikelihood: (column, { location, scale }) => {
      const decay = meanDecay(column, scale!) * exp((location! - column.minimum) / scale!);
      return -column.count * (ln(scale!) + (column.mean - location!) / scale! + decay);
    },
  },
};

/** Families on the whole line. */
export const lineEstimators: readonly Estimator[] = [normal, logistic, studentT, gumbel];
