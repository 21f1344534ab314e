import { exp } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails, ranged } from '../family.ts';
import { gammaTails } from '../special/incomplete-gamma.ts';
import { gammaTailQuantile } from '../special/inverse-gamma-tails.ts';

export const gamma: Family = {
  name: 'gamma',
  explanation: 'A sum of waiting times: positive, skewed to the right.',
  parameters: [
    ranged(number('shape', 'shape'), {
      low: 1e-4,
      high: 1e15,
      below: 'nearly all of its values are 0: write mixture(0, .., weights=[..])',
      above: 'write normal(mean, sd) with mean shape * scale and sd sqrt(shape) * scale',
    }),
    number('scale', 'scale; the mean is shape times scale'),
  ],
  example: 'gamma(3, 2)',
  source: 'JCGM 101:2008, 6.4.11',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('shape');
    given.above('scale');
    return { shape: given.number('shape'), scale: given.number('scale') };
  },
  build(parameters) {
    const { shape, scale } = numbers(parameters, 'shape', 'scale');
    return {
      support: [0, Infinity],
      mean: shape * scale,
      sd: Math.sqrt(shape) * scale,
      cdf: (x) => (x <= 0 ? 0 : x === Infinity ? 1 : exp(gammaTails(shape, x / scale).lower)),
      survival: (x) => (x <= 0 ? 1 : x === Infinity ? 0 : exp(gammaTails(shape, x / scale).upper)),
      ...quantilesOfTails(
        (u) => (u === 0 ? 0 : scale * gammaTailQuantile(shape, u, 'lower')),
        (s) => (s === 0 ? Infinity : scale * gammaTailQuantile(shape, s, 'upper')),
      ),
    };
  },
};
