import { rounding } from '../../elementary/rounding.ts';
import type { Graph, NodeId } from '../../plan/graph.ts';

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
