import { registersWithAtoms } from './atoms.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import type { OutputColumn, Program } from './plan.ts';

/** A node whose statistics are wanted. */
export interface WantedColumn {
  /** Unique in the plan. */
  readonly id: string;
  readonly node: NodeId;
  readonly kind: OutputColumn['kind'];
}

/**
 * The wanted nodes and what they need as a flat program. Random columns come first, in the order of the graph, in
 * registers 0, 1, ..; every register is used again after the last use of what it held. `random[..].stream` still counts
 * in the graph's own streams.
 */
export function compileProgram(graph: Graph, wanted: readonly WantedColumn[]): Program {
  const live = liveNodes(graph, wanted);
  const registers = new RegisterFile(graph, live, wanted);
  const constants: number[] = [];
  const place = new Map<NodeId, number>();
  const random: Program['random'][number][] = [];
  const operations: [NodeId, GraphNode & { kind: 'operation' }][] = [];
  for (let id = 0; id < live.length; id++) {
    const node = graph.nodes[id]!;
    if (!live[id]) continue;
    if (node.kind === 'constant') place.set(id, -constants.push(node.value));
    else if (node.kind === 'operation') operations.push([id, node]);
    else {
      const { stream, spec, scale } = node;
      const register = registers.take();
      place.set(id, register);
      random.push({ stream, spec, scale, register });
    }
  }
  const code = new Int32Array(operations.length * 5);
  operations.forEach(([id, { operation, operands }], index) => {
    code.set([operation, 0, ...operands.map((operand) => place.get(operand)!)], index * 5);
    for (const operand of new Set(operands)) {
      const register = place.get(operand)!;
      if (register >= 0 && registers.lastUse[operand] === id) registers.release(register);
    }
    place.set(id, registers.take());
    code[index * 5 + 1] = place.get(id)!;
  });
  const program = { code, constants: Float64Array.from(constants), registers: registers.count, random };
  const atoms = registersWithAtoms(program);
  return {
    ...program,
    columns: wanted.map(({ id, node, kind }) => {
      const operand = place.get(node)!;
      return { id, kind, operand, mayHaveAtoms: operand < 0 || atoms[operand]! };
    }),
  };
}

/** Marks the wanted nodes and all they are made of. */
function liveNodes(graph: Graph, wanted: readonly WantedColumn[]): Uint8Array {
  const live = new Uint8Array(graph.nodes.length);
  for (const { node } of wanted) live[node] = 1;
  for (let id = live.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!;
    if (live[id] && node.kind === 'operation') for (const operand of node.operands) live[operand] = 1;
  }
  return live;
}

/** Registers given out and taken back, the one freed last first: it is still in the cache. */
class RegisterFile {
  count = 0;
  /** The last node that reads each node; wanted nodes are read after the program's end. */
  readonly lastUse: Float64Array;
  readonly #free: number[] = [];

  constructor(graph: Graph, live: Uint8Array, wanted: readonly WantedColumn[]) {
    this.lastUse = new Float64Array(live.length);
    graph.nodes.forEach((node, id) => {
      if (live[id] && node.kind === 'operation')
        for (const operand of node.operands) this.lastUse[operand] = id;
    });
    for (const { node } of wanted) this.lastUse[node] = Number.POSITIVE_INFINITY;
  }

  take(): number {
    return this.#free.pop() ?? this.count++;
  }

  release(register: number): void {
    this.#free.push(register);
  }
}
