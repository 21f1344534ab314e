import { type Family, number, numbers, quantilesOfTails, ranged } from '../family.ts';
import { studentCdf, studentQuantile } from '../special/student.ts';

export const studentT: Family = {
  name: 'student_t',
  explanation: 'A bell curve with heavy tails: what a few measurements say about their mean.',
  parameters: [
    ranged(number('df', 'degrees of freedom, which need not be whole'), {
      low: 0.05,
      high: 1e12,
      below: 'its values exceed the largest number: write quantiles(p5=.., p50=.., p95=..)',
      above: 'write normal(location, scale), which is then the same',
    }),
    number('location', 'centre', 0),
    number('scale', 'scale, which is not the standard deviation', 1),
  ],
  example: 'student_t(4.5)',
  source: 'JCGM 101:2008, 6.4.9',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('df');
    given.above('scale');
    return { df: given.number('df'), location: given.number('location'), scale: given.number('scale') };
  },
  build(parameters) {
    const { df, location, scale } = numbers(parameters, 'df', 'location', 'scale');
    return {
      support: [-Infinity, Infinity],
      mean: df > 1 ? location : null,
      sd: df > 2 ? scale * Math.sqrt(df / (df - 2)) : null,
      cdf: (x) => studentCdf(df, (x - location) / scale),
      survival: (x) => studentCdf(df, (location - x) / scale),
      ...quantilesOfTails(
        (u) => location + scale * studentQuantile(df, u),
        (s) => location - scale * studentQuantile(df, s),
      ),
    };
  },
};
