import { backtestOf, caseOf, failedCase } from '../../analyses/backtest/testing/backtest-of.ts';
import { compare } from '../../analyses/comparison/comparison.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import type { Reportable } from '../formats.ts';
import { sampleBreakEven } from './sample-break-even.ts';
import { sampleSweep } from './sample-sweep.ts';
import { sampleResult } from './sample-results.ts';
import { sampleScenarios } from './sample-scenarios.ts';

let comparison: Promise<Reportable> | undefined;
let swept: Promise<Reportable> | undefined;

/** The usual sample with a lower price; simulated once a test file. */
function compareSamples(): Promise<Reportable> {
  const base = readScenarioText(sampleScenarios.usual!, { name: 'base.yaml' });
  const cheaper = readScenarioText(sampleScenarios.usual!, {
    name: '</script><b>x.yaml',
    set: ['price=0.5 to 2 USD/Mtoken'],
  });
  return compare([base, cheaper], { draws: 65536, seed: 'report', workers: 1 });
}

/** An example of every format of a result. */
export const sampleReports: Readonly<Record<Reportable['format'], () => Promise<Reportable>>> = {
  'costcone-result/1': () => sampleResult('usual'),
  'costcone-comparison/1': () => (comparison ??= compareSamples()),
  'costcone-backtest/1': async () =>
    backtestOf([
      caseOf(),
      caseOf({
        quantity: 'energy_per_day',
        reportedLow: 0.2,
        reportedHigh: 0.578,
        statistic: 'median',
        high: 0.19,
        percentile: 98,
        inside: false,
        note: 'they counted twice.',
      }),
      caseOf({ group: 'cost', bound: 'at_most', percentile: 3, crps: null, logScore: null, inside: false }),
      caseOf({ kind: 'arithmetic', low: 0.34, median: 0.34, high: 0.34, percentile: 100 }),
      failedCase({ file: 'b.yaml', group: null, quantity: null, reported: null, source: null }),
      failedCase({ file: 'c.yaml', kind: null, unit: null, error: '</script><b>\u001b[31m' }),
    ]),
  'costcone-break-even/1': async () => sampleBreakEven,
  'costcone-sweep/1': () => (swept ??= sampleSweep()),
};
