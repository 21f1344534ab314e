import { pow } from '../elementary/elementary.ts';
import { shapeOfExcesses } from './generalized-pareto.ts';
import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/** Fewest values beyond an atom or a gap that tell how a tail falls. */
const fewest = 25;
/** A step that holds so many values, and as many as lie beyond it, is an atom or as good as one: the tail is what lies beyond. */
const atomValues = 10;
/** Odds against a gap by chance, from which on the tail is what lies beyond it. */
const gapOdds = 1e6;

/**
 * How fast the heavier tail falls, as the exponent a of P(|y - t| > x) ~ x^-a: at 2 or below there is no variance to
 * estimate, at 1 or below no mean. Infinite where the tail ends or falls as an exponential does or faster; null with too
 * few values. Only what lies beyond the outermost atom or gap is looked at, whether the median is there or not: neither
 * an atom nor a rare event of a known size is a tail.
 *
 * Source: Vehtari, Simpson, Gelman, Yao and Gabry, Pareto smoothed importance sampling, J. Mach. Learn. Res. 25 (2024)
 * 72, 1-58: the outermost min(n / 5, 3 sqrt(n)) values.
 */
export function tailIndex(observed: Observed): number | null {
  const { low, high } = exponentsOf(observed);
  const least = Math.min(low ?? Number.POSITIVE_INFINITY, high ?? Number.POSITIVE_INFINITY);
  const isKnown = least < Number.POSITIVE_INFINITY || (low !== null && high !== null);
  return isKnown ? least : null;
}

/** The same of the upper tail alone. */
export function upperTailIndex(observed: Observed): number | null {
  return exponentsOf(observed).high;
}

interface Exponents {
  readonly low: number | null;
  readonly high: number | null;
}

/** Means, standard deviations and warnings ask for the same tails. */
const found = new WeakMap<Observed, Exponents>();

function exponentsOf(observed: Observed): Exponents {
  const known = found.get(observed);
  if (known !== undefined) return known;
  const exponents = { low: exponentOf(observed, -1), high: exponentOf(observed, 1) };
  found.set(observed, exponents);
  return exponents;
}

function exponentOf(observed: Observed, side: -1 | 1): number | null {
  const { excesses, counts, beyond, ends } = tailOf(observed, side);
  if (ends && beyond === 0) return Number.POSITIVE_INFINITY;
  if (beyond < fewest) return null;
  const shape = shapeOfExcesses(excesses, counts);
  return shape > 0 ? 1 / shape : Number.POSITIVE_INFINITY;
}

/** The outermost values on one side by how far they lie beyond the innermost of them. */
function tailOf(observed: Observed, side: -1 | 1) {
  const { size, cumulative, summary } = observed;
  const most = Math.min(summary.count / 5, 3 * Math.sqrt(summary.count));
  const middle = quantile(observed, 0.5) ?? 0;
  const outer = (step: number) => (side > 0 ? observed.high(step) : -observed.low(step)) - side * middle;
  const inner = (step: number) => (side > 0 ? observed.low(step) : -observed.high(step)) - side * middle;
  const places: number[] = [];
  const counts: number[] = [];
  let beyond = 0;
  let ends = false;
  let [edge, before, next] = [0, 0, 0];
  for (let k = 0; k < size; k++) {
    const step = side > 0 ? size - 1 - k : k;
    next = Math.max(outer(step), 0);
    if (beyond >= most) break;
    const held = cumulative[step + 1]! - cumulative[step]!;
    ends = held >= Math.max(atomValues, beyond) || isGap(edge, next, beyond);
    if (ends || next === 0) break;
    before = edge;
    edge = inner(step);
    places.push((edge + next) / 2);
    counts.push(held);
    beyond += held;
  }
  // Atoms that lie side by side, as counts do, stand for what is nearest to them.
  const threshold = edge - Math.max(Math.min(edge - next, before - edge) / 2, 0);
  return { excesses: places.map((place) => place - threshold), counts, beyond, ends };
}

/**
 * Whether so wide a gap has another reason than chance: in a tail of exponent 1, P(outer > r inner) is r^-beyond.
 *
 * Source: Rényi's representation of order statistics.
 */
function isGap(outer: number, inner: number, beyond: number): boolean {
  return beyond >= atomValues && !(pow(outer / inner, beyond) <= gapOdds);
}
