import type { DistributionSpec } from '../distributions/distribution.ts';
import { exp, ln, square } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import type { Part } from './parts.ts';

const mostRounds = 200;
/** More different values than this are put together by order: two humps are no finer. */
const mostPoints = 2000;

interface Hump {
  readonly share: number;
  readonly mean: number;
  readonly sd: number;
}

/**
 * Two normals, or two lognormals, by expectation and maximization; null where one of them shrinks to a point.
 *
 * Source: Dempster, Laird and Rubin 1977, Maximum likelihood from incomplete data via the EM algorithm, JRSS B 39. It
 * starts from the two groups that lie furthest apart for their spread (Otsu 1979).
 */
export function twoHumps(
  column: Column,
  scale: 'normal' | 'lognormal',
): { readonly parts: readonly Part[]; readonly logLikelihood: number } | null {
  const { count } = column;
  const { values, counts } = pointsOf(column);
  const x = Float64Array.from(values, scale === 'lognormal' ? ln : Number);
  let humps = firstGroups(x, counts, count);
  let previous = -Infinity;
  for (let round = 0; round < mostRounds; round++) {
    const sums = [0, 1].map(() => ({ weight: 0, first: 0, second: 0 }));
    let logLikelihood = 0;
    for (let i = 0; i < x.length; i++) {
      const [a, b] = humps.map(
        ({ share, mean, sd }) => (share / sd) * exp(-0.5 * square((x[i]! - mean) / sd)),
      ) as [number, number];
      // Where both are 0 the value belongs to the nearer one, and hardly matters.
      const both = a + b;
      const first =
        both > 0 ? a / both : Math.abs(x[i]! - humps[0]!.mean) < Math.abs(x[i]! - humps[1]!.mean) ? 1 : 0;
      logLikelihood += counts[i]! * ln(Math.max(both, Number.MIN_VALUE));
      for (const [k, part] of [first, 1 - first].entries()) {
        const sum = sums[k]!;
        const away = x[i]! - humps[k]!.mean;
        sum.weight += counts[i]! * part;
        sum.first += counts[i]! * part * away;
        sum.second += counts[i]! * part * away * away;
      }
    }
    humps = sums.map(({ weight, first, second }, k) => ({
      share: weight / count,
      mean: humps[k]!.mean + first / weight,
      sd: Math.sqrt(second / weight - square(first / weight)),
    }));
    if (!humps.every(({ share, sd }) => share * count > 2 && sd > 0)) return null;
    const settled = logLikelihood - previous < 1e-6 * count;
    previous = logLikelihood;
    if (settled) break;
  }
  const specs = humps.map(
    ({ mean, sd }): DistributionSpec =>
      scale === 'normal'
        ? { family: 'normal', parameters: { mean, sd } }
        : { family: 'lognormal', parameters: { mu: mean, sigma: sd } },
  );
  const turned = scale === 'normal' ? 0 : x.reduce((sum, log, i) => sum + counts[i]! * log, 0);
  return {
    parts: specs.map((of, k) => ({ share: humps[k]!.share, of })),
    logLikelihood: previous - (count / 2) * ln(2 * Math.PI) - turned,
  };
}

/** The values that differ, or as many of them as are looked at, each for those beside it. */
function pointsOf({ distinct, counts }: Column): { values: readonly number[]; counts: readonly number[] } {
  const step = Math.ceil(distinct.length / mostPoints);
  if (step === 1) return { values: distinct, counts };
  const starts = Array.from({ length: Math.ceil(distinct.length / step) }, (_, i) => i * step);
  return {
    values: starts.map((from) => distinct[Math.min(from + (step >> 1), distinct.length - 1)]!),
    counts: starts.map((from) => counts.slice(from, from + step).reduce((a, b) => a + b, 0)),
  };
}

function firstGroups(x: Float64Array, counts: readonly number[], count: number): readonly Hump[] {
  const centre = x[x.length >> 1]!;
  const all = x.reduce((sum, value, i) => sum + counts[i]! * (value - centre), 0);
  const squares = x.reduce((sum, value, i) => sum + counts[i]! * square(value - centre), 0);
  let best = { between: -1, weight: 0, sum: 0, sumOfSquares: 0 };
  let [weight, sum, sumOfSquares] = [0, 0, 0];
  for (let i = 0; i < x.length - 1; i++) {
    weight += counts[i]!;
    sum += counts[i]! * (x[i]! - centre);
    sumOfSquares += counts[i]! * square(x[i]! - centre);
    const between = weight * (count - weight) * square(sum / weight - (all - sum) / (count - weight));
    if (between > best.between) best = { between, weight, sum, sumOfSquares };
  }
  const hump = (n: number, first: number, second: number) => {
    const mean = first / n;
    // A group of one value gets some width, so that it can grow.
    const sd = Math.sqrt(Math.max(second / n - mean * mean, (1e-4 * squares) / count));
    return { share: n / count, mean: centre + mean, sd };
  };
  return [
    hump(best.weight, best.sum, best.sumOfSquares),
    hump(count - best.weight, all - best.sum, squares - best.sumOfSquares),
  ];
}
