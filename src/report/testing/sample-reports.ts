import { compare } from '../../analyses/comparison/comparison.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import type { Reportable } from '../formats.ts';
import { sampleBreakEven } from './sample-break-even.ts';
import { sampleResult } from './sample-results.ts';
import { sampleScenarios } from './sample-scenarios.ts';

/** An example of every format of a result. */
export const sampleReports: Readonly<Record<Reportable['format'], () => Promise<Reportable>>> = {
  'costcone-result/1': () => sampleResult('usual'),
  'costcone-comparison/1': () => {
    const base = readScenarioText(sampleScenarios.usual!, { name: 'base.yaml' });
    const cheaper = readScenarioText(sampleScenarios.usual!, {
      name: '</script><b>x.yaml',
      set: ['price=0.5 to 2 USD/Mtoken'],
    });
    return compare([base, cheaper], { draws: 65536, seed: 'report', workers: 1 });
  },
  'costcone-backtest/1': async () => ({
    format: 'costcone-backtest/1',
    scored: 2,
    inside: 1,
    expected: 1.8,
    cases: [true, false].map((inside) => ({
      file: 'a.yaml',
      group: 'energy',
      quantity: inside ? 'energy_per_query' : 'energy_per_day',
      unit: 'Wh',
      reported: 0.34,
      low: 0.1,
      median: 0.2,
      high: inside ? 0.5 : 0.3,
      percentile: inside ? 80 : 98,
      inside,
      kind: 'measured',
      source: 'somebody',
    })),
  }),
  'costcone-break-even/1': async () => sampleBreakEven,
};
