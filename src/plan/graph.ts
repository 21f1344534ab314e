import type { DistributionSpec } from '../distributions/distribution.ts';
import { kernelOperations, operationCode } from '../notation/operations/operations.ts';
import { type Difference, differenceOf } from './rounded-difference.ts';

/** A node of a graph: its position in `Graph.nodes`. Operands always come before what is made of them. */
export type NodeId = number;

export type GraphNode =
  | {
      readonly kind: 'constant';
      readonly value: number;
      /** The sides of what rounding alone left of a difference; null where it is no such rest. */
      readonly difference: Difference | null;
    }
  | {
      readonly kind: 'random';
      /** Index into `Streams.list`. */
      readonly stream: number;
      readonly spec: DistributionSpec;
      readonly scale: number;
    }
  | { readonly kind: 'operation'; readonly operation: number; readonly operands: readonly NodeId[] };

/** What formulas are added to a graph by. */
export type Formulas = Pick<Graph, 'constant' | 'operation'>;

/**
 * Formulas as a graph in which equal parts are one node, so that they are computed once. Constant parts are computed
 * while it is built, by the operation table's own `value`.
 *
 * Everything a run wants to know is a node: outputs, goals, differences between scenarios, products for sensitivity.
 */
export class Graph {
  readonly nodes: GraphNode[] = [];
  /** Nodes in the order in which a program best comes by them, where that is not the order in which they were made. */
  readonly schedule: NodeId[] = [];
  readonly #known = new Map<string, NodeId>();
  /** By what each node is known. */
  readonly #keys: string[] = [];

  constant(value: number): NodeId {
    return this.#node(constantKey(value), { kind: 'constant', value, difference: null });
  }

  /** A random column: `quantile(u of the stream) * scale`. */
  random(stream: number, spec: DistributionSpec, scale: number): NodeId {
    return this.#node(`r${stream} ${scale} ${specText(spec)}`, { kind: 'random', stream, spec, scale });
  }

  /** An operation of the kernel, by name, applied to nodes. */
  operation(name: string, ...operands: readonly NodeId[]): NodeId {
    const code = operationCode(name);
    const { value, commutes } = kernelOperations[code]!;
    const values = operands.map((operand) => this.constantValue(operand));
    if (values.every((known) => known !== null)) {
      const [a, b, c] = values;
      return this.#rest(value(a!, b ?? 0, c ?? 0), name, operands);
    }
    const shorter = this.#sameBits(name, operands, values);
    if (shorter !== null) return shorter;
    const ordered = commutes && operands[0]! > operands[1]! ? [operands[1]!, operands[0]!] : operands;
    return this.#node(`${code} ${ordered.join()}`, { kind: 'operation', operation: code, operands: ordered });
  }

  /** The value of a constant node, else null. */
  constantValue(node: NodeId): number | null {
    const found = this.nodes[node]!;
    return found.kind === 'constant' ? found.value : null;
  }

  /** Marks some nodes and all that they are made of, by node. */
  madeOf(wanted: Iterable<NodeId>): Uint8Array {
    const marks = new Uint8Array(this.nodes.length);
    let last = -1;
    for (const node of wanted) {
      marks[node] = 1;
      last = Math.max(last, node);
    }
    for (let id = last; id >= 0; id--) {
      const node = this.nodes[id]!;
      if (marks[id] && node.kind === 'operation') for (const operand of node.operands) marks[operand] = 1;
    }
    return marks;
  }

  /**
   * What each of the marked nodes is where some are replaced: the node itself unless it depends on one of them. Nodes
   * without a mark are not looked at.
   */
  withReplaced(replaced: ReadonlyMap<NodeId, NodeId>, marks: Uint8Array): NodeId[] {
    const now: NodeId[] = [];
    for (let id = 0; id < marks.length; id++) now.push(replaced.get(id) ?? id);
    for (let id = 0; id < marks.length; id++) {
      const node = this.nodes[id]!;
      if (!marks[id] || node.kind !== 'operation') continue;
      const operands = node.operands.map((operand) => now[operand]!);
      if (isSame(operands, node.operands)) continue;
      now[id] = this.operation(kernelOperations[node.operation]!.name, ...operands);
    }
    return now;
  }

  /** Takes back all nodes but the first `count`. */
  forgetFrom(count: number): void {
    this.nodes.length = count;
    for (const key of this.#keys.splice(count)) this.#known.delete(key);
  }

  /** An existing or cheaper node that gives the same bits on every draw; null when there is none. */
  #sameBits(name: string, operands: readonly NodeId[], values: readonly (number | null)[]): NodeId | null {
    const [a, b, c] = operands as [NodeId, NodeId, NodeId];
    if (name === 'copy') return a;
    if (name === 'multiply' && values[1] === 1) return a;
    if (name === 'multiply' && values[0] === 1) return b;
    if (name === 'divide' && values[1] === 1) return a;
    if (name === 'subtract' && Object.is(values[1], 0)) return a;
    if (name === 'power' && values[1] === 1) return a;
    if (name === 'power' && values[1] === 2) return this.operation('multiply', a, a);
    if (name === 'if' && values[0] != null && !Number.isNaN(values[0])) return values[0] === 0 ? c : b;
    return null;
  }

  /** A constant that was computed. What rounding left of a difference is no other constant, though it be as small. */
  #rest(value: number, name: string, operands: readonly NodeId[]): NodeId {
    const constants = operands
      .map((operand) => this.nodes[operand]!)
      .filter((node) => node.kind === 'constant');
    const difference = differenceOf(name, constants);
    return difference === null
      ? this.constant(value)
      : this.#node(`${constantKey(value)} ${difference.join()}`, { kind: 'constant', value, difference });
  }

  #node(key: string, node: GraphNode): NodeId {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.nodes.push(node) - 1);
    this.#keys.push(key);
    return this.nodes.length - 1;
  }
}

const constantKey = (value: number) => `c${Object.is(value, -0) ? '-0' : value}`;

function isSame(some: readonly NodeId[], others: readonly NodeId[]): boolean {
  for (let k = 0; k < some.length; k++) if (some[k] !== others[k]) return false;
  return true;
}

const texts = new WeakMap<DistributionSpec, string>();

/** Equal texts for equal specifications, whatever the order of their parameters. */
function specText(spec: DistributionSpec): string {
  const known = texts.get(spec);
  if (known !== undefined) return known;
  const text = JSON.stringify(spec, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
  texts.set(spec, text);
  return text;
}
