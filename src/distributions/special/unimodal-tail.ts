import { exp, expm1, ln } from '../../elementary/elementary.ts';
/** Positive half of the 40-point Gauss-Legendre rule. Source: roots of P40 by Newton's method in 40 digits. */
const nodes = [
  0.9982377097105593, 0.990726238699457, 0.9772599499837743, 0.9579168192137917, 0.9328128082786765,
  0.9020988069688743, 0.8659595032122595, 0.8246122308333117, 0.7783056514265194, 0.7273182551899271,
  0.6719566846141796, 0.6125538896679802, 0.5494671250951282, 0.4830758016861787, 0.413779204371605,
  0.3419940908257585, 0.2681521850072537, 0.1926975807013711, 0.11608407067525521, 0.03877241750605082,
];
const weights = [
  0.004521277098533191, 0.010498284531152815, 0.01642105838190789, 0.02224584919416696, 0.0279370069800234,
  0.033460195282547844, 0.038782167974472016, 0.04387090818567327, 0.04869580763507223, 0.05322784698393682,
  0.05743976909939155, 0.06130624249292894, 0.06480401345660104, 0.0679120458152339, 0.07061164739128678,
  0.07288658239580406, 0.07472316905796826, 0.07611036190062624, 0.07703981816424797, 0.0775059479784248,
];
/** exp(-42) is below the rounding of the integral. */
const reach = 42;

/**
 * ln of the integral of exp(exponent(step)) over steps from 0 outward, for a density that falls away from there and
 * is close to normal: the tail of a gamma or beta distribution with large parameters, relative to its density.
 *
 * `exponent(0)` is 0; `slope` and `curvature` are minus its first two derivatives there, outward, not negative.
 */
export function logUnimodalTail(
  exponent: (step: number) => number,
  slope: number,
  curvature: number,
): number {
  const downhill = Math.max(slope, 0);
  const half = reach / (downhill + Math.sqrt(downhill * downhill + 2 * reach * curvature));
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i]!;
    sum += weights[i]! * (exp(exponent(half * (1 - node))) + exp(exponent(half * (1 + node))));
  }
  return ln(half * sum);
}

/** exp(x) - 1 - x without the cancellation near 0. */
export function expm1Minus(x: number): number {
  if (Math.abs(x) > 0.5) return expm1(x) - x;
  let term = (x * x) / 2;
  let sum = 0;
  for (let n = 3; Math.abs(term) > Math.abs(sum) * 1e-17; n += 1) {
    sum += term;
    term *= x / n;
  }
  return sum;
}
