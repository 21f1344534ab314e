import { sentenceName } from '../../notation/spoken-name.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import type { Spread } from './result.ts';

/** A sentence an output. */
export function spreadWords({ factors }: Spread): readonly string[] {
  return Object.entries(factors).map(
    ([name, factor]) => `${sentenceName(name)} is uncertain by a factor of ${formatNumber(factor)}.`,
  );
}
