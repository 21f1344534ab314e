import { cos, exp2, log2, powerOfTwo } from '../elementary/elementary.ts';
import { TableBudgetError } from './table-budget.ts';

/** Nodes of a panel: the degree of its polynomial and one. */
const nodes = 16;

const angles = Array.from({ length: nodes }, (_, k) => (Math.PI * (k + 0.5)) / nodes);
const positions = angles.map(cos);
/** Values at the nodes to Chebyshev coefficients. */
const transform = Float64Array.from({ length: nodes * nodes }, (_, at) => {
  const [order, node] = [Math.floor(at / nodes), at % nodes];
  return ((order === 0 ? 1 : 2) / nodes) * cos(order * angles[node]!);
});
/** Where a panel is held against the function: midway between nodes, and at the ends, where it is worst. */
const checks = [-0.9999, -0.55, 0, 0.38, 0.9999];
/** Octaves at first in a panel. */
const widest = 13;
/** A panel this narrow, in octaves, is as good as a point. */
const narrowest = 1e-11;
/** Where the function is steep: the part of the tail by which a series may be early or late. */
const tailTolerance = 5e-11;

/** After so many panels between two ends the tolerance doubles, again and again: a rough function must not be asked for ever. */
const patience = 128;

/** Panels between two ends: by then the tolerance has doubled 60 times, so that only what is no number asks for more. */
const mostPanels = 60 * patience;

/** A Chebyshev series in log2 of the tail, between two tails. */
export interface Panel {
  readonly low: number;
  readonly high: number;
  readonly centre: number;
  readonly scale: number;
  /** Taken off before the series is made, so that its rounding is that of the spread. */
  readonly base: number;
  readonly coefficients: Float64Array;
}

/** A panel on which the function is one value, which may be infinite. */
export function constantPanel(value: number, low: number, high: number): Panel {
  return { low, high, centre: 0, scale: 0, base: value, coefficients: new Float64Array(nodes) };
}

/**
 * A function of the tail on (ends[0], ends[last]) as few Chebyshev series, much cheaper than the function itself. It is
 * asked only between ends, which stand wherever the function or its slope jumps.
 *
 * `tolerance`: the error allowed at a value. Where no series meets it the panels shrink until their tails are the same.
 *
 * @throws TableBudgetError where that takes more panels than there may be.
 */
export function panelsOf(
  value: (tail: number) => number,
  ends: readonly number[],
  tolerance: (value: number) => number,
): Panel[] {
  const panels: Panel[] = [];
  let before = 0;
  const add = (low: number, high: number) => {
    const panel = fitPanel(value, low, high);
    const width = high - low;
    const slack = powerOfTwo(Math.floor((panels.length - before) / patience));
    const allowed = (at: number) => slack * tolerance(at);
    if (width <= narrowest || (width <= widest && isGood(panel, value, allowed))) {
      panels.push(panel);
      if (panels.length - before > mostPanels) throw new TableBudgetError();
      return;
    }
    const middle = (low + high) / 2;
    add(low, middle);
    add(middle, high);
  };
  for (let k = 1; k < ends.length; k++) {
    before = panels.length;
    add(log2(ends[k - 1]!), log2(ends[k]!));
    // Rounding of the logarithm must not move an end.
    panels[before] = { ...panels[before]!, low: ends[k - 1]! };
    panels[panels.length - 1] = { ...panels[panels.length - 1]!, high: ends[k]! };
  }
  return panels;
}

/** The series at a tail whose log2 is given. */
export function panelValue({ centre, scale, base, coefficients }: Panel, log2Tail: number): number {
  const x = 2 * (log2Tail - centre) * scale;
  let next = 0;
  let afterNext = 0;
  for (let order = nodes - 1; order > 0; order--) {
    const current = coefficients[order]! + x * next - afterNext;
    afterNext = next;
    next = current;
  }
  return base + (coefficients[0]! + 0.5 * x * next - afterNext);
}

/** A panel with the values that it goes through, from the highest tail to the lowest. */
interface Fitted extends Panel {
  readonly values: readonly number[];
}

function fitPanel(value: (tail: number) => number, low: number, high: number): Fitted {
  const centre = (low + high) / 2;
  const half = (high - low) / 2;
  const values = positions.map((position) => value(exp2(centre + half * position)));
  const base = values[nodes / 2]!;
  const coefficients = new Float64Array(nodes);
  for (let order = 0; order < nodes; order++)
    for (let node = 0; node < nodes; node++)
      coefficients[order]! += transform[order * nodes + node]! * (values[node]! - base);
  return {
    low: exp2(low),
    high: exp2(high),
    centre,
    scale: 1 / half,
    base,
    coefficients,
    values,
  };
}

/**
 * Whether a series is right at every check, in the value or else in the tail: a value that the function passes within
 * `tailTolerance` is right too. How fast it passes is seen from the nodes on both sides.
 */
function isGood(
  panel: Fitted,
  value: (tail: number) => number,
  tolerance: (value: number) => number,
): boolean {
  const { centre, scale, base, coefficients, values } = panel;
  const last = Math.abs(coefficients[nodes - 1]!) + Math.abs(coefficients[nodes - 2]!);
  let isSteep = false;
  const areRight = checks.every((position) => {
    const log2Tail = centre + position / scale;
    const exact = value(exp2(log2Tail));
    const error = Math.abs(panelValue(panel, log2Tail) - exact);
    if (error <= tolerance(exact)) return true;
    // Nodes descend; a check beyond them has the outermost two.
    const next = positions.findIndex((node) => node < position);
    const above = next < 0 ? nodes - 1 : Math.max(1, next);
    const octaves = (positions[above - 1]! - positions[above]!) / scale;
    const slope = Math.abs(values[above - 1]! - values[above]!) / (octaves * Math.LN2);
    isSteep = true;
    return error <= slope * tailTolerance;
  });
  // Where no check needed the slope, a series that has not settled may still be wrong between them.
  return areRight && (isSteep || last <= tolerance(base));
}
