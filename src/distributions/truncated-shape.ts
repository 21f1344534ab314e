import type { Distribution } from './distribution.ts';
import { quantilesOfTails, type Shape } from './family.ts';
import { largestBelow, smallestAbove } from './neighbours.ts';

/** `mass` is what the parent has between the ends; it is what is left of `cutFrom`, the tail it is counted from. */
export type Truncated = Omit<Shape, 'mean' | 'sd' | 'discrete'> & {
  readonly kinks: readonly number[];
  readonly mass: number;
  readonly cutFrom: number;
};

/**
 * The functions of a distribution cut to [low, high], both ends included, and the mass that was left. Everything is
 * counted from the tail in which it lies, so that a cut far out in the upper tail loses nothing.
 */
export function truncatedShape(of: Distribution, low: number, high: number): Truncated {
  const justBelow = largestBelow(low);
  const [below, notBelow] = [of.cdf(justBelow), of.survival(justBelow)];
  const [notAbove, above] = [of.cdf(high), of.survival(high)];
  const mass = below > 0.5 ? notBelow - above : above > 0.5 ? notAbove - below : 1 - below - above;
  const support = supportWithin(of, low, high);
  const within = (x: number) => Math.min(Math.max(x, support[0]), support[1]);
  const share = (part: number) => Math.min(Math.max(part / mass, 0), 1);
  return {
    mass,
    cutFrom: below > 0.5 ? notBelow : above > 0.5 ? notAbove : 1,
    support,
    kinks: of.kinks
      .map((kink) => (below > 0.5 ? (notBelow - (1 - kink)) / mass : (kink - below) / mass))
      .filter((kink) => kink > 0 && kink < 1),
    cdf: (x) => {
      if (x < support[0] || x === -Infinity) return 0;
      if (x >= support[1]) return 1;
      const parent = of.cdf(x);
      return share(parent <= 0.5 ? parent - below : notBelow - of.survival(x));
    },
    survival: (x) => {
      if (x < support[0] || x === -Infinity) return 1;
      if (x >= support[1]) return 0;
      const parent = of.survival(x);
      return share(parent <= 0.5 ? parent - above : notAbove - of.cdf(x));
    },
    ...quantilesOfTails(
      (u) => {
        const p = Math.max(below + u * mass, Number.MIN_VALUE);
        return within(
          u === 0 ? support[0] : p <= 0.5 ? of.quantile(p) : of.upperQuantile(notBelow - u * mass),
        );
      },
      (s) => {
        const q = Math.max(above + s * mass, Number.MIN_VALUE);
        return within(
          s === 0 ? support[1] : q <= 0.5 ? of.upperQuantile(q) : of.quantile(notAbove - s * mass),
        );
      },
    ),
  };
}

function supportWithin(of: Distribution, low: number, high: number): [number, number] {
  const ends: [number, number] = [Math.max(low, of.support[0]), Math.min(high, of.support[1])];
  if (!of.discrete) return ends;
  // The ends need not be atoms: take the first atom at or above the one and the last at or below the other.
  if (low > of.support[0]) ends[0] = atomAbove(of, largestBelow(low));
  if (high < of.support[1]) ends[1] = atomAtOrBelow(of, high);
  return ends;
}

/** The smallest value that can occur above x. */
export function atomAbove(of: Distribution, x: number): number {
  const reached = of.cdf(x);
  return reached < 0.5 ? of.quantile(smallestAbove(reached)) : of.upperQuantile(largestBelow(of.survival(x)));
}

function atomAtOrBelow(of: Distribution, x: number): number {
  const reached = of.cdf(x);
  return reached <= 0.5 ? of.quantile(reached) : of.upperQuantile(of.survival(x));
}
