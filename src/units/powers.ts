import { pow } from '../elementary/elementary.ts';
import { unitSymbol } from './symbols.ts';
import type { Dimension, Unit } from './unit.ts';

/** Powers of unit words, as in USD 1, hour -1; in the order they were written. */
export type Powers = ReadonlyMap<string, number>;

/** Adds powers word by word; those that cancel are left out, also when thirds do so only nearly. */
export function addPowers(a: Powers, b: Powers, times = 1): Powers {
  const sum = new Map(a);
  for (const [word, power] of b) {
    const total = (sum.get(word) ?? 0) + power * times;
    if (Math.abs(total) < 1e-9) sum.delete(word);
    else sum.set(word, total);
  }
  return sum;
}

/** The unit with these powers; its text is composed unless the one that was written is given. */
export function unitOfPowers(powers: Powers, text: string = powersText(powers)): Unit {
  let above = 1;
  let below = 1;
  for (const [word, power] of powers) {
    const { factor } = known(word);
    if (power > 0) above *= pow(factor, power);
    else below *= pow(factor, -power);
  }
  return { text, factor: above / below, dimension: dimensionOfPowers(powers) };
}

function dimensionOfPowers(powers: Powers): Dimension {
  let sum: Powers = new Map();
  for (const [word, power] of powers) {
    sum = addPowers(sum, new Map(Object.entries(known(word).dimension)), power);
  }
  return Object.fromEntries(sum);
}

function known(word: string) {
  const symbol = unitSymbol(word);
  if (symbol === undefined) throw new Error(`no unit ${word}`);
  return symbol;
}

/** `USD/GPU/hour`, `1/s`, `s^2`; empty when there is nothing. */
export function powersText(powers: Powers): string {
  const raised = (word: string, power: number) => (power === 1 ? word : `${word}^${power}`);
  const above = [...powers].filter(([, power]) => power > 0).map(([word, power]) => raised(word, power));
  const below = [...powers].filter(([, power]) => power < 0).map(([word, power]) => raised(word, -power));
  if (above.length + below.length === 0) return '';
  return [above.join('*') || '1', ...below].join('/');
}
