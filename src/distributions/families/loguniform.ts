import { cosh, exp, ln, log1p, sinh } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails } from '../family.ts';

export const loguniform: Family = {
  name: 'loguniform',
  explanation: 'Every order of magnitude between two ends is equally likely.',
  parameters: [number('low', 'smallest value, above 0'), number('high', 'largest value')],
  example: 'loguniform(1, 1000)',
  source: 'Hamming, Bell System Technical Journal 49 (1970) 1609-1625, reciprocal distribution',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('low');
    given.wide('low', 'high');
    return { low: given.number('low'), high: given.number('high') };
  },
  build(parameters) {
    const { low, high } = numbers(parameters, 'low', 'high');
    // The ratio of the ends may be beyond the largest double; that of one end and the middle is not.
    const isVast = high / low === Number.POSITIVE_INFINITY;
    // Ends close together keep their digits in the difference, not in the ratio.
    const ratio = (to: number, from: number) => {
      if (isVast) return ln(to) - ln(from);
      const beyond = (to - from) / from;
      return beyond < 0.01 ? log1p(beyond) : ln(to / from);
    };
    const grown = (x: number, by: number) => (isVast ? x * exp(by / 2) * exp(by / 2) : x * exp(by));
    const width = ratio(high, low);
    const centre = Math.sqrt(low) * Math.sqrt(high);
    return {
      support: [low, high],
      mean: (high - low) / width,
      // So far apart that the lower end adds nothing.
      sd:
        width > 600
          ? high * Math.sqrt(1 / (2 * width) - 1 / (width * width))
          : centre * Math.sqrt(relativeVariance(width / 2)),
      cdf: (x) => (x <= low ? 0 : x >= high ? 1 : ratio(x, low) / width),
      survival: (x) => (x <= low ? 1 : x >= high ? 0 : ratio(high, x) / width),
      ...quantilesOfTails(
        (u) => grown(low, u * width),
        (s) => grown(high, -s * width),
      ),
    };
  },
};

/** Variance over low times high, for half the width of the logarithm: S (cosh h - S) with S = sinh(h) / h. */
function relativeVariance(half: number): number {
  const ratio = sinh(half) / half;
  if (half > 1) return ratio * (cosh(half) - ratio);
  // cosh h - S as a series, whose terms h^2n (1 / (2n)! - 1 / (2n + 1)!) are all positive.
  let sum = 0;
  let power = 1;
  for (let n = 1; n <= 10; n += 1) {
    power *= (half * half) / ((2 * n - 1) * (2 * n));
    sum += power * ((2 * n) / (2 * n + 1));
  }
  return ratio * sum;
}
