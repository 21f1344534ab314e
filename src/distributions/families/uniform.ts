import { type Family, number, numbers, quantilesOfTails } from '../family.ts';

export const uniform: Family = {
  name: 'uniform',
  explanation: 'Every value between two ends is equally likely.',
  parameters: [number('low', 'smallest value'), number('high', 'largest value')],
  example: 'uniform(2, 5)',
  source: 'JCGM 101:2008, 6.4.2',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.wide('low', 'high');
    return { low: given.number('low'), high: given.number('high') };
  },
  build(parameters) {
    const { low, high } = numbers(parameters, 'low', 'high');
    const width = high - low;
    return {
      support: [low, high],
      mean: low + width / 2,
      sd: width / Math.sqrt(12),
      cdf: (x) => (x <= low ? 0 : x >= high ? 1 : (x - low) / width),
      survival: (x) => (x <= low ? 1 : x >= high ? 0 : (high - x) / width),
      ...quantilesOfTails(
        (u) => low + u * width,
        (s) => high - s * width,
      ),
    };
  },
};
