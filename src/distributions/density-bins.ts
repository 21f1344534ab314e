import type { Distribution } from './distribution.ts';
import { largestBelow } from './neighbours.ts';

const binCount = 40;

/**
 * A drawing of a distribution: the masses of 40 equal bins between its 0.5th and 99.5th percentile. A bin holds its
 * right edge, the first one its left edge too.
 */
export function densityBins(distribution: Distribution): {
  readonly edges: readonly number[];
  readonly masses: readonly number[];
} {
  const low = distribution.quantile(0.005);
  const high = distribution.upperQuantile(0.005);
  const edges = Array.from({ length: binCount + 1 }, (_, i) =>
    i === binCount ? high : low + ((high - low) * i) / binCount,
  );
  const masses = edges.slice(1).map((edge, i) => {
    const start = i === 0 ? largestBelow(low) : edges[i]!;
    // In the upper half by the survival function, which has not lost its digits to 1.
    const mass =
      distribution.cdf(start) < 0.5
        ? distribution.cdf(edge) - distribution.cdf(start)
        : distribution.survival(start) - distribution.survival(edge);
    return Math.max(0, mass);
  });
  return { edges, masses };
}
