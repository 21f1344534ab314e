import type { ColumnSummary } from '../../kernel/kernel.ts';
import { packHistogram } from '../../kernel/packing/packed-histogram.ts';
import { type AtomEnds, Observed } from '../observed.ts';
import { unpacked } from '../unpacked.ts';

/** Ends of a step and the number of its values, which lie evenly between; equal ends make an atom. */
export type Step = readonly [low: number, high: number, count: number];

/** The summary of a column whose distribution is these steps, in ascending order; its moments are left at 0. */
export function summaryOfSteps(steps: readonly Step[]): ColumnSummary {
  return {
    count: steps.reduce((sum, [, , count]) => sum + count, 0),
    nonFinite: 0,
    firstNonFinite: -1,
    mean: 0,
    m2: 0,
    minimum: steps[0]?.[0] ?? Number.POSITIVE_INFINITY,
    maximum: steps.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY,
    histogram: packHistogram({
      bins: Int32Array.from(steps, (_, index) => index),
      counts: Float64Array.from(steps, ([, , count]) => count),
      lows: Float64Array.from(steps, ([low]) => low),
      highs: Float64Array.from(steps, ([, high]) => high),
    }),
  };
}

/** A column known as these steps, without replicates; no end is an atom unless it is said. */
export function observedSteps(steps: readonly Step[], atomEnds: Partial<AtomEnds> = {}): Observed {
  const summary = summaryOfSteps(steps);
  const read = unpacked(() => summary.histogram);
  const ends = () => ({ low: false, high: false, ...atomEnds });
  return new Observed(summary, { own: read, all: read, origin: 0, atomEnds: ends });
}
