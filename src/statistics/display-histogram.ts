import { exp, ln } from '../elementary/elementary.ts';
import type { Observed } from './observed.ts';
import { countBelow, quantile } from './quantile.ts';
import { type ShownRange, shownRange } from './shown-range.ts';

/** Counts between edges; edges ascend and are one more than the counts, which add up to the number of finite values. */
export interface DisplayHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Bins between the outermost per cents of a display histogram; two more reach out to the smallest and largest value. */
const innerBins = 80;
/** Above this ratio of the 99.9th to the 0.1th percentile, equal steps would hide the bulk: steps are equal in the logarithm. */
const logarithmicRatio = 200;
/** Bins where most values lie, and on either side of that, where few lie far away. */
const middleBins = 60;
const outerBins = 10;
/** Decades below this part of the 99.9th percentile share a bin. */
const mostRatio = 1e15;

/**
 * A histogram of at most 100 bins for drawing: equal steps between the 0.1th and the 99.9th percentile (equal ratios for
 * positive outputs over many decades) and one bin on either side for the rest. Where few values lie far away, most bins
 * are where the others lie. Few distinct atoms get a bin each.
 */
export function displayHistogram(observed: Observed): DisplayHistogram {
  const { summary } = observed;
  if (summary.count === 0) return { edges: [], counts: [] };
  const edges = atomEdges(observed) ?? stepEdges(observed);
  const below = edges.map((edge) => Math.round(countBelow(observed, edge)));
  below[0] = 0;
  below[below.length - 1] = summary.count;
  return { edges, counts: below.slice(1).map((count, index) => count - below[index]!) };
}

/** Edges halfway between atoms, or null where some step is no atom or there are more than 100. */
function atomEdges(observed: Observed): number[] | null {
  if (observed.size > 100) return null;
  const atoms = Array.from({ length: observed.size }, (_, step) => observed.low(step));
  if (atoms.some((atom, step) => atom !== observed.high(step))) return null;
  const [first, last] = [atoms[0]!, atoms.at(-1)!];
  const inner = atoms.slice(1).map((atom, step) => (atoms[step]! + atom) / 2);
  const lead = (inner[0] ?? first + halfWidth(first)) - first;
  const trail = last - (inner.at(-1) ?? last - halfWidth(last));
  return [first - lead, ...inner, last + trail];
}

/** Half the width of the only bin of a constant. */
const halfWidth = (value: number) => (value === 0 ? 0.5 : Math.abs(value) / 200);

function stepEdges(observed: Observed): number[] {
  const { minimum, maximum } = observed.summary;
  const high = quantile(observed, 0.999)!;
  const lowest = quantile(observed, 0.001)!;
  const logarithmic = lowest > 0 && high > logarithmicRatio * lowest;
  const low = logarithmic ? Math.max(lowest, high / mostRatio) : lowest;
  const shown = shownRange((probability) => quantile(observed, probability)!, 0.005, logarithmicRatio);
  const inner = isFar(shown, low, high)
    ? [
        ...steps(low, shown.low, outerBins, false),
        ...steps(shown.low, shown.high, middleBins, shown.isLogarithmic),
        ...steps(shown.high, high, outerBins, false),
      ]
    : steps(low, high, innerBins, logarithmic);
  return [minimum, ...inner, maximum].filter((edge, index, all) => index === 0 || edge > all[index - 1]!);
}

/** True where what is worth drawing takes less than half of the room between two ends. */
function isFar({ low, high, isLogarithmic }: ShownRange, from: number, to: number): boolean {
  const room = isLogarithmic ? ln(high / low) / ln(to / from) : (high - low) / (to - from);
  return high > low && room < 0.5;
}

/** Edges of equal steps, or of equal ratios. */
function steps(low: number, high: number, count: number, logarithmic: boolean): readonly number[] {
  const step = (logarithmic ? ln(high / low) : high - low) / count;
  return Array.from({ length: count + 1 }, (_, k) =>
    k === count ? high : logarithmic ? low * exp(k * step) : low + k * step,
  );
}
