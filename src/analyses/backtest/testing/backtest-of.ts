import type { Backtest, BacktestCase } from '../result.ts';
import { scoreOf } from '../score.ts';

/** A measured case that lies inside, but for what is said. */
export function caseOf(said: Partial<BacktestCase> = {}): BacktestCase {
  return {
    file: 'a.yaml',
    title: null,
    model: null,
    group: 'energy',
    quantity: 'energy_per_query',
    unit: 'Wh',
    reported: 0.34,
    reportedLow: null,
    reportedHigh: null,
    bound: null,
    statistic: null,
    low: 0.1,
    median: 0.2,
    high: 0.5,
    percentile: 80,
    inside: true,
    crps: 0.25,
    logScore: 1,
    kind: 'measured',
    source: 'somebody',
    note: null,
    error: null,
    ...said,
  };
}

/** A case of which only the error is known. */
export function failedCase(said: Partial<BacktestCase> = {}): BacktestCase {
  const unknown = { low: null, median: null, high: null, percentile: null, crps: null, logScore: null };
  return caseOf({ ...unknown, inside: false, error: 'a.yaml:1:1  it is broken', ...said });
}

/** The backtest that has these cases, of 90 % intervals. */
export function backtestOf(cases: readonly BacktestCase[]): Backtest {
  const measured = cases.filter(({ kind }) => kind === 'measured');
  return {
    format: 'costcone-backtest/1',
    run: { seed: 'a', design: 'sobol', draws: 4096, set: [] },
    cases,
    scored: measured.length,
    inside: measured.filter(({ inside }) => inside).length,
    expected: Number((0.9 * measured.length).toFixed(9)),
    ...scoreOf(cases),
  };
}
