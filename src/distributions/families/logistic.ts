import { exp, ln, log1p } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails } from '../family.ts';
import { locationScaleOf } from '../percentile-pair.ts';

export const logistic: Family = {
  name: 'logistic',
  explanation: 'A bell curve with exponential tails.',
  parameters: [number('location', 'mean and median'), number('scale', 'scale: sd is pi / sqrt(3) times it')],
  example: 'logistic(0, 1)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 23',
  discrete: false,
  percentiles: 'two',
  resolve(given) {
    if (given.percentiles.length > 0) {
      const { location, scale } = locationScaleOf(given, logit);
      return { location, scale };
    }
    given.above('scale');
    return { location: given.number('location'), scale: given.number('scale') };
  },
  build(parameters) {
    const { location, scale } = numbers(parameters, 'location', 'scale');
    return {
      support: [-Infinity, Infinity],
      mean: location,
      sd: (scale * Math.PI) / Math.sqrt(3),
      cdf: (x) => 1 / (1 + exp((location - x) / scale)),
      survival: (x) => 1 / (1 + exp((x - location) / scale)),
      ...quantilesOfTails(
        (u) => location + scale * logit(u),
        (s) => location - scale * logit(s),
      ),
    };
  },
};

function logit(p: number): number {
  return ln(p) - log1p(-p);
}
