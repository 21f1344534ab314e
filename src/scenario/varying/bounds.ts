import { exp, expm1, ln, log1p, log10, pow } from '../../elementary/elementary.ts';
import { foldExpression } from '../../notation/fold.ts';
import { numberInBase } from '../../notation/infer.ts';
import { constants } from '../../notation/names.ts';
import type { Expression } from '../../notation/tree.ts';

/** Between which a part of a formula lies, in base units. */
export type Bounds = readonly [low: number, high: number];

/** Nothing is known. */
export const unbounded: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/**
 * Between which a formula lies, given the same of its names, by interval arithmetic (Moore, Interval Analysis, 1966): the
 * bounds hold, but may be wide where a name stands twice. What the rules below do not cover has no bounds.
 */
export function boundsOf(tree: Expression, ofName: (name: string) => Bounds): Bounds {
  return foldExpression<Bounds>(tree, (node, operands) => {
    const bounds = boundsOfNode(node, operands, ofName);
    return bounds.some(Number.isNaN) ? unbounded : bounds;
  });
}

function boundsOfNode(
  node: Expression,
  operands: readonly Bounds[],
  ofName: (name: string) => Bounds,
): Bounds {
  const [a, b, c] = operands;
  switch (node.kind) {
    case 'number':
      return point(numberInBase(node));
    case 'name':
      return constants.has(node.name) ? point(constants.get(node.name)!) : ofName(node.name);
    case 'negate':
      return [-a![1], -a![0]];
    case 'not':
      return [0, 1];
    case 'month':
    case 'monthly':
      return unbounded;
    case 'binary':
      return boundsOfBinary(node.operator, a!, b!);
    case 'call':
      return boundsOfCall(node.function, operands, [a!, b!, c!]);
  }
}

const point = (value: number): Bounds => [value, value];

function boundsOfBinary(operator: string, a: Bounds, b: Bounds): Bounds {
  switch (operator) {
    case '+':
      return [a[0] + b[0], a[1] + b[1]];
    case '-':
      return [a[0] - b[1], a[1] - b[0]];
    case '*':
      return hull(a.flatMap((x) => b.map((y) => (x === 0 || y === 0 ? 0 : x * y))));
    case '/':
      return b[0] > 0 || b[1] < 0 ? hull(a.flatMap((x) => b.map((y) => x / y))) : unbounded;
    case '^':
      return a[0] > 0 ? hull(a.flatMap((x) => b.map((y) => pow(x, y)))) : unbounded;
    default:
      // Comparisons, and, or.
      return [0, 1];
  }
}

/** Functions that never fall, so that the ends are the values at the ends. */
const rising: Readonly<Record<string, (x: number) => number>> = {
  exp: exp,
  expm1: expm1,
  ln: ln,
  log1p: log1p,
  log10: log10,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
};

function boundsOfCall(
  name: string,
  all: readonly Bounds[],
  [a, b, c]: readonly [Bounds, Bounds, Bounds],
): Bounds {
  const value = rising[name];
  if (value !== undefined) return [value(a[0]), value(a[1])];
  const [lows, highs] = [all.map(([low]) => low), all.map(([, high]) => high)];
  switch (name) {
    case 'min':
      return [Math.min(...lows), Math.min(...highs)];
    case 'max':
      return [Math.max(...lows), Math.max(...highs)];
    case 'sum':
      return [lows.reduce((x, y) => x + y), highs.reduce((x, y) => x + y)];
    case 'abs':
      return a[0] >= 0 ? a : [a[1] < 0 ? -a[1] : 0, Math.max(-a[0], a[1])];
    case 'if':
      return hull([...b, ...c]);
    case 'clamp':
      return [Math.min(Math.max(a[0], b[0]), c[0]), Math.min(Math.max(a[1], b[1]), c[1])];
    default:
      return unbounded;
  }
}

function hull(values: readonly number[]): Bounds {
  return values.some(Number.isNaN) ? unbounded : [Math.min(...values), Math.max(...values)];
}
