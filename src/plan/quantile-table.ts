import type { Distribution } from '../distributions/distribution.ts';
import { exp, ln } from '../elementary/elementary.ts';
import { smallestTail } from './node-values.ts';
import { type CutSide, cutSide, shareNearMedian, type Side } from './quantile-cubics.ts';
import { finiteTails } from './finite-tails.ts';
import { constantPanel, panelsOf } from './quantile-panels.ts';
import { sharedDoubles } from './shared-doubles.ts';
import { tableUnit } from './table-unit.ts';

/*
 * A quantile function as piecewise cubics, indexed by exponent and leading mantissa bits of |t|, so that a lookup needs
 * no search and tails are resolved down to 2^-53. src/kernel/assembly/quantile-table.ts reads this layout:
 *
 *   doubles 0 to 3       log2 of the intervals in an octave; pieces of the lower side; pieces of the upper side; what values are multiplied by
 *   4 doubles a cubic    lower side (t > 0): intervals of [2^-53, 1/2) ascending, one more for 1/2; then the upper side
 *   6 doubles a piece    start in |t|, four coefficients, 0: the lower side's, then the upper side's, ascending
 *
 * A cubic's variable is the part of the mantissa beyond the index. An interval whose cubic is not good enough, or that
 * holds a kink, begins with NaN and is cut into pieces, whose variable is |t| less their start. Where values are beyond the
 * largest double, cubics are the constant infinity.
 */

/** Error of the series that stand for the quantile function, relative to max(|x - median|, interquartile range). */
const seriesTolerance = 1e-10;
/** Where doubles are too coarse for that: the same tolerance of this part of |x|, nine units in the last place. */
const roundingFloor = 2e-5;
/** Below this doubles lose digits; errors relative to less, as where more than half of the values are 0, were never met. */
const smallestSize = 1e-290;
const lnSmallest = ln(smallestSize);
/** Lets ln x err by nearly 1. */
const anyValue = 1e9;
/** Share of the draws that may fall into pieces, which cost more. */
const pieceShare = 0.01;
/** The same where a table without pieces would draw 0, or less, for tiny values. */
const dearShare = 0.25;
/** log2 of the intervals in an octave, as few as serve. */
const resolutions = [5, 6, 7] as const;
/** A table, ready for the kernel. */
export interface QuantileTable {
  readonly data: Float64Array;
  /** True when it holds ln x instead of x. */
  readonly logarithmic: boolean;
  /** What drawn values are multiplied by: a power of two where they are so large or small that cubics would not hold them; else 1. */
  readonly unit: number;
  /** Largest error found, relative to max(|x - median|, interquartile range). */
  readonly error: number;
}

/** The part of a distribution that a table is made of. */
export type Quantiles = Pick<Distribution, 'quantile' | 'upperQuantile' | 'kinks' | 'support'>;

/**
 * The table of `quantile(u) * scale`. ln x is tabulated where x itself would need too many pieces.
 *
 * Error: at most 1e-9 relative to max(|x - median|, interquartile range), or 1e-10 relative to min(u, 1 - u); where values
 * reach down to 0 relative to x itself, or the median of gamma(0.01), 4e-31, would be drawn as 3e-31.
 */
export function buildQuantileTable(quantiles: Quantiles, scale: number): QuantileTable {
  const logarithmicCut = (kind: Carried) => tryResolutions(sidesOf(quantiles, scale, 1, kind));
  if (isMostlyZero(quantiles)) return assemble(logarithmicCut('tiny'), true, 1);
  const unit = tableUnit(quantiles, scale);
  const plain = tryResolutions(sidesOf(quantiles, scale, unit, 'plain'));
  const nearZero = reachesZero(quantiles);
  if ((plain.share <= pieceShare && !nearZero) || quantiles.support[0] < 0)
    return assemble(plain, false, unit);
  const logarithmic = logarithmicCut(nearZero ? 'tiny' : 'logarithmic');
  const isBetter = nearZero && logarithmic.share <= dearShare;
  return isBetter || logarithmic.share < plain.share
    ? assemble(logarithmic, true, 1)
    : assemble(plain, false, unit);
}

/**
 * The table of x itself, of a distribution with atoms, where it is exact (a logarithm is not, and has none of 0), or of
 * a curve whose values are rounded up to counts.
 */
export function buildPlainTable(quantiles: Quantiles, scale: number): QuantileTable {
  const unit = tableUnit(quantiles, scale);
  return assemble(tryResolutions(sidesOf(quantiles, scale, unit, 'plain')), false, unit);
}

/**
 * True where most values are too small for a double though none is an atom, as of gamma(1e-5): no table of x has a size
 * that errors could be relative to.
 */
function isMostlyZero({ quantile, upperQuantile, support, kinks }: Quantiles): boolean {
  return support[0] === 0 && kinks.length === 0 && upperQuantile(0.25) === 0 && quantile(0.25) === 0;
}

