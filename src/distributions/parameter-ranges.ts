import type { Family, ParameterRange, Parameters } from './family.ts';
import type { Given } from './given.ts';

/** Reports parameters outside the range in which their family is accurate and quick, with what to write instead. */
export function checkRanges(family: Family, parameters: Parameters, given: Given): void {
  for (const { name, range } of family.parameters) {
    const value = parameters[name];
    if (range === undefined || typeof value !== 'number') continue;
    const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY, below, above } = range;
    if (value >= low && value <= high) continue;
    const bound = value > high ? `at most ${plain(high)}` : `at least ${plain(low)}`;
    // A parameter that others lead to has not been written.
    const found = given.has(name) ? '' : `, and is ${Number(value.toPrecision(4))} here`;
    const instead = value > high ? above : below;
    const hint = `${family.name} takes ${rangeText(name, range)}${instead === undefined ? '' : `; ${instead}`}`;
    given.refuse(given.has(name) ? name : '', `${name} must be ${bound}${found}`, hint);
  }
}

/** A range in words, as in `df from 0.05 to 1e12`. */
export function rangeText(name: string, { low, high }: ParameterRange): string {
  if (low === undefined) return `${name} up to ${plain(high!)}`;
  if (high === undefined) return `${name} from ${plain(low)}`;
  return `${name} from ${plain(low)} to ${plain(high)}`;
}

/** `1e12` in place of `1000000000000`. */
function plain(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential().replace('e+', 'e');
  return String(value);
}
