import { pow } from '../elementary/elementary.ts';
import { countUpTo } from './atoms.ts';
import { squareUnit } from './moments.ts';
import { firstAtOrAbove } from './special/monotone-root.ts';

/** A rising curve and its inverse. */
export interface MonotoneCurve {
  at(z: number): number;
  inverse(x: number): number;
}

/**
 * A rising, once differentiable curve through points that rise in both coordinates: cubic between them, straight
 * beyond them. One point alone gives a line of slope 1, which its user does not reach.
 *
 * Source: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300-304; slopes at the ends are carried on
 * geometrically from the two nearest secants.
 */
export function monotoneCurve(z: readonly number[], points: readonly number[]): MonotoneCurve {
  // Sums of very large and very small values are taken in a power of two of them.
  const unit = squareUnit(Math.max(...points.map(Math.abs)));
  const x = points.map((value) => value / unit);
  const slopes = slopesAt(z, x);
  const last = z.length - 1;

  const inside = (i: number, t: number) => {
    const width = z[i + 1]! - z[i]!;
    const [rise, start, end] = [x[i + 1]! - x[i]!, slopes[i]! * width, slopes[i + 1]! * width];
    const cubic = t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)));
    return Math.min(Math.max(x[i]! + cubic, x[i]!), x[i + 1]!);
  };

  return {
    at(where) {
      if (where <= z[0]!) return (x[0]! + slopes[0]! * (where - z[0]!)) * unit;
      if (where >= z[last]!) return (x[last]! + slopes[last]! * (where - z[last]!)) * unit;
      const i = countUpTo(z, where) - 1;
      return inside(i, (where - z[i]!) / (z[i + 1]! - z[i]!)) * unit;
    },
    inverse(point) {
      const value = point / unit;
      if (value <= x[0]!) return z[0]! + (value - x[0]!) / slopes[0]!;
      if (value >= x[last]!) return z[last]! + (value - x[last]!) / slopes[last]!;
      const i = countUpTo(x, value) - 1;
      if (value === x[i]) return z[i]!;
      const t = firstAtOrAbove(0, 1, (share) => inside(i, share) - value);
      return z[i]! + t * (z[i + 1]! - z[i]!);
    },
  };
}

function slopesAt(z: readonly number[], x: readonly number[]): readonly number[] {
  const widths = z.slice(1).map((end, i) => end - z[i]!);
  const secants = widths.map((width, i) => (x[i + 1]! - x[i]!) / width);
  const pieces = secants.length;
  if (pieces === 0) return [1];
  if (pieces === 1) return [secants[0]!, secants[0]!];
  const outward = (near: number, next: number) => {
    const share = widths[near]! / (widths[near]! + widths[next]!);
    return Math.min(3 * secants[near]!, secants[near]! * pow(secants[near]! / secants[next]!, share));
  };
  const inner = secants.slice(1).map((after, i) => {
    const [before, left, right] = [secants[i]!, widths[i]!, widths[i + 1]!];
    const weight = (left + 2 * right) / (3 * (left + right));
    return 1 / (weight / before + (1 - weight) / after);
  });
  return [outward(0, 1), ...inner, outward(pieces - 1, pieces - 2)];
}
