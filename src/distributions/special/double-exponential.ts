import { cosh, exp, sinh } from '../../elementary/elementary.ts';
/** Where the weights of the rule have fallen below the smallest double. */
const reach = 6.1;

/**
 * The integral of f over (0, 1). `f` gets the distances to both ends, each exact near its own end, so that f may be
 * singular (but integrable) there.
 *
 * Source: Takahasi and Mori, Double exponential formulas for numerical integration, Publ. RIMS 9 (1974) 721-741.
 */
export function integrate(f: (fromLow: number, fromHigh: number) => number, tolerance = 1e-9): number {
  let step = 0.5;
  let sum = sumOver(f, 0, step) + sumOver(f, step / 2, step);
  step /= 2;
  let integral = sum * step;
  for (let level = 0; level < 7; level += 1) {
    sum += sumOver(f, step / 2, step);
    step /= 2;
    const refined = sum * step;
    const change = Math.abs(refined - integral);
    integral = refined;
    // The error is about the square of the last change.
    if (change <= tolerance * Math.abs(integral)) break;
  }
  return integral;
}

/** The sum of weight times f at offset, offset + step, ... on both sides of 0. */
function sumOver(f: (fromLow: number, fromHigh: number) => number, offset: number, step: number): number {
  let sum = 0;
  for (let t = offset; t < reach; t += step) sum += term(f, t) + (t === 0 ? 0 : term(f, -t));
  return sum;
}

function term(f: (fromLow: number, fromHigh: number) => number, t: number): number {
  const stretch = Math.PI * sinh(t);
  const fromLow = 1 / (1 + exp(-stretch));
  const fromHigh = 1 / (1 + exp(stretch));
  const weight = Math.PI * cosh(t) * fromLow * fromHigh;
  return weight === 0 ? 0 : weight * f(fromLow, fromHigh);
}
