import { exp, expm1, ln, log1p, pow, powerOfTwo } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails, ranged } from '../family.ts';
import { logGamma } from '../special/log-gamma.ts';

export const weibull: Family = {
  name: 'weibull',
  explanation: 'Time to failure with a falling (shape below 1) or rising (above 1) rate.',
  parameters: [
    ranged(number('shape', 'shape'), {
      low: 0.01,
      high: 1e12,
      below: 'its values exceed the largest number: write loguniform(low, high) or lognormal(..)',
      above: 'write the number scale',
    }),
    number('scale', 'scale: 63 % of the mass lies below it'),
  ],
  example: 'weibull(1.5, 2)',
  source: 'Weibull, Journal of Applied Mechanics 18 (1951) 293-297',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('shape');
    given.above('scale');
    return { shape: given.number('shape'), scale: given.number('scale') };
  },
  build(parameters) {
    const { shape, scale } = numbers(parameters, 'shape', 'scale');
    const mean = scale * exp(logGamma(1 + 1 / shape));
    return {
      support: [0, Infinity],
      mean,
      sd: mean * Math.sqrt(expm1(logMomentRatio(1 / shape))),
      cdf: (x) => (x <= 0 ? 0 : -expm1(-pow(x / scale, shape))),
      survival: (x) => (x <= 0 ? 1 : exp(-pow(x / scale, shape))),
      ...quantilesOfTails(
        (u) => scale * pow(-log1p(-u), 1 / shape),
        (s) => scale * pow(-ln(s), 1 / shape),
      ),
    };
  },
};

/** The zeta function at 2, 3, 4, ... Source: DLMF 25.6.1 and 25.2.1. */
const zeta = [
  1.6449340668482264, 1.2020569031595942, 1.0823232337111381, 1.03692775514337, 1.0173430619844492,
  1.008349277381923, 1.0040773561979444, 1.0020083928260821, 1.000994575127818, 1.0004941886041194,
  1.000246086553308, 1.0001227133475785,
];

/** ln Gamma(1 + 2h) - 2 ln Gamma(1 + h); for small h by DLMF 5.7.3, as the difference would lose its digits. */
function logMomentRatio(h: number): number {
  if (h > 0.03) return logGamma(1 + 2 * h) - 2 * logGamma(1 + h);
  let sum = 0;
  for (let n = zeta.length + 1; n >= 2; n -= 1) {
    sum += ((n % 2 === 0 ? 1 : -1) * zeta[n - 2]! * (powerOfTwo(n) - 2) * pow(h, n)) / n;
  }
  return sum;
}
