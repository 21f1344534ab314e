import type { Random } from '../random.ts';
import { month } from './months.ts';
import { number } from './notation.ts';
import { anyWord, units } from './words.ts';

/** An observation of one of some names, whose values are mostly in the unit; wrong in one of many ways now and then. */
export function observation(
  random: Random,
  names: readonly string[],
  unit: string | null,
  months: number,
): unknown {
  if (random.chance(0.02)) return random.pick([anyWord(random), null, [1], 7]);
  const amount = () => `${number(random)}${unitOr(random, unit)}`;
  const share = () => `${Number((40 * random.uniform() ** 2).toPrecision(3))}%`;
  const value = () => ({ value: amount(), error: random.chance(0.6) ? share() : amount() });
  const between = () => {
    const ends = random.times(2, () => 10 ** (6 * random.uniform() - 3)).sort((a, b) => a - b);
    return {
      between: ends.map(
        (end) => `${Number(end.toPrecision(3))}${unitOr(random, random.chance(0.5) ? unit : null)}`,
      ),
    };
  };
  const count = () => ({
    count: random.chance(0.9) ? random.below(200) : number(random),
    of: random.pick([() => 50 + random.below(400), () => `${1 + random.below(30)} day`, amount])(),
  });
  const form = random.pick([value, value, value, between, count])();
  const row: Record<string, unknown> = {
    quantity: random.chance(0.97) ? random.pick(names) : anyWord(random),
    ...form,
    ...(random.chance(months) ? { month: month(random) } : {}),
    ...(random.chance(0.5) ? { source: anyWord(random) } : {}),
  };
  if (random.chance(0.06)) delete row[random.pick(Object.keys(row))];
  if (random.chance(0.06))
    row[random.pick(['value', 'error', 'between', 'count', 'of', 'month', anyWord(random)])] = number(random);
  return row;
}

const unitOr = (random: Random, unit: string | null) =>
  random.chance(0.05) ? ` ${random.pick(units)}` : unit === null ? '' : ` ${unit}`;
