import { boundedEstimators } from './bounded-estimators.ts';
import type { Estimator } from './estimator.ts';
import { lineEstimators } from './line-estimators.ts';
import { positiveEstimators } from './positive-estimators.ts';

/** Every family with a density that is tried. Those of whole numbers are `countEstimators`. */
export const estimators: readonly Estimator[] = [
  ...lineEstimators,
  ...positiveEstimators,
  ...boundedEstimators,
];
