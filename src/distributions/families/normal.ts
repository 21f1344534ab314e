import { type Family, number, numbers, quantilesOfTails } from '../family.ts';
import { locationScaleOf } from '../percentile-pair.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

export const normal: Family = {
  name: 'normal',
  explanation: 'The bell curve.',
  parameters: [number('mean', 'mean'), number('sd', 'standard deviation')],
  example: 'normal(100, 15)',
  source: 'JCGM 101:2008, 6.4.7',
  discrete: false,
  percentiles: 'two',
  resolve(given) {
    if (given.percentiles.length > 0) {
      const { location, scale } = locationScaleOf(given, (p) => normalQuantile(p));
      return { mean: location, sd: scale };
    }
    given.above('sd');
    return { mean: given.number('mean'), sd: given.number('sd') };
  },
  build(parameters) {
    const { mean, sd } = numbers(parameters, 'mean', 'sd');
    return {
      support: [-Infinity, Infinity],
      mean,
      sd,
      cdf: (x) => normalCdf((x - mean) / sd),
      survival: (x) => normalCdf((mean - x) / sd),
      ...quantilesOfTails(
        (u) => mean + sd * normalQuantile(u),
        (s) => mean - sd * normalQuantile(s),
      ),
    };
  },
};
