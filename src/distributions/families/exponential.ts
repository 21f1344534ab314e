import { exp, expm1, ln, log1p } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails } from '../family.ts';

export const exponential: Family = {
  name: 'exponential',
  explanation: 'Waiting time for something that happens at a constant rate.',
  parameters: [number('mean', 'mean, one over the rate')],
  example: 'exponential(0.5)',
  source: 'JCGM 101:2008, 6.4.10',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('mean');
    return { mean: given.number('mean') };
  },
  build(parameters) {
    const { mean } = numbers(parameters, 'mean');
    return {
      support: [0, Infinity],
      mean,
      sd: mean,
      cdf: (x) => (x <= 0 ? 0 : -expm1(-x / mean)),
      survival: (x) => (x <= 0 ? 1 : exp(-x / mean)),
      ...quantilesOfTails(
        (u) => -mean * log1p(-u),
        (s) => -mean * ln(s),
      ),
    };
  },
};
