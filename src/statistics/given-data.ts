import { conditionalMean } from './conditional-mean.ts';

/**
 * First-order Sobol' index Var(E[y | x]) / Var(y) from any sample, correlated inputs included: the correlation ratio,
 * with the share that chance explains taken off (adjusted by degrees of freedom). Null where `y` is constant.
 *
 * Source: Plischke, Borgonovo and Smith, Global sensitivity measures from given data, Eur. J. Oper. Res. 226 (2013)
 * 536-550, section 3, with lines instead of constants in the bins; the adjustment is Ezekiel's for R squared.
 */
export function givenDataFirstOrder(x: Float64Array, y: Float64Array, order: Uint32Array): number | null {
  const rows = y.length;
  const { fitted, parameters } = conditionalMean(x, y, order);
  const middle = y.reduce((sum, value) => sum + value / rows, 0);
  let [residual, total] = [0, 0];
  for (let row = 0; row < rows; row++) {
    residual += (y[row]! - fitted[row]!) ** 2;
    total += (y[row]! - middle) ** 2;
  }
  if (!(total > 0) || rows <= parameters) return null;
  return 1 - residual / (rows - parameters) / (total / (rows - 1));
}
