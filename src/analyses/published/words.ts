import { formatDrawShare, formatGiven, formatRange } from '../../notation/spoken-number.ts';

/** Where a published value falls, in words. */
export function percentileWords(percentile: number): string {
  return `${formatDrawShare(percentile / 100)} ${percentile > 0 && percentile < 100 ? 'lie' : 'lies'} at or below it`;
}

/** What was reported, in `unit`. */
export interface Reported {
  readonly value: number;
  readonly unit: string;
  /** Ends of a range. */
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly bound?: 'at_most' | 'at_least' | null | undefined;
  readonly statistic?: 'mean' | 'median' | null | undefined;
}

/** Digits of a reported range: as many as of a number that somebody gave. */
const givenDigits = 6;

/**
 * What was reported, in words.
 * @example reportedWords({ value: 694444, unit: 'USD/day' }) // => '694,444 USD/day'
 * @example reportedWords({ value: 3.46, low: 3, high: 4, unit: 'J/token', statistic: 'median' }) // => '3 to 4 J/token (median)'
 * @example reportedWords({ value: 1, bound: 'at_most', unit: 'USD/Mtoken' }) // => 'at most 1 USD/Mtoken'
 */
export function reportedWords({ value, unit, low, high, bound, statistic }: Reported): string {
  const number =
    low != null && high != null
      ? formatRange(low, high, unit, { digits: givenDigits, isGiven: true })
      : formatGiven(value, unit);
  const limited = bound == null ? number : `${bound === 'at_most' ? 'at most' : 'at least'} ${number}`;
  return statistic == null ? limited : `${limited} (${statistic})`;
}
