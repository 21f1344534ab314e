import type { Graph, NodeId } from '../../plan/graph.ts';

/**
 * Two values that are no further apart than this part of one of them are the same value, computed in two ways. Judgement:
 * some ten thousand roundings.
 */
export const rounding = 1e-12;

/** `to` less `from`; 0 where only rounding sets them apart. */
export function differenceOf(graph: Graph, to: NodeId, from: NodeId): NodeId {
  const difference = graph.operation('subtract', to, from);
  const rounded = graph.operation('multiply', graph.operation('absolute', from), graph.constant(rounding));
  const isRounding = graph.operation('less', graph.operation('absolute', difference), rounded);
  return graph.operation('if', isRounding, graph.constant(0), difference);
}

/** True where a value is lower than another one by more than rounding. */
export function isLower(value: number, other: number): boolean {
  return value < other - rounding * Math.abs(other);
}
