import type { Result } from '../../analyses/result.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import { breakdown, breakdownBy } from './breakdown.ts';
import { billAgainstBudget, billToDate } from './bill-to-date.ts';
import { chanceByMonth } from './chance-by-month.ts';
import type { Chart } from './chart.ts';
import { dotplot } from './dotplot.ts';
import { drivers } from './drivers.ts';
import { exceedance } from './exceedance.ts';
import { fan } from './fan.ts';
import { totalLimit } from './goal-line.ts';
import { histogram } from './histogram.ts';
import { movedInputsChart } from './moved-inputs.ts';
import { namesByMonth } from './month-charts.ts';
import { observations } from './observations.ts';
import { precision } from './precision.ts';
import { published } from './published.ts';

interface Drawn {
  readonly name: string;
  /** Section of the page it stands in. */
  readonly section:
    | 'picture'
    | 'months'
    | 'evidence'
    | 'outcomes'
    | 'exceedance'
    | 'drivers'
    | 'breakdown'
    | 'published'
    | 'trust'
    | 'percentiles';
}

/** One kind of chart of a single run. */
export type ChartKind = Drawn &
  (
    | {
        /** Which outputs it is drawn for. */
        readonly of: 'headline' | 'goals' | 'every output';
        /** Null where this result has nothing to draw. */
        readonly make: (result: Result, output: NamedOutput) => Chart | null;
      }
    | {
        /** Of a forecast: the quantity whose months are shown first, also with those that goals limit by month. */
        readonly of: 'first by month' | 'limited by month';
        readonly make: (result: Result, quantity: Pick<NamedOutput, 'name'>) => Chart | null;
      }
  );

/** Every chart of a single run, in the order of the page. */
export const chartKinds: readonly ChartKind[] = [
  { name: 'budget', section: 'picture', of: 'first by month', make: billAgainstBudget },
  { name: 'fan', section: 'picture', of: 'first by month', make: fan },
  { name: 'picture', section: 'picture', of: 'headline', make: dotplot },
  { name: 'fan below', section: 'months', of: 'first by month', make: fan },
  { name: 'bill to date', section: 'months', of: 'limited by month', make: billToDate },
  { name: 'budget spent', section: 'months', of: 'limited by month', make: chanceByMonth('toDate') },
  { name: 'limit missed', section: 'months', of: 'limited by month', make: chanceByMonth('month') },
  { name: 'observations', section: 'evidence', of: 'headline', make: observations },
  { name: 'moved inputs', section: 'evidence', of: 'headline', make: movedInputsChart },
  { name: 'dotplot', section: 'outcomes', of: 'goals', make: dotplot },
  { name: 'exceedance', section: 'exceedance', of: 'headline', make: exceedance },
  { name: 'drivers', section: 'drivers', of: 'headline', make: drivers },
  { name: 'breakdown', section: 'breakdown', of: 'headline', make: breakdown },
  { name: 'breakdown by service', section: 'breakdown', of: 'headline', make: breakdownBy('service') },
  { name: 'breakdown by workload', section: 'breakdown', of: 'headline', make: breakdownBy('workload') },
  { name: 'breakdown by customer', section: 'breakdown', of: 'headline', make: breakdownBy('customer') },
  { name: 'published', section: 'published', of: 'every output', make: published },
  { name: 'precision', section: 'trust', of: 'headline', make: precision },
  { name: 'histogram', section: 'percentiles', of: 'headline', make: histogram },
];

/** The picture of the first view: a forecast's bill against its budget, its fan, or the outcomes of the headline; null where nothing varies. */
export function firstPicture(result: Result, outputs: readonly NamedOutput[]): Chart | null {
  return sectionCharts('picture', result, outputs)[0] ?? null;
}

/** The charts of one section that are not on top of the page. */
export function chartsBelow(
  section: ChartKind['section'],
  result: Result,
  outputs: readonly NamedOutput[],
): readonly Chart[] {
  const first = firstPicture(result, outputs);
  return sectionCharts(section, result, outputs).filter(({ id }) => id !== first?.id);
}

const goalOutputs = 2;

/** The charts of one section of a result's page. */
export function sectionCharts(
  section: ChartKind['section'],
  result: Result,
  outputs: readonly NamedOutput[],
): readonly Chart[] {
  return chartKinds
    .filter((kind) => kind.section === section)
    .flatMap((kind) => chartsOf(kind, result, outputs))
    .filter((chart) => chart !== null);
}

function chartsOf(
  kind: ChartKind,
  result: Result,
  outputs: readonly NamedOutput[],
): readonly (Chart | null)[] {
  const { of, make } = kind;
  if (of === 'first by month' || of === 'limited by month') {
    const names = namesByMonth(result);
    return names.slice(0, of === 'first by month' ? 1 : undefined).map((name) => make(result, { name }));
  }
  return outputsFor(of, result, outputs).map((output) => make(result, output));
}

function outputsFor(
  of: 'headline' | 'goals' | 'every output',
  result: Result,
  outputs: readonly NamedOutput[],
): readonly NamedOutput[] {
  if (of === 'every output') return outputs;
  const headline = outputs.slice(0, 1);
  if (of === 'headline') return headline;
  // A goal on the headline's total is drawn there.
  const isHeadline = (goal: number) => totalLimit(result, goal)?.quantity === headline[0]?.name;
  const asked = outputs
    .slice(1)
    .filter(({ name }) =>
      result.goals.some(({ threshold }, index) => threshold?.quantity === name && !isHeadline(index)),
    );
  return [...headline, ...asked.slice(0, goalOutputs)];
}
