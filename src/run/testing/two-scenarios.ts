import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

/** Every kind of input, a correlation, a goal. */
export const base = formulaScenario({
  inputs: { a: '1 to 3', b: 'normal(5, 1)', c: 'gamma(2, 1)', n: 'poisson(4)' },
  formulas: { y: 'a * b + n', z: 'max(c, 1) * y' },
  outputs: ['z', 'y'],
  correlations: [{ between: ['a', 'b'], spearman: 0.5 }],
  goals: ['y <= 15 with 80%'],
});
/** The same without the correlation, and one input more. */
export const other = formulaScenario({
  inputs: { a: '1 to 2', b: 'normal(5, 1)', c: 'gamma(2, 1)', n: 'poisson(4)', extra: 'uniform(0, 1)' },
  formulas: { y: 'a * b + n + extra', z: 'max(c, 1) * y' },
  outputs: ['z', 'y'],
  goals: ['y <= 15 with 80%'],
});
