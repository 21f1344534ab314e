import { quantileSorted } from 'simple-statistics';
import type { DistributionSpec } from '../distributions/distribution.ts';
import type { Column } from './column-sums.ts';
import { distanceOf } from './goodness.ts';
import { fittedOf, type Part } from './parts.ts';
import { restOf } from './spike-candidates.ts';
import { spikesOf } from './spikes.ts';
import { end, figure } from './written.ts';

/** A column itself as a line to paste. */
export interface OwnCurve {
  readonly notation: string;
  readonly kolmogorovSmirnov: number;
}

/** So many different values can still be listed. */
const mostListed = 40;

const firstPercentiles = [1, 5, 10, 25, 50, 75, 90, 95, 99];
/** More points make a line that nobody reads. */
const mostPercentiles = 24;
/** Judgement: a curve this near is as good as the data. */
const enough = 0.01;

/**
 * A column without a family: its values with their counts where they are few and come again; else a monotone curve through its
 * quantiles, beside its spikes. Null where the quantiles coincide.
 */
export function ownCurve(column: Column): OwnCurve | null {
  const { distinct, counts, count } = column;
  if (distinct.length <= mostListed && count >= 2 * distinct.length)
    return {
      notation: `discrete(values=[${distinct.join(', ')}], weights=[${counts.join(', ')}])`,
      kolmogorovSmirnov: 0,
    };
  const spikes = spikesOf(column).map(({ value }) => value);
  const rest = spikes.length === 0 ? column : restOf(column, spikes);
  const curve = rest && nearCurve(rest);
  if (curve === null) return null;
  const seen = [...spikes.map((value) => counts[distinct.indexOf(value)]!), rest!.count];
  const shares = seen.map((times) => Number((times / count).toPrecision(6)));
  const parts: readonly Part[] = [...spikes, curve.spec].map((of, i) => ({ of, share: shares[i]! }));
  const words = [...spikes.map(String), curve.notation];
  return {
    notation:
      spikes.length === 0 ? curve.notation : `mixture(${words.join(', ')}, weights=[${shares.join(', ')}])`,
    kolmogorovSmirnov: distanceOf(column, fittedOf(parts)),
  };
}

interface Curve {
  readonly notation: string;
  readonly spec: DistributionSpec;
}

/** A curve with more percentiles where it is furthest off, until it is near enough or long. */
function nearCurve(column: Column): Curve | null {
  let percentiles: readonly number[] = firstPercentiles;
  let curve = curveThrough(column, percentiles);
  while (curve !== null && percentiles.length < mostPercentiles) {
    const { cdf } = fittedOf([{ share: 1, of: curve.spec }]);
    let worst = { percent: 0, distance: enough };
    for (let percent = 2; percent < 99; percent++) {
      const distance = Math.abs(
        cdf(quantileSorted(column.sorted as number[], percent / 100)) - percent / 100,
      );
      if (distance > worst.distance && !percentiles.includes(percent)) worst = { percent, distance };
    }
    if (worst.percent === 0) break;
    percentiles = [...percentiles, worst.percent].sort((a, b) => a - b);
    curve = curveThrough(column, percentiles);
  }
  return curve;
}

/** Percentiles that coincide, as in a column of whole numbers, are left out, so that the curve rises. */
function curveThrough({ sorted, minimum, maximum }: Column, percentiles: readonly number[]): Curve | null {
  const at = (percent: number) => quantileSorted(sorted as number[], percent / 100);
  const spread = at(95) - at(5) || maximum - minimum;
  const [min, max] = [end(minimum, spread, 'down'), end(maximum, spread, 'up')];
  const points: { readonly percent: number; readonly value: number }[] = [];
  for (const percent of percentiles) {
    const value = Number(figure(at(percent), spread));
    if (value > (points.at(-1)?.value ?? min) && value < max) points.push({ percent, value });
  }
  if (points.length < 2) return null;
  const words = [`min=${min}`, ...points.map(({ percent, value }) => `p${percent}=${value}`), `max=${max}`];
  return {
    notation: `quantiles(${words.join(', ')})`,
    spec: {
      family: 'quantiles',
      parameters: {
        probabilities: points.map(({ percent }) => percent / 100),
        values: points.map(({ value }) => value),
        min,
        max,
      },
    },
  };
}
