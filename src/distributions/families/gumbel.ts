import { exp, expm1, ln, log1p } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails } from '../family.ts';

const eulerGamma = 0.5772156649015329;

export const gumbel: Family = {
  name: 'gumbel',
  explanation: 'The largest of many independent values, as in a yearly peak.',
  parameters: [number('location', 'mode'), number('scale', 'scale: sd is pi / sqrt(6) times it')],
  example: 'gumbel(1013, 558)',
  source: 'Gumbel, Statistics of Extremes (1958), type I for maxima',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('scale');
    return { location: given.number('location'), scale: given.number('scale') };
  },
  build(parameters) {
    const { location, scale } = numbers(parameters, 'location', 'scale');
    return {
      support: [-Infinity, Infinity],
      mean: location + eulerGamma * scale,
      sd: (scale * Math.PI) / Math.sqrt(6),
      cdf: (x) => exp(-exp((location - x) / scale)),
      survival: (x) => -expm1(-exp((location - x) / scale)),
      ...quantilesOfTails(
        (u) => location - scale * ln(-ln(u)),
        (s) => location - scale * ln(-log1p(-s)),
      ),
    };
  },
};
