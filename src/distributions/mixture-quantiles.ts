import type { Distribution } from './distribution.ts';
import { firstAtOrAbove } from './special/monotone-root.ts';

type Tail = (x: number) => number;

/** The quantiles of a mixture from either tail, found between the smallest and the largest of its components'. */
export function mixtureQuantiles(
  components: readonly Distribution[],
  cdf: Tail,
  survival: Tail,
): { readonly lower: (u: number) => number; readonly upper: (s: number) => number } {
  const search = (ends: readonly number[], excess: Tail) => {
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (low === high || !Number.isFinite(low) || !Number.isFinite(high)) return low === high ? low : null;
    return snap(components, low, firstAtOrAbove(low, high, excess), excess);
  };
  return {
    lower: (u) => {
      const ends = components.map((component) => component.quantile(u));
      return search(ends, (x) => cdf(x) - u) ?? Math.min(...ends);
    },
    upper: (s) => {
      const ends = components.map((component) => component.upperQuantile(s));
      return search(ends, (x) => s - survival(x)) ?? Math.max(...ends);
    },
  };
}

/** The atom just below x that the search meant: the bracket ends within rounding above it. */
function snap(components: readonly Distribution[], low: number, x: number, excess: Tail): number {
  let best = x;
  for (const component of components) {
    if (!component.discrete) continue;
    const atom =
      component.cdf(x) <= 0.5
        ? component.quantile(component.cdf(x))
        : component.upperQuantile(component.survival(x));
    if (atom < best && atom >= low && x - atom <= 1e-14 * Math.abs(x) && excess(atom) >= 0) best = atom;
  }
  return best;
}
