import { cos } from '../../elementary/elementary.ts';
import { firstAtOrAbove } from '../special/monotone-root.ts';

/** The integral of a positive function, by its upper end and by its lower end, and the inverses of both. */
export interface RunningIntegral {
  readonly total: number;
  /** From the lowest end to z. */
  below(z: number): number;
  /** From z to the highest end, without loss where that is small. */
  above(z: number): number;
  /** The z below which so much lies. */
  atBelow(mass: number): number;
  /** The z above which so much lies. */
  atAbove(mass: number): number;
}

/** A part of the line, with the integral from its lower end as a series of Chebyshev polynomials. */
interface Panel {
  readonly low: number;
  readonly high: number;
  readonly integral: Float64Array;
  readonly mass: number;
}

/** Points of a panel, and terms of its series. */
const order = 16;
/** What the last two terms of a series may come to, as a share of the largest value on its panel. */
const tolerance = 1e-13;
/** What is no larger, and hardly smaller on half of a panel, is the rounding of the function and not its shape. */
const mostRounding = 1e-6;
/** How often a part is cut into two. */
const mostCuts = 30;
/** What grows by more than this across a panel is cut, so that what is small at one end keeps its digits. */
const mostGrowth = 1000;
/** What is less throughout a part is left out; the largest value is about 1. No draw lies so far out. */
const negligible = 1e-40;

const angles = Array.from({ length: order }, (_, k) => (Math.PI * (k + 0.5)) / order);
const points = angles.map((angle) => cos(angle));
/** T_j at the k-th point. */
const cosines = angles.map((angle) => points.map((_, j) => cos(j * angle)));

/**
 * `edges`: ascending; the function is smooth between them.
 *
 * Source: Clenshaw and Curtis, A method for numerical integration on an automatic computer, Numerische Mathematik 2 (1960)
 * 197-205. Error: 1e-13 of the integral as a rule, from either end.
 */
export function integralOf(f: (z: number) => number, edges: readonly number[]): RunningIntegral {
  const panels: Panel[] = [];
  const add = (low: number, high: number, cuts: number, before: number): void => {
    const middle = (low + high) / 2;
    const half = (high - low) / 2;
    const values = points.map((point) => f(middle + half * point));
    const most = Math.max(...values);
    if (!(most > negligible)) return;
    const series = seriesOf(values);
    const rest = (Math.abs(series[order - 1]!) + Math.abs(series[order - 2]!)) / most;
    const isRounding = rest <= mostRounding && rest > before / 4;
    const isSmooth = (rest <= tolerance || isRounding) && most <= mostGrowth * Math.min(...values);
    if (isSmooth || cuts === 0) {
      const integral = integrated(series, half);
      panels.push({ low, high, integral, mass: sum(integral, 1) });
      return;
    }
    add(low, middle, cuts - 1, rest);
    add(middle, high, cuts - 1, rest);
  };
  for (let k = 1; k < edges.length; k++) add(edges[k - 1]!, edges[k]!, mostCuts, Number.POSITIVE_INFINITY);
  return runningOver(panels);
}

function runningOver(panels: readonly Panel[]): RunningIntegral {
  const last = panels.length - 1;
  const fromBelow = running(panels);
  const fromAbove = running(panels.toReversed());
  const at = (z: number) => panels.findLastIndex(({ low }) => z >= low);
  return {
    total: fromBelow.at(-1)!,
    below(z) {
      const k = at(z);
      return k < 0 ? 0 : fromBelow[k]! + part(panels[k]!, z);
    },
    above(z) {
      const k = at(z);
      return k < 0 ? fromAbove.at(-1)! : fromAbove[last - k]! + panels[k]!.mass - part(panels[k]!, z);
    },
    atBelow(mass) {
      const k = holding(fromBelow, mass);
      return solved(panels[k]!, mass - fromBelow[k]!);
    },
    atAbove(mass) {
      const k = holding(fromAbove, mass);
      const panel = panels[last - k]!;
      return solved(panel, panel.mass - (mass - fromAbove[k]!));
    },
  };
}

/** What lies before each panel, and last what lies on all. */
function running(panels: readonly Panel[]): Float64Array {
  const sums = new Float64Array(panels.length + 1);
  for (const [k, { mass }] of panels.entries()) sums[k + 1] = sums[k]! + mass;
  return sums;
}

/** The panel up to which so much lies. */
function holding(sums: Float64Array, mass: number): number {
  let [low, high] = [0, sums.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sums[middle]! <= mass) low = middle;
    else high = middle - 1;
  }
  return low;
}

function part({ low, high, integral, mass }: Panel, z: number): number {
  if (z >= high) return mass;
  return Math.min(mass, Math.max(0, sum(integral, (2 * z - low - high) / (high - low))));
}

function solved({ low, high, integral }: Panel, mass: number): number {
  const place = firstAtOrAbove(-1, 1, (point) => sum(integral, point) - mass);
  return low + ((high - low) / 2) * (place + 1);
}

/** Coefficients of the polynomial through the values at the points; the first is halved. */
function seriesOf(values: readonly number[]): Float64Array {
  return Float64Array.from(values, (_, j) => {
    const dot = values.reduce((total, value, k) => total + value * cosines[k]![j]!, 0);
    return (dot * (j === 0 ? 1 : 2)) / order;
  });
}

/** The integral from -1, times `half`. Source: the integral of T_k is T_(k+1) / (2 (k + 1)) - T_(k-1) / (2 (k - 1)). */
function integrated(series: Float64Array, half: number): Float64Array {
  const terms = new Float64Array(order + 1);
  const of = (k: number) => (k === 0 ? 2 : 1) * (series[k] ?? 0);
  for (let k = 1; k <= order; k++) terms[k] = (half * (of(k - 1) - of(k + 1))) / (2 * k);
  terms[0] = -sum(terms, -1);
  return terms;
}

/** Source: Clenshaw, A note on the summation of Chebyshev series, Math. Comp. 9 (1955) 118-120. */
function sum(series: Float64Array, x: number): number {
  let [next, afterNext] = [0, 0];
  for (let k = series.length - 1; k > 0; k--)
    [next, afterNext] = [series[k]! + 2 * x * next - afterNext, next];
  return series[0]! + x * next - afterNext;
}
