import { spokenName } from '../../notation/spoken-name.ts';
import type { Backtest, BacktestCase } from './result.ts';
import { formatNumber } from '../../notation/spoken-number.ts';

/** Name of a case: what was reported on, and which quantity. */
export function caseName({ quantity, file, title }: BacktestCase): string {
  return `${title ?? file.replace(/\.ya?ml$/, '')}: ${spokenName(quantity)}`;
}

/** The score in a sentence. */
export function backtestWords({ scored, inside, expected }: Backtest): string {
  if (scored === 0) return 'No measured value to score.';
  return `${inside} of ${scored} measured values lie inside their interval; ${formatNumber(expected)} were expected.`;
}

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
