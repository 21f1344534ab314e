import { expect, it } from 'vitest';
import { terminalBacktest } from '../../report/terminal/terminal-backtest.ts';
import { backtestOf, caseOf } from './testing/backtest-of.ts';
import { caseInterval } from './words.ts';

it('tells the ends of an interval and what was reported apart', () => {
  expect(caseInterval(caseOf())).toBe('0.1 to 0.5');
  expect(caseInterval(caseOf({ low: 87070.27, high: 87073.73, reported: 87072 }), 'USD/day')).toBe(
    '87,070.3 to 87,073.7 USD/day',
  );
  expect(caseInterval(caseOf({ low: 87070.27, high: 87073.73, reported: 2e5 }))).toBe('87,070.3 to 87,073.7');
  const flop = { low: 3.142876667904e23, high: 3.142876667904e23, reported: 3.14e23 };
  expect(caseInterval(caseOf(flop))).toBe('3.1429 × 10²³');
});

it('says of one number whether it agrees, as the page does', () => {
  const flop = { low: 3.1428e23, median: 3.1428e23, high: 3.1428e23, reported: 3.14e23, percentile: 0 };
  const words = (inside: boolean) =>
    terminalBacktest(backtestOf([caseOf({ ...flop, unit: 'FLOP', inside })])).replaceAll(/\s+/g, ' ');
  expect(words(true)).toContain('reported 3.14 × 10²³ FLOP; ours 3.1428 × 10²³, which agrees');
  expect(words(false)).toContain('which differs');
});
