import { displayUnit, multiplyUnits } from './arithmetic.ts';
import { moneyIn } from './currencies.ts';
import { unitOfPowers } from './powers.ts';
import { powersOf } from './read-unit.ts';
import type { Unit } from './unit.ts';

/** What adds up over time. */
const amounts: ReadonlySet<string> = new Set(['token', 'query', 'J', 'g']);

/**
 * Whether a unit is an amount over time and nothing else: money, tokens, queries, energy or emissions. A price per GPU-hour is none,
 * nor is the throughput of a GPU.
 */
export function isRate(unit: Unit): boolean {
  const { s: time = 0, ...rest } = unit.dimension;
  const [[amount, power] = ['', 0], ...more] = Object.entries(rest);
  if (time !== -1 || power !== 1 || more.length > 0) return false;
  return amounts.has(amount) || [...moneyIn(unit).values()].includes(1);
}

/** What a rate comes to over time: `USD` of `USD/day`, `kWh` of `kW`. */
export function totalUnit(rate: Unit): Unit {
  const time = [...powersOf(rate).keys()].find((word) => {
    const { dimension } = unitOfPowers(new Map([[word, 1]]));
    return Object.keys(dimension).join() === 's';
  });
  const span = unitOfPowers(new Map([[time ?? 'hour', 1]]));
  return displayUnit(multiplyUnits(rate, span));
}
