import { unitSymbol } from '../units/symbols.ts';

/** Units that are words rather than symbols, and their plurals. */
const plurals: Readonly<Record<string, string>> = {
  byte: 'bytes',
  day: 'days',
  GPU: 'GPUs',
  gram: 'grams',
  hour: 'hours',
  minute: 'minutes',
  month: 'months',
  parameter: 'parameters',
  person: 'people',
  query: 'queries',
  second: 'seconds',
  token: 'tokens',
  tonne: 'tonnes',
  user: 'users',
  week: 'weeks',
  year: 'years',
};

const singulars: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(plurals).map(([singular, plural]) => [plural, singular]),
);

/**
 * A unit as people write it after a number: one word or a product of words in the plural, also before `per`; anything else as it is.
 * @example spokenUnit('day', '19.4') // => 'days'
 * @example spokenUnit('GPU*hour', '2 million') // => 'GPU-hours'
 * @example spokenUnit('token/query', '561') // => 'tokens/query'
 * @example spokenUnit('USD/day', '3') // => 'USD/day'
 */
export function spokenUnit(unit: string, number: string): string {
  const at = unit.indexOf('/');
  if (at > 0) return `${spokenUnit(unit.slice(0, at), number)}${unit.slice(at)}`;
  const words = unit.split('*').map((word) => (Object.hasOwn(singulars, word) ? singulars[word]! : word));
  if (!words.every((word) => Object.hasOwn(plurals, word))) return unit;
  const last = words.at(-1)!;
  const isOne = number === '1' || number === '−1';
  return [...words.slice(0, -1), isOne ? last : plurals[last]!].join('-');
}

/** Units in which times are said, the longest first. */
const times: readonly string[] = ['year', 'day', 'hour', 'minute', 's', 'ms'];

/**
 * The unit in which a computed time is read best, and how many of it one of the given unit is: another one where the number
 * would have more than three digits before its point, or be less than a hundredth.
 * @example timeScale(3796, 'day') // => [0.00274, 'year']
 */
export function timeScale(value: number, unit: string): readonly [factor: number, unit: string] {
  const size = Math.abs(value);
  const seconds = secondsIn(unit);
  if (seconds === null || size === 0 || !Number.isFinite(size) || (size >= 0.01 && size < 1000))
    return [1, unit];
  const inUnits = times.map((time): readonly [number, string] => [seconds / secondsIn(time)!, time]);
  // Upwards the shortest unit that leaves at most three digits, downwards the longest of which there is one.
  const found =
    size >= 1000
      ? (inUnits.findLast(([factor]) => factor < 1 && size * factor < 1000) ?? inUnits[0])
      : (inUnits.find(([factor]) => factor > 1 && size * factor >= 1) ?? inUnits.at(-1));
  return found!;
}

/** Null for what is no time. */
function secondsIn(unit: string): number | null {
  const symbol = unitSymbol(unit);
  const isTime =
    symbol !== undefined && Object.keys(symbol.dimension).join() === 's' && symbol.dimension.s === 1;
  return isTime ? symbol.factor : null;
}
