import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import type { Graph, GraphNode } from './graph.ts';
import { operationCode, operations } from './operations.ts';

/** Operations that give one value whenever both operands are the same. */
const cancelling = new Set(['subtract', 'divide', 'atan2'].map(operationCode));

/**
 * For every node up to `last`, whether single values may have positive probability. It errs on the side of true: an
 * integer number of GPUs must come out exactly, and keeping the ends of a bin costs little.
 */
export function atomsOf(graph: Graph, live: Uint8Array): Uint8Array {
  const atoms = new Uint8Array(live.length);
  for (let id = 0; id < live.length; id++)
    if (live[id]) atoms[id] = mayHaveAtoms(graph, graph.nodes[id]!, atoms) ? 1 : 0;
  return atoms;
}

function mayHaveAtoms(graph: Graph, node: GraphNode, atoms: Uint8Array): boolean {
  if (node.kind === 'constant') return true;
  if (node.kind === 'random') return specMayHaveAtoms(node.spec);
  const { operation, operands } = node;
  if (operations[operation]!.makesAtoms) return true;
  if (cancelling.has(operation) && operands[0] === operands[1]) return true;
  return operands.some((operand) => {
    const value = graph.constantValue(operand);
    return value === null ? atoms[operand] === 1 : value === 0 || !Number.isFinite(value);
  });
}

/** Discrete families, and continuous ones made of others or of a user's own points, which may repeat. */
function specMayHaveAtoms(spec: DistributionSpec): boolean {
  return (
    createDistribution(spec).discrete ||
    Object.values(spec.parameters).some((parameter) => typeof parameter === 'object')
  );
}
