import { registersWithAtoms } from './atoms.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import type { OutputColumn, Program } from './plan.ts';

/** A node whose statistics are wanted. */
export interface WantedColumn {
  /** Unique in the plan. */
  readonly id: string;
  readonly node: NodeId;
  readonly kind: OutputColumn['kind'];
  /** How much each draw counts; once unless stated otherwise. See `OutputColumn.weight`. */
  readonly weight?: NodeId;
}

/** Nodes that are read after the program's end. */
function nodesRead({ node, weight }: WantedColumn): readonly NodeId[] {
  return weight === undefined ? [node] : [node, weight];
}

/**
 * The wanted nodes and what they need as a flat program. Random columns come first, in the order of the graph, in
 * registers 0, 1, ..; every register is used again after the last use of what it held. `random[..].stream` still counts
 * in the graph's own streams.
 */
export function compileProgram(graph: Graph, wanted: readonly WantedColumn[]): Program {
  const live = graph.madeOf(wanted.flatMap(nodesRead));
  const order = operationsInOrder(graph, live, wanted);
  const registers = new RegisterFile(graph, order, wanted);
  const constants: number[] = [];
  /** By node: its register, or where its constant is, as instructions say it. */
  const place = new Int32Array(live.length);
  const random: Program['random'][number][] = [];
  for (let id = 0; id < live.length; id++) {
    const node = graph.nodes[id]!;
    if (!live[id]) continue;
    if (node.kind === 'constant') place[id] = -constants.push(node.value);
    else if (node.kind === 'random') {
      const { stream, spec, scale } = node;
      const register = registers.take();
      place[id] = register;
      random.push({ stream, spec, scale, register });
    }
  }
  const code = new Int32Array(order.length * 5);
  for (let index = 0; index < order.length; index++) {
    const id = order[index]!;
    const { operation, operands } = graph.nodes[id] as OperationNode;
    const at = index * 5;
    code[at] = operation;
    for (let k = 0; k < operands.length; k++) {
      const operand = operands[k]!;
      const register = place[operand]!;
      code[at + 2 + k] = register;
      const isFirst = operands.indexOf(operand) === k;
      if (isFirst && register >= 0 && registers.lastUse[operand] === index) registers.release(register);
    }
    place[id] = registers.take();
    code[at + 1] = place[id]!;
  }
  const program = { code, constants: Float64Array.from(constants), registers: registers.count, random };
  const atoms = registersWithAtoms(program);
  return {
    ...program,
    columns: wanted.map(({ id, node, kind, weight }) => {
      const operand = place[node]!;
      const column = { id, kind, operand, mayHaveAtoms: operand < 0 || atoms[operand]! };
      return weight === undefined ? column : { ...column, weight: place[weight]! };
    }),
  };
}

type OperationNode = GraphNode & { readonly kind: 'operation' };

/**
 * The operations that the wanted nodes need, each after its operands, in the order in which they were made; where the graph
 * has a schedule, what stands first in it comes first with all that it needs, so that few registers are in use at a time.
 */
function operationsInOrder(graph: Graph, live: Uint8Array, wanted: readonly WantedColumn[]): NodeId[] {
  const isWanted = (id: NodeId) => live[id] === 1 && graph.nodes[id]!.kind === 'operation';
  if (graph.schedule.length === 0) {
    const all: NodeId[] = [];
    for (let id = 0; id < live.length; id++) if (isWanted(id)) all.push(id);
    return all;
  }
  const state = new Uint8Array(graph.nodes.length);
  const order: NodeId[] = [];
  const open: NodeId[] = [];
  for (const node of [...graph.schedule.filter(isWanted), ...wanted.flatMap(nodesRead)]) {
    open.push(node);
    while (open.length > 0) {
      const id = open[open.length - 1]!;
      const found = graph.nodes[id]!;
      if (state[id] === 2 || found.kind !== 'operation') {
        open.pop();
        continue;
      }
      if (state[id] === 0) {
        state[id] = 1;
        for (let k = found.operands.length - 1; k >= 0; k--)
          if (state[found.operands[k]!] !== 2) open.push(found.operands[k]!);
        continue;
      }
      state[id] = 2;
      order.push(id);
      open.pop();
    }
  }
  return order;
}

/** How many instructions a program for the wanted nodes has. */
export function countInstructions(graph: Graph, wanted: readonly WantedColumn[]): number {
  return graph
    .madeOf(wanted.flatMap(nodesRead))
    .reduce((count, isLive, id) => count + Number(isLive === 1 && graph.nodes[id]!.kind === 'operation'), 0);
}

/** Registers given out and taken back, the one freed last first: it is still in the cache. */
class RegisterFile {
  count = 0;
  /** The position of the last operation that reads each node; wanted nodes are read after the program's end. */
  readonly lastUse: Float64Array;
  readonly #free: number[] = [];

  constructor(graph: Graph, order: readonly NodeId[], wanted: readonly WantedColumn[]) {
    this.lastUse = new Float64Array(graph.nodes.length);
    for (let index = 0; index < order.length; index++)
      for (const operand of (graph.nodes[order[index]!] as OperationNode).operands)
        this.lastUse[operand] = index;
    for (const node of wanted.flatMap(nodesRead)) this.lastUse[node] = Number.POSITIVE_INFINITY;
  }

  take(): number {
    return this.#free.pop() ?? this.count++;
  }

  release(register: number): void {
    this.#free.push(register);
  }
}
