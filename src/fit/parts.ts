import { createDistribution } from '../distributions/create-distribution.ts';
import type { Distribution, DistributionSpec } from '../distributions/distribution.ts';
import { largestBelow } from '../distributions/neighbours.ts';

/** A share of the values that follows one distribution, or is one number. */
export interface Part {
  readonly share: number;
  readonly of: DistributionSpec | number;
}

/** What was fitted to a column: one part or several, whose shares add up to 1. */
export interface Fitted {
  readonly parts: readonly Part[];
  /** P(X <= x). */
  cdf(x: number): number;
  /** P(X > x), accurate in the upper tail. */
  survival(x: number): number;
  /** P(X < x). */
  below(x: number): number;
  /** True where single values have positive probability. */
  readonly discrete: boolean;
  /** The value of a uniform number: its leading part chooses the part, the rest the value. */
  draw(u: number): number;
}

/** The functions of a mixture of parts. */
export function fittedOf(parts: readonly Part[]): Fitted {
  const made = parts.map(({ share, of }) => ({ share, ...(typeof of === 'number' ? atom(of) : smooth(of)) }));
  const sum = (f: (part: (typeof made)[number]) => number) =>
    made.length === 1 ? f(made[0]!) : made.reduce((total, part) => total + part.share * f(part), 0);
  return {
    parts,
    discrete: made.some(({ discrete }) => discrete),
    cdf: (x) => sum((part) => part.cdf(x)),
    survival: (x) => sum((part) => part.survival(x)),
    below: (x) => sum((part) => part.below(x)),
    draw(u) {
      let from = 0;
      for (const part of made.slice(0, -1)) {
        if (u < from + part.share) return part.quantile((u - from) / part.share);
        from += part.share;
      }
      return made.at(-1)!.quantile(Math.min((u - from) / made.at(-1)!.share, 1 - 2 ** -53));
    },
  };
}

type Piece = Pick<Distribution, 'cdf' | 'survival' | 'quantile' | 'discrete'> & Pick<Fitted, 'below'>;

const atom = (value: number): Piece => ({
  discrete: true,
  cdf: (x) => (x >= value ? 1 : 0),
  survival: (x) => (x >= value ? 0 : 1),
  below: (x) => (x > value ? 1 : 0),
  quantile: () => value,
});

function smooth(spec: DistributionSpec): Piece {
  const { cdf, survival, quantile, discrete } = createDistribution(spec);
  return { cdf, survival, quantile, discrete, below: discrete ? (x) => cdf(largestBelow(x)) : cdf };
}
