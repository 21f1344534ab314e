import { exp, ln } from '../../elementary/elementary.ts';
/**
 * The standard normal distribution: its cdf and its quantile function. By symmetry the survival function is
 * `normalCdf(-x)` and the quantile of 1 - s is `-normalQuantile(s)`, both without loss in the tail.
 */

const centralNumerator = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const centralDenominator = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const middleNumerator = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const middleDenominator = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const farNumerator = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
];
const farDenominator = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
];
const inverseRootTwoPi = 0.3989422804014327;

/**
 * P(Z <= x) for a standard normal Z; the lower tail keeps its relative precision.
 *
 * Source: Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631-637.
 * Error: 5e-16 relative down to x = -37.5, against mpmath.
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (distance <= 0.67448975) {
    const square = x * x;
    return 0.5 + (x * polynomial(centralNumerator, square)) / polynomial(centralDenominator, square);
  }
  const tail = distance < 38.6 ? gaussianFactor(distance) * millsRatio(distance) : 0;
  return x < 0 ? tail : x > 0 ? 1 - tail : Number.NaN;
}

/** The upper tail over exp(-x^2 / 2). */
function millsRatio(x: number): number {
  if (x <= Math.sqrt(32)) return polynomial(middleNumerator, x) / polynomial(middleDenominator, x);
  const inverse = 1 / (x * x);
  const correction = (inverse * polynomial(farNumerator, inverse)) / polynomial(farDenominator, inverse);
  return (inverseRootTwoPi - correction) / x;
}

/** exp(-x^2 / 2); the square is split so that its rounding does not grow in the exponential. */
function gaussianFactor(x: number): number {
  const head = Math.trunc(x * 16) / 16;
  return exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head));
}

const nearNumerator = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const nearDenominator = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const tailNumerator = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const tailDenominator = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const extremeNumerator = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const extremeDenominator = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

/**
 * The x with P(Z <= x) = p, for p in [0, 1]; infinite at the ends.
 *
 * Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484, PPND16.
 * Error: 6e-16 relative from p = 1e-300 to 1, against mpmath.
 */
export function normalQuantile(p: number): number {
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(nearNumerator, r)) / polynomial(nearDenominator, r);
  }
  const tail = centred < 0 ? p : 1 - p;
  if (tail <= 0) return tail === 0 ? (centred < 0 ? -Infinity : Infinity) : Number.NaN;
  const r = Math.sqrt(-ln(tail));
  const x =
    r <= 5
      ? polynomial(tailNumerator, r - 1.6) / polynomial(tailDenominator, r - 1.6)
      : polynomial(extremeNumerator, r - 5) / polynomial(extremeDenominator, r - 5);
  return centred < 0 ? -x : x;
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
