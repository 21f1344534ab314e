import { type Family, number, numbers, quantilesOfTails } from '../family.ts';
import { momentsOfParts, squareUnit } from '../moments.ts';

export const trapezoidal: Family = {
  name: 'trapezoidal',
  explanation: 'Flat between two values, falling to zero in straight lines on both sides.',
  parameters: [
    number('low', 'smallest value'),
    number('left', 'where the flat top begins'),
    number('right', 'where the flat top ends'),
    number('high', 'largest value'),
  ],
  example: 'trapezoidal(0, 1, 3, 4)',
  source: 'JCGM 101:2008, 6.4.4; van Dorp and Kotz, Metrika 58 (2003) 85-97',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.wide('low', 'high');
    given.ascending(['low', 'left', 'right', 'high']);
    return {
      low: given.number('low'),
      left: given.number('left'),
      right: given.number('right'),
      high: given.number('high'),
    };
  },
  build(parameters) {
    const { low, left, right, high } = numbers(parameters, 'low', 'left', 'right', 'high');
    // Squares of very large and very small widths are taken in a power of two of them.
    const unit = squareUnit(high - low);
    const [rise, flat, fall] = [(left - low) / unit, (right - left) / unit, (high - right) / unit];
    const height = 2 / (rise + 2 * flat + fall);
    const [massRise, massFlat, massFall] = [(rise * height) / 2, flat * height, (fall * height) / 2];
    const moments = momentsOfParts([
      { weight: massRise, mean: (2 * rise) / 3, sd: rise / Math.sqrt(18) },
      { weight: massFlat, mean: rise + flat / 2, sd: flat / Math.sqrt(12) },
      { weight: massFall, mean: rise + flat + fall / 3, sd: fall / Math.sqrt(18) },
    ]);
    const below = (x: number) =>
      x <= left
        ? ((x - low) / unit / rise) * ((x - low) / unit) * (height / 2)
        : x <= right
          ? massRise + ((x - left) / unit) * height
          : 1 - above(x);
    const above = (x: number): number =>
      x >= right
        ? ((high - x) / unit / fall) * ((high - x) / unit) * (height / 2)
        : x >= left
          ? massFall + ((right - x) / unit) * height
          : 1 - below(x);
    const fromLow = (u: number) =>
      u <= massRise
        ? low + Math.sqrt((2 * u * rise) / height) * unit
        : left + ((u - massRise) / height) * unit;
    const fromHigh = (s: number) =>
      s <= massFall
        ? high - Math.sqrt((2 * s * fall) / height) * unit
        : right - ((s - massFall) / height) * unit;
    return {
      support: [low, high],
      mean: low + moments.mean! * unit,
      sd: moments.sd! * unit,
      kinks: [...new Set([massRise, 1 - massFall])].filter((u) => u > 0 && u < 1),
      cdf: (x) => (x <= low ? 0 : x >= high ? 1 : below(x)),
      survival: (x) => (x <= low ? 1 : x >= high ? 0 : above(x)),
      ...quantilesOfTails(
        (u) => (u <= massRise + massFlat ? fromLow(u) : fromHigh(1 - u)),
        (s) => (s <= massFall + massFlat ? fromHigh(s) : fromLow(1 - s)),
      ),
    };
  },
};
