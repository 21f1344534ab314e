import { powerOfTwo } from '../elementary/elementary.ts';
import { UsageError } from '../errors.ts';
import type { Design } from '../plan/plan.ts';
import { defaultDraws } from '../run/settings.ts';
import type { Words } from './command.ts';
import { limitedDraws } from './most-draws.ts';

/** The text of an option, or undefined. @throws UsageError where it was given twice. */
export function textOf(words: Words, name: string): string | undefined {
  const value = words[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw new UsageError(`--${name} was given ${value.length} times; give it once`);
  return String(value);
}

/** All texts of an option or positional that may be repeated. */
export function textsOf(words: Words, name: string): readonly string[] {
  const value = words[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A switch; where it was given more than once, the last one counts. */
export function switchOf(words: Words, name: string): boolean {
  const value = words[name];
  return Array.isArray(value) ? value.at(-1) === true : value === true;
}

/** Decimal places that a suffix moves the point by. */
const suffixPlaces: Readonly<Record<string, number>> = { '': 0, k: 3, M: 6, B: 9, T: 12 };

/** A whole number above 0, as in `65536`, `1M`, `1e6` or `2^20`. `most` says what it is at most, where it is too large. */
export function countOf(words: Words, name: string, most = 'it is less than 2^53'): number | undefined {
  const text = textOf(words, name);
  if (text === undefined) return undefined;
  const power = /^2\^(\d{1,2})$/.exec(text);
  const number = /^(\d+(?:\.\d+)?)(?:e(\d+))?([kMBT]?)$/.exec(text);
  const value = power
    ? powerOfTwo(Number(power[1]))
    : number
      ? // In the text, so that 2.01M is exactly 2,010,000: the product is not.
        Number(`${number[1]}e${Number(number[2] ?? 0) + suffixPlaces[number[3]!]!}`)
      : Number.NaN;
  if (value > Number.MAX_SAFE_INTEGER)
    throw new UsageError(`--${name} is too large: ${most} (found "${text}")`);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`--${name} needs a whole number above 0, as in 65536 or 1M (found "${text}")`);
  return value;
}

/** A share strictly between 0 and 1, as in `0.9` or `90%`. */
export function shareOf(words: Words, name: string): number | undefined {
  const text = textOf(words, name);
  if (text === undefined) return undefined;
  return readShare(name, text);
}

/** Reads `0.9` or `90%`. @throws UsageError outside (0, 1). */
export function readShare(
  name: string,
  text: string,
  wanted = 'a share between 0 and 1, as in 0.9 or 90%',
): number {
  const match = /^((?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d+)?)(%?)$/.exec(text);
  const value = match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : Number.NaN;
  if (!(value > 0 && value < 1)) throw new UsageError(`--${name} needs ${wanted} (found "${text}")`);
  return value;
}

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

/** A time in milliseconds, as in `30s`, `5min`, `1h`. */
export function durationMsOf(words: Words, name: string): number | undefined {
  const text = textOf(words, name);
  if (text === undefined) return undefined;
  const match = /^(\d+(?:\.\d+)?)(s|min|h)$/.exec(text);
  const value = match ? Number(match[1]) * seconds[match[2]!]! * 1000 : Number.NaN;
  if (!(value > 0)) throw new UsageError(`--${name} needs a time, as in 30s, 5min or 1h (found "${text}")`);
  return value;
}

/** Where designs end, for numbers that are beyond all of them. */
const mostOfDesigns = 'sobol and latin-hypercube serve at most 2^36 draws, and monte-carlo 2^40';

/** What every command that draws understands. */
export function drawSettings(words: Words) {
  const settings = {
    draws: countOf(words, 'draws', mostOfDesigns),
    seed: textOf(words, 'seed'),
    design: textOf(words, 'design') as Design | undefined,
    workers: countOf(words, 'workers'),
    level: shareOf(words, 'level'),
  };
  if (settings.seed === '') throw new UsageError('--seed needs at least one character');
  return dropUndefined(settings);
}

/**
 * What every command that holds draws against what was observed understands besides. `usual`: what the command draws where
 * nothing is said, which `--max-draws` limits.
 */
export function evidenceSettings(words: Words, usual = defaultDraws) {
  const observed = switchOf(words, 'observed') ? undefined : false;
  const maxDraws = countOf(words, 'max-draws', mostOfDesigns);
  const limited = limitedDraws({ draws: countOf(words, 'draws', mostOfDesigns), maxDraws }, usual);
  return dropUndefined({ observed, maxDraws, draws: limited });
}

/** The same record without the names that hold nothing, so that defaults stand. */
export function dropUndefined<T extends Record<string, unknown>>(record: T) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
