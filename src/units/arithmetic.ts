import { addPowers, type Powers, unitOfPowers } from './powers.ts';
import { powersOf } from './read-unit.ts';
import { unitSymbol } from './symbols.ts';
import { type Dimension, dimensionless, type Unit } from './unit.ts';

/** `kW` times `hour` is `kW*hour`, which is as much as `kWh`; equal words cancel. */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  if (a.text === '') return b;
  if (b.text === '') return a;
  return unitOfPowers(addPowers(powersOf(a), powersOf(b)));
}

export function divideUnits(a: Unit, b: Unit): Unit {
  if (b.text === '') return a;
  return unitOfPowers(addPowers(powersOf(a), powersOf(b), -1));
}

/** A unit to a power, which need not be whole: a square root halves. */
export function raiseUnit(unit: Unit, power: number): Unit {
  if (power === 0) return dimensionless;
  return unitOfPowers(new Map([...powersOf(unit)].map(([word, count]) => [word, count * power])));
}

export function sameDimension(a: Unit, b: Unit): boolean {
  const words = Object.keys(a.dimension);
  return (
    words.length === Object.keys(b.dimension).length &&
    words.every((word) => Math.abs((a.dimension[word] ?? 0) - (b.dimension[word] ?? 0)) < 1e-9)
  );
}

export function isDimensionless(unit: Unit): boolean {
  return Object.keys(unit.dimension).length === 0;
}

/** A value in base units. 70 % is 0.7 and not 0.7000000000000001, so a share divides where it is a whole fraction. */
export function inBase(value: number, unit: Unit): number {
  const { factor } = unit;
  if (!isDimensionless(unit)) return value * factor;
  const parts = Math.round(1 / factor);
  return parts > 1 && 1 / parts === factor ? value / parts : value * factor;
}

/** A value in base units, in a unit: of the numbers that `inBase` takes back to it, one with few digits. */
export function fromBase(base: number, unit: Unit): number {
  const value = base / unit.factor;
  const digits = [15, 16].find((digits) => inBase(Number(value.toPrecision(digits)), unit) === base);
  return digits === undefined ? value : Number(value.toPrecision(digits));
}

/** A value in one unit, in another of the same dimension. */
export function convertValue(value: number, from: Unit, to: Unit): number {
  return from.factor === to.factor ? value : value * (from.factor / to.factor);
}

/**
 * The unit in which people would write a computed one: the words it came from where no two of them measure the same
 * thing, otherwise common units of its dimension (`kW*hour` is given as `kWh`, `USD/s` as `USD/day`).
 */
export function displayUnit(unit: Unit): Unit {
  const powers = [...powersOf(unit)].filter(([word]) => basesOf(word).length > 0);
  const bases = powers.flatMap(([word]) => basesOf(word));
  if (new Set(bases).size === bases.length) {
    return powers.length === powersOf(unit).size ? unit : unitOfPowers(new Map(powers));
  }
  return usualUnit(unit.dimension);
}

function basesOf(word: string): string[] {
  return Object.keys(unitSymbol(word)?.dimension ?? {});
}

/** What is usually counted by the day rather than by the second. */
const daily = ['USD', 'query', 'user', 'person', 'g'];

/** Common units of a dimension. */
export function usualUnit(dimension: Dimension): Unit {
  const { s: time = 0, J: energy = 0, ...rest } = dimension;
  const names = Object.keys(rest);
  const powers = new Map(Object.entries(rest));
  // Energy over time is power, which leaves the time that is not part of it.
  const isPower = energy === 1 && time === -1;
  if (energy !== 0) powers.set(isPower ? 'kW' : 'kWh', energy);
  if (time !== 0 && !isPower) powers.set(timeWord(time, names, energy), time);
  return unitOfPowers(powers as Powers);
}

function timeWord(time: number, names: readonly string[], energy: number): string {
  if (time < 0) return energy !== 0 || names.some((name) => daily.includes(name)) ? 'day' : 's';
  return names.length > 0 || energy !== 0 ? 'hour' : 's';
}
