import { foldExpression } from '../notation/fold.ts';
import { numberInBase } from '../notation/infer.ts';
import { constants } from '../notation/names.ts';
import { performOperation } from '../notation/operations/operation.ts';
import { operationOf } from '../notation/operations/operations.ts';
import type { Expression } from '../notation/tree.ts';
import type { Formulas, NodeId } from './graph.ts';

/** Adds a formula to a graph, in base units, and gives its node. `names` holds the node of every name it may use. */
export function lowerExpression(
  graph: Formulas,
  names: ReadonlyMap<string, NodeId>,
  tree: Expression,
): NodeId {
  return foldExpression<NodeId>(tree, (part, operands) => {
    switch (part.kind) {
      case 'number':
        return graph.constant(numberInBase(part));
      case 'name':
        return nameNode(graph, names, part.name);
      case 'month':
      case 'monthly':
        throw new Error(`${part.kind} without a horizon`);
      default: {
        const { operation } = operationOf(part);
        return performOperation(operation, ({ name }, ...nodes) => graph.operation(name, ...nodes), operands);
      }
    }
  });
}

function nameNode(graph: Formulas, names: ReadonlyMap<string, NodeId>, name: string): NodeId {
  const constant = constants.get(name);
  if (constant !== undefined) return graph.constant(constant);
  const node = names.get(name);
  if (node === undefined) throw new Error(`no input or quantity ${name}`);
  return node;
}
