import type { Result } from '../../analyses/result.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import { breakdown, breakdownBy } from './breakdown.ts';
import type { Chart } from './chart.ts';
import { dotplot } from './dotplot.ts';
import { drivers } from './drivers.ts';
import { exceedance } from './exceedance.ts';
import { histogram } from './histogram.ts';
import { precision } from './precision.ts';
import { published } from './published.ts';

/** One kind of chart of a single run. */
export interface ChartKind {
  readonly name: string;
  /** Section of the page it stands in. */
  readonly section:
    | 'outcomes'
    | 'exceedance'
    | 'drivers'
    | 'breakdown'
    | 'published'
    | 'trust'
    | 'percentiles';
  /** Which outputs it is drawn for. */
  readonly of: 'headline' | 'goals' | 'every output';
  /** Null where this result has nothing to draw. */
  readonly make: (result: Result, output: NamedOutput) => Chart | null;
}

/** Every chart of a single run, in the order of the page. */
export const chartKinds: readonly ChartKind[] = [
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

const goalOutputs = 2;

/** The charts of one section of a result's page. */
export function sectionCharts(
  section: ChartKind['section'],
  result: Result,
  outputs: readonly NamedOutput[],
): readonly Chart[] {
  return chartKinds
    .filter((kind) => kind.section === section)
    .flatMap((kind) => outputsFor(kind, result, outputs).map((output) => kind.make(result, output)))
    .filter((chart) => chart !== null);
}

function outputsFor(
  { of }: ChartKind,
  { goals }: Result,
  outputs: readonly NamedOutput[],
): readonly NamedOutput[] {
  if (of === 'every output') return outputs;
  const headline = outputs.slice(0, 1);
  if (of === 'headline') return headline;
  const asked = outputs
    .slice(1)
    .filter(({ name }) => goals.some(({ threshold }) => threshold?.quantity === name));
  return [...headline, ...asked.slice(0, goalOutputs)];
}
