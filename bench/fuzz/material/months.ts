import { monthlyFunctions, monthlyNames } from '../../../src/notation/monthly/functions.ts';
import type { Random } from '../random.ts';
import { distribution, formula, number } from './notation.ts';

const functions = Object.entries(monthlyFunctions);

/** A month in or about the horizon of the year 2027, or nearly one. */
export function month(random: Random): string {
  if (random.chance(0.06))
    return random.pick(['2027-13', '2027-6', '1999-12', '2199-01', '2027', '2027-06-15', 'june']);
  return `${2027 + (random.chance(0.1) ? random.below(4) - 1 : 0)}-${String(1 + random.below(12)).padStart(2, '0')}`;
}

/** A formula with functions of months. */
export function monthlyFormula(random: Random, names: readonly string[], depth = 3): string {
  if (depth === 0 || random.chance(0.2)) return formula(random, [...names, ...monthlyNames], depth);
  if (random.chance(0.3))
    return `${monthlyFormula(random, names, depth - 1)} ${random.pick(['+', '-', '*', '/', '<', '>'])} ${monthlyFormula(random, names, depth - 1)}`;
  const [name, { parameters, fewest }] = random.pick(functions);
  const count = random.chance(0.05) ? random.few(4) : random.pick([fewest, parameters.length]);
  const given = Array.from({ length: count }, (_, index) =>
    parameters[index] === 'month' && random.chance(0.95)
      ? month(random)
      : monthlyFormula(random, names, depth - 1),
  );
  return `${name}(${given.join(', ')})`;
}

const period = (random: Random) =>
  random.chance(0.95) ? ` per ${random.pick(['month', 'quarter', 'year'])}` : '';

const percent = (random: Random, low: number, high: number) =>
  `${Number((low + (high - low) * random.uniform()).toPrecision(3))}%`;

const rate = (random: Random) =>
  random.pick([
    () => percent(random, -30, 60),
    () => `${percent(random, -40, 0)} to ${percent(random, 0, 50)}`,
    () => `uniform(${percent(random, -20, 0)}, ${percent(random, 0, 20)})`,
    () => distribution(random),
    () => number(random),
  ])() + period(random);

const step = (random: Random) => ({
  from: random.pick([() => month(random), () => 'uniform(0, 9) month', () => `${number(random)} day`])(),
  ...(random.chance(0.6) ? { factor: number(random) } : { value: distribution(random) }),
  ...(random.chance(0.4) ? { probability: percent(random, 0, 105) } : {}),
});

/** Keys by which an input changes, mostly right. */
export function seriesKeys(random: Random): Record<string, unknown> {
  const some = <Value>(share: number, key: string, make: () => Value) =>
    random.chance(share) ? { [key]: make() } : {};
  return {
    ...some(0.5, 'growth', () => rate(random)),
    ...some(0.4, 'volatility', () => `${percent(random, 0, 60)}${period(random)}`),
    ...some(0.4, 'noise', () => percent(random, 0, 40)),
    ...some(0.2, 'persistence', () => Number((2.05 * random.uniform() - 1).toFixed(2))),
    ...some(0.2, 'season', () => random.times(random.pick([4, 12, 12, 11]), () => number(random))),
    ...some(0.3, 'steps', () => random.times(1 + random.few(3), () => step(random))),
    ...some(0.2, 'limits', () => random.times(2, () => number(random))),
  };
}
