/** What a reader types for an input: one value, or `low to high`, as in the notation. */
import { spokenUnit } from '../../../notation/spoken-unit.ts';
import type { WhatIfInput } from '../../../analyses/what-if/result.ts';

export interface TypedEnds {
  readonly low: number;
  /** `low` again for one value. */
  readonly high: number;
}

const suffixes: Readonly<Record<string, number>> = { '%': 0.01, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** The ends that a text gives, or in words why it gives none. */
export function readTyped(
  text: string,
  unit: string,
  { form: kind, range, fixable }: WhatIfInput,
): TypedEnds | string {
  const bare = text.trim();
  // As the file or as people write it, `token/query` or `tokens/query`.
  const said = [unit, spokenUnit(unit, '')].find((one) => one !== '' && bare.endsWith(one)) ?? '';
  const own = bare.slice(0, bare.length - said.length).trim();
  const ends = own.split(' to ').map(numberOf);
  if (ends.length > 2 || ends.some((end) => Number.isNaN(end)))
    return 'Write low to high, as in 250 to 1k, or one value.';
  const [low, high = low] = ends as [number, number?];
  if (low > high) return 'The low end must come first.';
  if (low === high && !fixable) return 'This input needs two ends, as in 1 to 2.';
  const [least, most] = [range[0] ?? Number.NEGATIVE_INFINITY, range[1] ?? Number.POSITIVE_INFINITY];
  if (low < least || high > most) return `It must lie ${limits(range)}.`;
  if (kind === 'to' && low <= 0 && low < high) return 'Both ends must be above 0.';
  return { low, high };
}

/** A number as the notation has it, as in `1.5k` or `40%`; NaN where it is none. */
function numberOf(text: string): number {
  const word = text.trim();
  const suffix = suffixes[word.slice(-1)];
  const digits = suffix === undefined ? word : word.slice(0, -1).trim();
  const value = digits === '' ? Number.NaN : Number(digits);
  // A product of decimals is rounded once more than a reader writes.
  return Number.isFinite(value) ? Number((value * (suffix ?? 1)).toPrecision(15)) : Number.NaN;
}

function limits([least, most]: WhatIfInput['range']): string {
  // The smallest number stands for all above 0.
  const from = least === Number.MIN_VALUE ? 'above 0' : `at or above ${least}`;
  if (most === null) return from;
  if (least === null) return `at or below ${most}`;
  return least === Number.MIN_VALUE ? `${from}, up to ${most}` : `between ${least} and ${most}`;
}
