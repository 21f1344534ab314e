import { type Family, number, numbers, quantilesOfTails } from '../family.ts';
import { squareUnit } from '../moments.ts';

export const triangular: Family = {
  name: 'triangular',
  explanation: 'A lowest, a most likely and a highest value, with straight lines between them.',
  parameters: [
    number('low', 'smallest value'),
    number('mode', 'most likely value'),
    number('high', 'largest value'),
  ],
  example: 'triangular(0, 1, 4)',
  source: 'Kotz and van Dorp, Beyond Beta (2004), chapter 1',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.wide('low', 'high');
    given.ascending(['low', 'mode', 'high']);
    return { low: given.number('low'), mode: given.number('mode'), high: given.number('high') };
  },
  build(parameters) {
    const { low, mode, high } = numbers(parameters, 'low', 'mode', 'high');
    const [width, left, right] = [high - low, mode - low, high - mode];
    // Squares of very large and very small widths are taken in a power of two of them.
    const unit = squareUnit(width);
    const [w, l, r] = [width / unit, left / unit, right / unit];
    const massBelow = left / width;
    const lower = (u: number) =>
      u <= massBelow ? low + Math.sqrt(u * l * w) * unit : high - Math.sqrt((1 - u) * r * w) * unit;
    const upper = (s: number) =>
      s <= right / width ? high - Math.sqrt(s * r * w) * unit : low + Math.sqrt((1 - s) * l * w) * unit;
    const below = (x: number) => ((x - low) / left) * ((x - low) / width);
    const above = (x: number) => ((high - x) / right) * ((high - x) / width);
    return {
      support: [low, high],
      mean: low + (left + width) / 3,
      sd: Math.sqrt((l * l + l * r + r * r) / 18) * unit,
      kinks: massBelow > 0 && massBelow < 1 ? [massBelow] : [],
      cdf: (x) => (x <= low ? 0 : x >= high ? 1 : x <= mode ? below(x) : 1 - above(x)),
      survival: (x) => (x <= low ? 1 : x >= high ? 0 : x >= mode ? above(x) : 1 - below(x)),
      ...quantilesOfTails(lower, upper),
    };
  },
};
