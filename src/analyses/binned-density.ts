import type { Distribution } from '../distributions/distribution.ts';
import { pow } from '../elementary/elementary.ts';
import type { ReplicatedColumn } from '../statistics/estimate.ts';
import { countBelow, quantile } from '../statistics/quantile.ts';
import type { BinnedDensity } from './evidence/result.ts';

const mostBins = 40;
const fewestBins = 8;

/** Where the upper end is so many times the median, equal steps would leave nearly everything in the first few. */
const farthestEnd = 6.3;

/**
 * Edges of equal steps between the 0.5th and the 99.5th percentile, of the logarithm where an upper tail reaches far; null
 * where the ends are one, or lie further apart than numbers reach.
 */
function edgesBetween(
  { low, median, high }: { readonly low: number; readonly median: number; readonly high: number },
  {
    bins,
    scale,
    isDiscrete,
  }: { readonly bins: number; readonly scale: number; readonly isDiscrete: boolean },
): readonly number[] | null {
  if (!(high > low && Number.isFinite((high - low) * scale))) return null;
  const isFar = low > 0 && high > farthestEnd * median && !isDiscrete;
  const ratio = high / low;
  if (!Number.isFinite(isFar ? ratio : high - low)) return null;
  const edge = (share: number) => (isFar ? low * pow(ratio, share) : low + share * (high - low));
  return Array.from({ length: bins + 1 }, (_, k) => (k === bins ? high : edge(k / bins)));
}

/** Just below the lower end: an atom there belongs to the first step, as the others take in their upper ends. */
const justBelow = (edges: readonly number[]) => edges[0]! - (edges.at(-1)! - edges[0]!) * 1e-9;

function binned(edges: readonly number[], below: readonly number[], scale: number): BinnedDensity {
  return {
    edges: edges.map((edge) => edge * scale),
    masses: below.slice(1).map((value, k) => value - below[k]!),
  };
}

/** The density of a distribution in 40 bins. `scale`: units that are shown in one of the distribution's. */
export function distributionDensity(distribution: Distribution, scale: number): BinnedDensity | null {
  const { discrete: isDiscrete } = distribution;
  const [low, high] = [distribution.quantile(0.005), distribution.upperQuantile(0.005)];
  const median = distribution.quantile(0.5);
  const edges = edgesBetween({ low, median, high }, { bins: mostBins, scale, isDiscrete });
  if (edges === null) return null;
  const below = edges.map((edge) => distribution.cdf(edge));
  if (isDiscrete) below[0] = distribution.cdf(justBelow(edges));
  return binned(edges, below, scale);
}

/**
 * The density of what was drawn, also with weights. `scale` as above; `effectiveDraws`: how many independent draws tell as
 * much, which decides the number of bins by 2 n^(1/3), between 8 and 40.
 *
 * Source: the Rice rule; (2 n)^(1/3) is the fewest that any density needs: Terrell and Scott, JASA 80 (1985), 209-214.
 */
export function columnDensity(
  { pooled }: ReplicatedColumn,
  scale: number,
  effectiveDraws: number,
): BinnedDensity | null {
  const total = pooled.cumulative.at(-1) ?? 0;
  const [low, median, high] = [0.005, 0.5, 0.995].map((p) => quantile(pooled, p));
  if (!(total > 0) || low == null || median == null || high == null) return null;
  const bins = Math.min(mostBins, Math.max(fewestBins, Math.round(2 * pow(effectiveDraws, 1 / 3))));
  const edges = edgesBetween({ low, median, high }, { bins, scale, isDiscrete: false });
  if (edges === null) return null;
  const below = edges.map((edge) => countBelow(pooled, edge) / total);
  below[0] = countBelow(pooled, justBelow(edges)) / total;
  return binned(edges, below, scale);
}

/** A density of 1 + r as one of r, `less` being 1; null where its steps are even in the logarithm, which r has none of. */
export function shiftedDensity(density: BinnedDensity | null, less: number): BinnedDensity | null {
  if (density === null || less === 0) return density;
  const [first, second, third] = density.edges as [number, number, number];
  if (third - second > (second - first) * 1.001) return null;
  return { ...density, edges: density.edges.map((edge) => edge - less) };
}