/**
 * True where one draw in 2^30 is so much smaller than the others that a table of x could not tell it from 0, whose
 * logarithm or inverse is no number.
 */
function reachesZero({ quantile, upperQuantile, support }: Quantiles): boolean {
  return support[0] === 0 && quantile(2 ** -30) < seriesTolerance * (upperQuantile(0.25) - quantile(0.25));
}

/** What a table holds: x, ln x, or ln x so exact that tiny values keep their digits. */
type Carried = 'plain' | 'logarithmic' | 'tiny';

/** `unit`: what the values of a plain table are divided by. */
function sidesOf(
  { quantile, upperQuantile, kinks, support }: Quantiles,
  scale: number,
  unit: number,
  kind: Carried,
): Side[] {
  const range =
    unit === 1
      ? within((upperQuantile(0.25) - quantile(0.25)) * scale)
      : within((upperQuantile(0.25) * scale) / unit - (quantile(0.25) * scale) / unit);
  const median = within((quantile(0.5) * scale) / unit);
  // Below the smallest double that is normal, values come in steps of the smallest double.
  const least = Math.max(smallestSize, ((Number.MIN_VALUE / unit) * Math.max(1, scale)) / seriesTolerance);
  // An error of ln x is one of x relative to x, asked as long as doubles have all their digits (and a margin).
  const sizes: Record<Carried, Side['size']> = {
    plain: (value) => Math.max(Math.abs(value - median), range, Math.abs(value) * roundingFloor, least),
    logarithmic: (value) => Math.max(1, range / exp(value)),
    tiny: (value) => (value > lnSmallest ? 1 : anyValue),
  };
  const size = sizes[kind];
  const carried =
    kind === 'plain' ? (x: number) => (x * scale) / unit : (x: number) => Math.max(-745, ln(x * scale));
  // Rounding of e^ln x must not step over an end either.
  const margin = (end: number) =>
    kind === 'plain' || !Number.isFinite(end) ? 0 : 4e-16 * Math.max(1, Math.abs(end));
  const [low, high] = [carried(support[0]), carried(support[1])];
  const ends = [low + margin(low), high - margin(high)] as const;
  return [quantile, upperQuantile].map((of, side) => {
    const value = (tail: number) => carried(of(tail));
    const finite = finiteTails(value, side === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    const tails = [...kinks.map((kink) => (side === 0 ? kink : 1 - kink)), finite.from, finite.to];
    const inside = [...new Set(tails)]
      .filter((tail) => tail > smallestTail && tail < 0.5)
      .sort((a, b) => a - b);
    const between = inside.filter((tail) => tail > finite.from && tail < finite.to);
    const panels = [
      ...(finite.from > smallestTail ? [constantPanel(finite.outer, smallestTail, finite.from)] : []),
      ...(finite.from < finite.to
        ? panelsOf(value, [finite.from, ...between, finite.to], (at) => seriesTolerance * size(at))
        : []),
      ...(finite.to < 0.5 ? [constantPanel(-finite.outer, finite.to, 0.5)] : []),
    ];
    return { panels, kinks: inside, size, ends };
  });
}

/** A size as a number, also where it is beyond the largest. */
function within(x: number): number {
  return Math.min(Math.max(x, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** Both sides at one resolution. */
interface Cut {
  readonly sides: readonly CutSide[];
  readonly share: number;
}

/** The coarsest resolution that needs few pieces, or the one that needs fewest. */
function tryResolutions(sides: readonly Side[]): Cut {
  const tried: Cut[] = [];
  const finest = resolutions[resolutions.length - 1];
  for (const bits of resolutions) {
    const shares = sides.map((side) => shareNearMedian(side, bits));
    if (bits !== finest && shares[0]! + shares[1]! > pieceShare) continue;
    const cut = sides.map((side) => cutSide(side, bits));
    const share = cut.reduce((sum, { share }) => sum + share, 0);
    tried.push({ sides: cut, share });
    if (share <= pieceShare) break;
  }
  return tried.reduce((best, cut) => (cut.share < best.share ? cut : best));
}

function assemble({ sides }: Cut, logarithmic: boolean, unit: number): QuantileTable {
  const length = 4 + sides.reduce((sum, { cubics, pieces }) => sum + cubics.length + pieces.length, 0);
  const data = sharedDoubles(length);
  data.set([sides[0]!.bits, sides[0]!.pieces.length / 6, sides[1]!.pieces.length / 6, unit]);
  let at = 4;
  for (const part of [...sides.map(({ cubics }) => cubics), ...sides.map(({ pieces }) => pieces)]) {
    data.set(part, at);
    at += part.length;
  }
  return { data, logarithmic, unit, error: Math.max(...sides.map(({ error }) => error)) + seriesTolerance };
}
