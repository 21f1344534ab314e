import { log2, powerOfTwo } from '../elementary/elementary.ts';
import type { Distribution } from './distribution.ts';
import { firstIndex } from './atoms.ts';
import { largestBelow } from './neighbours.ts';
import { listedValues } from './point-mass.ts';
import { once } from './quantile-moments.ts';
import { firstAtOrAbove } from './special/monotone-root.ts';

type Tail = (x: number) => number;

/** Tails below 2^-53 are seldom asked for: their octaves are not kept. */
const octaves = 53;

/**
 * The quantiles of a mixture from either tail, found between the smallest and the largest of its components', or between
 * the mixture's own at the powers of two on both sides: asking all components costs more than the search.
 */
export function mixtureQuantiles(
  components: readonly Distribution[],
  cdf: Tail,
  survival: Tail,
): { readonly lower: (u: number) => number; readonly upper: (s: number) => number } {
  const steps = once(() => stepsOf(components, cdf, survival));
  const search = (low: number, high: number, excess: Tail) =>
    low === high ? low : snap(components, low, firstAtOrAbove(low, high, excess), excess);
  const amongComponents = (ends: readonly number[], excess: Tail, outer: (...ends: number[]) => number) => {
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (Number.isFinite(low) && Number.isFinite(high)) return search(low, high, excess);
    return low === high ? low : outer(...ends);
  };
  const lowerKnots = powersOfTwo((u) =>
    amongComponents(
      components.map((component) => component.quantile(u)),
      (x) => cdf(x) - u,
      Math.min,
    ),
  );
  const upperKnots = powersOfTwo((s) =>
    amongComponents(
      components.map((component) => component.upperQuantile(s)),
      (x) => s - survival(x),
      Math.max,
    ),
  );
  return {
    lower: (u) => {
      const step = steps().lower(u);
      if (step !== null) return step;
      const [far, near] = lowerKnots(u);
      return far === near ? near : search(far, near, (x) => cdf(x) - u);
    },
    upper: (s) => {
      const step = steps().upper(s);
      if (step !== null) return step;
      const [far, near] = upperKnots(s);
      return far === near ? near : search(near, far, (x) => s - survival(x));
    },
  };
}

/** The listed values whose step holds a tail: found at once, and exactly. Null between steps. */
function stepsOf(components: readonly Distribution[], cdf: Tail, survival: Tail) {
  const values = listedValues(components.map(({ spec }) => spec));
  const [reached, left] = [values.map(cdf), values.map(survival)];
  const [before, notBefore] = [cdf, survival].map((tail) => values.map((value) => tail(largestBelow(value))));
  const at = (i: number, isInside: boolean) => (i < values.length && isInside ? values[i]! : null);
  return {
    lower: (u: number) => {
      const i = firstIndex(values.length, (k) => reached[k]! >= u);
      return at(i, before![i]! < u);
    },
    upper: (s: number) => {
      const i = firstIndex(values.length, (k) => left[k]! <= s);
      return at(i, notBefore![i]! > s);
    },
  };
}

/**
 * A quantile function at the powers of two below and above a tail, each asked only once; at tails that are none, or lie
 * beyond all octaves, both are the function's own value there.
 */
function powersOfTwo(quantile: (tail: number) => number): (tail: number) => [far: number, near: number] {
  const known = new Map<number, number>();
  const knot = (octave: number) => {
    const value = known.get(octave) ?? quantile(powerOfTwo(-octave));
    known.set(octave, value);
    return value;
  };
  return (tail) => {
    const octave = Math.floor(-log2(tail));
    const isInside =
      octave >= 1 && octave < octaves && tail > powerOfTwo(-octave - 1) && tail <= powerOfTwo(-octave);
    if (!isInside) {
      const value = quantile(tail);
      return [value, value];
    }
    const [far, near] = [knot(octave + 1), knot(octave)];
    if (Number.isFinite(far) && Number.isFinite(near)) return [far, near];
    const value = quantile(tail);
    return [value, value];
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
