import type { Backtest } from '../../analyses/backtest/result.ts';
import { backtestWords, caseName } from '../../analyses/backtest/words.ts';
import { formatDrawShare, formatGiven, formatRange } from '../../notation/spoken-number.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { inks, wrap } from './text-layout.ts';

/** The answer of `backtest` for a terminal: at most 80 columns. */
export function terminalBacktest(backtest: Backtest, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const cases = backtest.cases.map((item) => {
    const mark = item.inside ? ink.good('inside ') : ink.bad('outside');
    const [first, ...more] = wrap(`${caseName(item)} (${item.kind})`, '          ');
    return [
      `  ${mark} ${first!.trimStart()}`,
      ...more,
      ...wrap(
        `reported ${formatGiven(item.reported, item.unit)}; ours ${formatRange(item.low, item.high, '')}, ${formatDrawShare(item.percentile / 100)} below it`,
        '          ',
      ),
      ...(item.note === undefined ? [] : wrap(`Why: ${item.note}`, '          ')),
    ].join('\n');
  });
  return [
    wrap(backtestWords(backtest)).map(ink.bold).join('\n'),
    cases.join('\n'),
    ...(options.page ? [wrap(`Report: ${options.page}`).join('\n')] : []),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}
