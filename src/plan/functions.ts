import type { Graph, NodeId } from './graph.ts';

type Lower = (graph: Graph, operands: readonly NodeId[]) => NodeId;

const operation =
  (name: string): Lower =>
  (graph, operands) =>
    graph.operation(name, ...operands);

const folded =
  (name: string): Lower =>
  (graph, operands) =>
    operands.reduce((a, b) => graph.operation(name, a, b));

const clamp: Lower = (graph, [x, low, high]) =>
  graph.operation('minimum', graph.operation('maximum', x!, low!), high!);

/** What each function and operator of a formula becomes in the register machine. */
export const functions: ReadonlyMap<string, Lower> = new Map(
  Object.entries({
    '+': operation('add'),
    '-': operation('subtract'),
    '*': operation('multiply'),
    '/': operation('divide'),
    '^': operation('power'),
    '<': operation('less'),
    '<=': operation('less-or-equal'),
    '>': operation('greater'),
    '>=': operation('greater-or-equal'),
    '==': operation('equal'),
    '!=': operation('not-equal'),
    and: operation('and'),
    or: operation('or'),
    not: operation('not'),
    negate: operation('negate'),
    if: operation('if'),
    min: folded('minimum'),
    max: folded('maximum'),
    clamp,
    abs: operation('absolute'),
    sqrt: operation('square-root'),
    exp: operation('exp'),
    expm1: operation('expm1'),
    ln: operation('ln'),
    log1p: operation('log1p'),
    log10: operation('log10'),
    sin: operation('sin'),
    cos: operation('cos'),
    tan: operation('tan'),
    atan2: operation('atan2'),
    floor: operation('floor'),
    ceil: operation('ceil'),
    round: operation('round'),
  }),
);
