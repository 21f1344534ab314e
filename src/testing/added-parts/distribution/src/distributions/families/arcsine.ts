import { asin, sin, square } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails } from '../family.ts';

export const arcsine: Family = {
  name: 'arcsine',
  explanation: 'A swing caught at a random time: the ends are likelier than the middle.',
  parameters: [number('low', 'smallest value'), number('high', 'largest value')],
  example: 'arcsine(2, 5)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 25',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.wide('low', 'high');
    return { low: given.number('low'), high: given.number('high') };
  },
  build(parameters) {
    const { low, high } = numbers(parameters, 'low', 'high');
    const width = high - low;
    const part = (tail: number) => width * square(sin((Math.PI / 2) * tail));
    const tail = (part: number) => (2 / Math.PI) * asin(Math.sqrt(part / width));
    return {
      support: [low, high],
      mean: low + width / 2,
      sd: width / Math.sqrt(8),
      cdf: (x) => (x <= low ? 0 : x >= high ? 1 : tail(x - low)),
      survival: (x) => (x <= low ? 1 : x >= high ? 0 : tail(high - x)),
      ...quantilesOfTails(
        (u) => low + part(u),
        (s) => high - part(s),
      ),
    };
  },
};
