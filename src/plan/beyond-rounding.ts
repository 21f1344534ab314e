import { rounding } from '../elementary/rounding.ts';
import { kernelOperations } from '../notation/operations/operations.ts';
import type { Formulas, Graph, NodeId } from './graph.ts';

/** To which ends of what rounding may make of it the right side of a comparison goes. */
const ends: ReadonlyMap<string, 'minimum' | 'maximum'> = new Map([
  ['less', 'minimum'],
  ['less-or-equal', 'maximum'],
  ['greater', 'maximum'],
  ['greater-or-equal', 'minimum'],
]);

/**
 * Adds formulas to a graph in which values that only rounding sets apart are equal: 7 * 1.1 * 24 is at most 184.8, though
 * it comes to a little more.
 */
export function beyondRounding(graph: Graph): Formulas {
  const compare = (name: string, one: NodeId, other: NodeId): NodeId => {
    const [left, right] = sides(graph, one, other);
    // Infinite values stay what they are.
    const [below, above] = [1 - rounding, 1 + rounding].map((factor) =>
      graph.operation('multiply', right, graph.constant(factor)),
    );
    return graph.operation(name, left, graph.operation(ends.get(name)!, below!, above!));
  };
  return {
    constant: (value) => graph.constant(value),
    operation(name, ...operands) {
      const [left, right] = operands as [NodeId, NodeId];
      if (ends.has(name)) return compare(name, left, right);
      if (name === 'equal')
        return graph.operation(
          'and',
          compare('less-or-equal', left, right),
          compare('greater-or-equal', left, right),
        );
      if (name === 'not-equal')
        return graph.operation('or', compare('less', left, right), compare('greater', left, right));
      return graph.operation(name, ...operands);
    },
  };
}

/** The sides of a comparison: a difference against 0 is one side of it against the other, as rounding leaves no part of 0. */
function sides(graph: Graph, left: NodeId, right: NodeId): readonly [NodeId, NodeId] {
  const [ofLeft, ofRight] = [differenceAt(graph, left), differenceAt(graph, right)];
  if (ofLeft !== null && graph.constantValue(right) === 0) return ofLeft;
  if (ofRight !== null && graph.constantValue(left) === 0) return [ofRight[1], ofRight[0]];
  return [left, right];
}

/**
 * What is subtracted from what at a node; null where nothing is. A difference that is multiplied or divided by a constant is
 * on the same side of 0 as one side of it against the other, or on the other side.
 */
function differenceAt(graph: Graph, id: NodeId): readonly [NodeId, NodeId] | null {
  let sign = 1;
  for (;;) {
    const node = graph.nodes[id]!;
    if (node.kind === 'constant' && node.difference !== null) {
      const [from, subtracted] = node.difference;
      return turned([graph.constant(from), graph.constant(subtracted)], sign);
    }
    if (node.kind !== 'operation') return null;
    const [one, other] = node.operands as [NodeId, NodeId];
    const { name } = kernelOperations[node.operation]!;
    if (name === 'subtract') return turned([one, other], sign);
    if (name === 'negate') [id, sign] = [one, -sign];
    else if (name === 'multiply' || name === 'divide') {
      // A constant operand of a product may stand first.
      const isFirst = name === 'multiply' && graph.constantValue(one) !== null;
      const factor = graph.constantValue(isFirst ? one : other) ?? 0;
      if (factor === 0 || !Number.isFinite(factor)) return null;
      [id, sign] = [isFirst ? other : one, sign * Math.sign(factor)];
    } else return null;
  }
}

const turned = <Side>([from, subtracted]: readonly [Side, Side], sign: number): readonly [Side, Side] =>
  sign < 0 ? [subtracted, from] : [from, subtracted];
