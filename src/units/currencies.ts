import { addPowers, type Powers, unitOfPowers } from './powers.ts';
import { powersOf } from './read-unit.ts';
import { currencyRates } from './symbols.ts';
import type { Unit } from './unit.ts';

/** Every currency, as unit words: the ISO 4217 codes, the dollar first. */
export const currencies: readonly string[] = Object.keys(currencyRates);

const isCurrency = (word: string) => Object.hasOwn(currencyRates, word);

/** The currencies of a unit with their powers: `EUR/kWh` has EUR 1, `EUR/USD` EUR 1 and USD -1, `kWh` none. */
export function moneyIn(unit: Unit): Powers {
  const known = monies.get(unit);
  if (known !== undefined) return known;
  const money = new Map([...powersOf(unit)].filter(([word]) => isCurrency(word)));
  monies.set(unit, money);
  return money;
}

/** It is asked of the same units again and again. */
const monies = new WeakMap<Unit, Powers>();

/** The currency that a unit is in; null where it has none, or is a rate between two. */
export function currencyOf(unit: Unit): string | null {
  const [only, ...more] = moneyIn(unit).keys();
  return only === undefined || more.length > 0 ? null : only;
}

/** The unit with another currency in the place of its own: `USD/GPU/hour` in EUR is `EUR/GPU/hour`. */
export function inCurrency(unit: Unit, currency: string): Unit {
  if ([...moneyIn(unit).keys()].every((word) => word === currency)) return unit;
  const powers = [...powersOf(unit)].reduce<Powers>(
    (sum, [word, power]) => addPowers(sum, new Map([[isCurrency(word) ? currency : word, power]])),
    new Map(),
  );
  return unitOfPowers(powers);
}
