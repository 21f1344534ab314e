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
