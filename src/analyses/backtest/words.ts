import { beginSentence, spokenName } from '../../notation/spoken-name.ts';
import { digitsBetween, formatNumber, formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { Calibration } from '../../statistics/calibration.ts';
import { reportedWords } from '../published/words.ts';
import { type Backtest, type BacktestCase, backtestGroups } from './result.ts';

/** Name of a case: what was reported on, and which quantity. */
export function caseName({ quantity, file, title }: BacktestCase): string {
  const scenario = title ?? file.replace(/\.ya?ml$/, '');
  return quantity === null ? scenario : `${scenario}: ${spokenName(quantity)}`;
}

/** What a case's source reported; null where that could not be read. */
export function caseReported({ reported, unit, ...rest }: BacktestCase): string | null {
  if (reported === null) return null;
  const { reportedLow: low, reportedHigh: high, bound, statistic } = rest;
  return reportedWords({ value: reported, unit: unit ?? '', low, high, bound, statistic });
}

/** So many digits tell the ends of our interval and what was reported apart. */
export function caseDigits({ low, high, reported, reportedLow, reportedHigh }: BacktestCase): number {
  const ends = [low, high, reported, reportedLow, reportedHigh].filter((value) => value !== null);
  if (low === null || high === null) return digitsBetween(0, 0);
  return Math.max(digitsBetween(low, high), digitsBetween(Math.min(...ends), Math.max(...ends)));
}

/** Whether our value is the same in every draw. */
export const isOneNumber = ({ low, high }: BacktestCase): boolean => low !== null && low === high;

/** Our interval in `unit`, or the one number that it is. */
export function caseInterval(item: BacktestCase, unit = ''): string {
  const { low, high } = item;
  const digits = caseDigits(item);
  return isOneNumber(item) ? formatQuantity(low, unit, digits) : formatRange(low, high, unit, { digits });
}

/** The score in a sentence. */
export function backtestWords({ scored, inside, expected }: Backtest): string {
  if (scored === 0) return 'No measured value to score.';
  return `${inside} of ${scored} measured values lie inside their interval; ${formatNumber(expected)} were expected.`;
}

/** That the run was stopped, in a sentence; null where it was not. */
export function partialWords({ partial }: Backtest): string | null {
  if (partial === undefined) return null;
  return `Stopped early: ${partial.done} of ${partial.total} scenarios were held.`;
}

/** How many cases failed, in a sentence; null where none did. A result of version 0.2 has no errors. */
export function failureWords({ cases }: Backtest): string | null {
  const failed = cases.filter(isFailed);
  if (failed.length === 0) return null;
  const scored = failed.filter(({ kind }) => kind === 'measured').length;
  const outside = scored === 0 ? 'none of them is scored' : `${scored} of them counted as outside`;
  return `${failed.length} of ${cases.length} cases failed, ${outside}.`;
}

/** Whether nothing can be said of a case. */
export const isFailed = ({ error }: BacktestCase): boolean => error != null;

/** Cases as they are told: those that failed, measured values that were missed, other misses, then all others. */
export function casesInOrder(cases: readonly BacktestCase[]): readonly BacktestCase[] {
  const rank = (one: BacktestCase) => {
    if (isFailed(one)) return 0;
    if (one.inside) return 3;
    return one.kind === 'measured' ? 1 : 2;
  };
  return [0, 1, 2, 3].flatMap((wanted) => cases.filter((one) => rank(one) === wanted));
}

/** One line of the table of groups. */
export interface GroupRow extends Calibration {
  readonly name: string;
  /** How many were expected inside. */
  readonly expected: number;
}

/** The groups that are scored, and where there are several all of them together. None in a result of version 0.2. */
export function groupRows({ groups, overall, scored, expected }: Backtest): readonly GroupRow[] {
  const level = scored === 0 ? 0 : expected / scored;
  const row = (name: string, found: Calibration) => ({ name, expected: level * found.n, ...found });
  const rows = backtestGroups.flatMap((group) => {
    const found = groups?.[group];
    return found === undefined ? [] : [row(beginSentence(group), found)];
  });
  const isAll = rows.some(({ n }) => n === scored) || scored === 0 || groups === undefined;
  return isAll ? rows : [...rows, row('All measured', overall)];
}

/** How the columns of the table of groups are read. */
export const calibrationLegend =
  'Median / reported: geometric mean, 1 where the medians are right, above 1 where they are too high. Width: geometric mean of the interval\u2019s high end over its low end. CRPS: mean continuous ranked probability score of the logarithm, 0 for a sure and right answer; one that is sure and off by a tenth scores 0.1.';

/** What a scenario's note begins with when it says why a published value lies outside. */
const mark = /^outside:\s*/i;

/** A scenario's notes: those that say why it misses, without their mark, and the others. */
export function sortNotes(notes: readonly string[]): {
  readonly misses: readonly string[];
  readonly others: readonly string[];
} {
  return {
    misses: notes.filter((note) => mark.test(note)).map((note) => note.replace(mark, '')),
    others: notes.filter((note) => !mark.test(note)),
  };
}
