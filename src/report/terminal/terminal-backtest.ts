import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import {
  backtestWords,
  calibrationLegend,
  groupRows,
  caseName,
  caseInterval,
  caseReported,
  casesInOrder,
  failureWords,
  isFailed,
  isOneNumber,
  partialWords,
} from '../../analyses/backtest/words.ts';
import { formatDrawShare, formatNumber } from '../../notation/spoken-number.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { type Ink, inks, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** The answer of `backtest` for a terminal: at most 80 columns. */
export function terminalBacktest(backtest: Backtest, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  return [
    [backtestWords(backtest), partialWords(backtest), failureWords(backtest)]
      .filter((words) => words !== null)
      .flatMap((words) => wrap(words))
      .map(ink.bold)
      .join('\n'),
    calibrationTable(backtest).join('\n'),
    casesInOrder(backtest.cases)
      .flatMap((item) => caseLines(item, ink))
      .join('\n'),
    ...(options.page ? [wrap(`Report: ${options.page}`).join('\n')] : []),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The groups one a line: how many inside, how far off, how sharp, and where the reported values fall. */
function calibrationTable(backtest: Backtest): readonly string[] {
  const rows = groupRows(backtest);
  if (rows.length === 0) return [];
  const head = ['n', 'inside', 'median/rep.', 'width', 'CRPS', '0 % to 100 %'];
  return [
    ...textTable(
      ['right', 'right', 'right', 'right', 'right', 'left'],
      [
        { label: '', cells: head },
        ...rows.map(({ name, n, inside, expected, bias, width, crps, histogram }) => ({
          label: name,
          cells: [
            String(n),
            `${inside} of ${formatNumber(expected)}`,
            formatNumber(bias),
            formatNumber(width),
            formatNumber(crps, 2),
            `|${sparkline(histogram)}|`,
          ],
        })),
      ],
    ),
    ...wrap(
      `Inside of how many were expected. ${calibrationLegend} Last: percentiles at which the reported values fall in our draws, in tenths; even where the distributions are right.`,
      '  ',
    ),
  ];
}

const heights = ' ▁▂▃▄▅▆▇█';

/** Counts as bars of one character each, the largest as tall as a line. */
function sparkline(counts: readonly number[]): string {
  const largest = Math.max(1, ...counts);
  return counts.map((count) => heights.charAt(Math.ceil((8 * count) / largest))).join('');
}

const indent = '          ';

function caseLines(item: BacktestCase, ink: Ink): readonly string[] {
  const mark = isFailed(item) ? ink.bad('failed ') : item.inside ? ink.good('inside ') : ink.bad('outside');
  const kind = item.kind === null ? '' : ` (${item.kind})`;
  const [first, ...more] = wrap(`${caseName(item)}${kind}`, indent);
  return [
    `  ${mark} ${first!.trimStart()}`,
    ...more,
    ...wrap(placeWords(item), indent),
    ...(item.note == null ? [] : wrap(`Why: ${item.note}`, indent)),
  ];
}

function placeWords(item: BacktestCase): string {
  if (item.error != null) return item.error.replaceAll('\n', '; ').replaceAll(/ +/g, ' ');
  const { percentile } = item;
  const place = isOneNumber(item)
    ? `which ${item.inside ? 'agrees' : 'differs'}`
    : `${formatDrawShare(percentile === null ? null : percentile / 100)} at or below it`;
  return `reported ${caseReported(item)}; ours ${caseInterval(item)}, ${place}`;
}
