import type { Expression } from '../notation/tree.ts';
import { functions } from './functions.ts';
import type { Graph, NodeId } from './graph.ts';

const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/**
 * Adds a formula to a graph, in base units, and gives its node. `names` holds the node of every name it may use.
 *
 * Works on a list instead of calling itself, so that a sum of many thousands of terms does not exhaust the stack.
 */
export function lowerExpression(graph: Graph, names: ReadonlyMap<string, NodeId>, tree: Expression): NodeId {
  const done = new Map<Expression, NodeId>();
  const nodeOf = (part: Expression) => done.get(part)!;
  for (const part of operandsFirst(tree)) done.set(part, lowerPart(graph, names, part, nodeOf));
  return nodeOf(tree);
}

/** All parts of a tree, operands before what uses them, left before right. */
function operandsFirst(tree: Expression): Expression[] {
  const order: Expression[] = [];
  const open = [tree];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    order.push(part);
    open.push(...operandsOf(part));
  }
  return order.reverse();
}

function operandsOf(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'not':
      return [part.operand];
    case 'binary':
      return [part.left, part.right];
    case 'call':
      return part.arguments;
  }
}

function lowerPart(
  graph: Graph,
  names: ReadonlyMap<string, NodeId>,
  part: Expression,
  nodeOf: (part: Expression) => NodeId,
): NodeId {
  if (part.kind === 'number') return graph.constant(part.value * (part.unit?.factor ?? 1));
  if (part.kind === 'name') {
    const node = names.get(part.name);
    if (node !== undefined) return node;
    if (Object.hasOwn(constants, part.name)) return graph.constant(constants[part.name]!);
    throw new Error(`no input or quantity ${part.name}`);
  }
  const name = part.kind === 'binary' ? part.operator : part.kind === 'call' ? part.function : part.kind;
  if (!Object.hasOwn(functions, name)) throw new Error(`no function ${name}`);
  return functions[name]!(graph, operandsOf(part).map(nodeOf));
}
