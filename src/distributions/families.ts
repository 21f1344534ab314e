import { negativeBinomial } from './families/negative-binomial.ts';
import { geometric } from './families/geometric.ts';
import { discreteUniform } from './families/discrete-uniform.ts';
import { chiSquare } from './families/chi-square.ts';
import { bernoulli } from './families/bernoulli.ts';
import { beta } from './families/beta.ts';
import { binomial } from './families/binomial.ts';
import { discrete } from './families/discrete.ts';
import { empirical } from './families/empirical.ts';
import { exponential } from './families/exponential.ts';
import { gamma } from './families/gamma.ts';
import { gumbel } from './families/gumbel.ts';
import { logistic } from './families/logistic.ts';
import { lognormal } from './families/lognormal.ts';
import { loguniform } from './families/loguniform.ts';
import { mixture } from './families/mixture.ts';
import { normal } from './families/normal.ts';
import { pareto } from './families/pareto.ts';
import { pert } from './families/pert.ts';
import { poisson } from './families/poisson.ts';
import { quantiles } from './families/quantiles.ts';
import { studentT } from './families/student-t.ts';
import { trapezoidal } from './families/trapezoidal.ts';
import { triangular } from './families/triangular.ts';
import { truncate } from './families/truncate.ts';
import { uniform } from './families/uniform.ts';
import { weibull } from './families/weibull.ts';
import type { Family } from './family.ts';

/** The table of distributions, in the order in which people should meet them. */
export const families: readonly Family[] = [
  uniform,
  loguniform,
  normal,
  lognormal,
  triangular,
  pert,
  beta,
  gamma,
  chiSquare,
  exponential,
  weibull,
  studentT,
  logistic,
  gumbel,
  pareto,
  trapezoidal,
  poisson,
  binomial,
  geometric,
  negativeBinomial,
  bernoulli,
  discreteUniform,
  discrete,
  quantiles,
  empirical,
  mixture,
  truncate,
];

const byName: ReadonlyMap<string, Family> = new Map(families.map((family) => [family.name, family]));

/** The row of a family, by name. */
export function familyOf(name: string): Family | undefined {
  return byName.get(name);
}

/** The names of all families. */
export const distributionNames: readonly string[] = families.map(({ name }) => name);
