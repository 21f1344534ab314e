import { Graph, type NodeId } from '../../plan/graph.ts';
import { lowerInputs, lowerQuantities } from '../../plan/lower-scenario.ts';
import { Streams } from '../../plan/streams.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import type { ExtraColumns } from '../../run/main-plan.ts';
import { type ColumnsOf, scopedId } from '../../run/scenario-column.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Boosted } from './boosted.ts';

/** What a run draws: scenarios, and which of their columns. */
export interface Drawn {
  readonly scenarios: readonly Scenario[];
  readonly columnsOf: ColumnsOf;
  readonly extra: ExtraColumns;
  /** Inputs whose unusual values are drawn more often than they occur; none in the run itself. */
  readonly boosted: readonly Boosted[];
  /** What the run multiplies a column with, a power of two; 1 for all but tiny and huge ones. */
  readonly scaleOf: (id: string) => number;
}

/** Columns by their ids. */
export type Nodes = ReadonlyMap<string, NodeId>;

/**
 * The scenarios of a run in one graph, as `planMain` lowers them: with the same seed and purpose their streams are the
 * same. Columns are made anew with one input replaced by another node, in every scenario in which it is drawn alike.
 */
export class Lowered {
  readonly graph = new Graph();
  readonly streams = new Streams();
  readonly #plain: Nodes;
  readonly #extra: ReadonlySet<string>;
  /** Nodes that the run's own columns need. */
  readonly #count: number;
  readonly #inputs: readonly Map<string, NodeId>[];
  readonly #reached = new Map<string, ReadonlySet<string>>();

  constructor(drawn: Drawn) {
    const { graph } = this;
    // Dimensions are numbered in the order in which scenarios are lowered.
    this.#inputs = drawn.scenarios.map((scenario) => lowerInputs(scenario, this.graph, this.streams));
    for (const { name, spec } of drawn.boosted)
      for (const inputs of this.#inputs) {
        const node = graph.nodes[inputs.get(name) ?? -1];
        if (node?.kind === 'random') inputs.set(name, graph.random(node.stream, spec, 1));
      }
    const lowered = drawn.scenarios.map((scenario, scope) => ({
      scenario,
      graph,
      nodes: lowerQuantities(scenario, graph, this.#inputs[scope]!),
    }));
    const scaled = (id: string, node: NodeId): [string, NodeId] => {
      const scale = drawn.scaleOf(id);
      return [id, scale === 1 ? node : graph.operation('multiply', node, graph.constant(scale))];
    };
    const own = lowered.flatMap((one, scope) =>
      drawn.columnsOf(one).map(({ id, node }) => scaled(scopedId(scope, id), node)),
    );
    const extra = drawn.extra(lowered, null).map(({ id, node }) => scaled(id, node));
    this.#extra = new Set(extra.map(([id]) => id));
    this.#plain = new Map([...own, ...extra]);
    this.#count = graph.nodes.length;
  }

  /** How many nodes the run's own columns need. */
  get size(): number {
    return this.#count;
  }

  /** An input's own node in the first scenario that draws it. */
  input(name: string): NodeId {
    const nodes = this.#inputs.flatMap((inputs) => inputs.get(name) ?? []);
    return nodes.find((node) => this.graph.nodes[node]!.kind === 'random') ?? nodes[0]!;
  }

  /** Whether all scenarios that draw an input draw the same values. */
  isAlike(name: string): boolean {
    const nodes = this.#inputs.flatMap((inputs) => inputs.get(name) ?? []);
    return new Set(nodes.filter((node) => this.graph.nodes[node]!.kind === 'random')).size === 1;
  }

  /** Ids of the columns that change with an input. */
  reachedBy(name: string): ReadonlySet<string> {
    const found = this.#reached.get(name) ?? this.#findReached(name);
    this.#reached.set(name, found);
    return found;
  }

  #findReached(name: string): ReadonlySet<string> {
    const { nodes } = this.graph;
    const own = nodes[this.input(name)]!;
    const isReached = new Uint8Array(this.#count);
    // An operation comes after what it is made of.
    for (let id = 0; id < this.#count; id++) {
      const node = nodes[id]!;
      const reached =
        node.kind === 'operation'
          ? node.operands.some((operand) => isReached[operand] === 1)
          : node === own || (node.kind === 'random' && own.kind === 'random' && node.stream === own.stream);
      isReached[id] = Number(reached);
    }
    return new Set([...this.#plain].flatMap(([id, node]) => (isReached[node] === 1 ? [id] : [])));
  }

  /**
   * Every column of the run; `replaced`: the node that an input has instead of its own. What is drawn from the same
   * uniforms follows where it is a multiple; where it is not, columns made of several scenarios stay as they are.
   * `ids`: the columns that are wanted, all unless stated otherwise.
   */
  columns(replaced?: { readonly name: string; readonly node: NodeId }, ids?: Iterable<string>): Nodes {
    const wanted = ids === undefined ? this.#plain : this.#some(ids);
    if (replaced === undefined) return wanted;
    const own = this.input(replaced.name);
    const from = this.graph.nodes[own]!;
    if (from.kind !== 'random') return wanted;
    const nodes = new Map([[own, replaced.node]]);
    let isPaired = true;
    for (let id = 0; id < this.#count; id++) {
      const node = this.graph.nodes[id]!;
      if (id === own || node.kind !== 'random' || node.stream !== from.stream) continue;
      if (JSON.stringify(node.spec) !== JSON.stringify(from.spec)) isPaired = false;
      else
        nodes.set(
          id,
          this.graph.operation('multiply', replaced.node, this.graph.constant(node.scale / from.scale)),
        );
    }
    const now = this.graph.withReplaced(nodes, this.#neededFor(wanted));
    return new Map(
      [...wanted].map(([id, node]): [string, NodeId] => [
        id,
        isPaired || !this.#extra.has(id) ? now[node]! : node,
      ]),
    );
  }

  #some(ids: Iterable<string>): Nodes {
    return new Map(Array.from(ids, (id): [string, NodeId] => [id, this.#plain.get(id)!]));
  }

  /** Nodes that columns are made of, by node. */
  #neededFor(columns: Nodes): Uint8Array {
    return this.graph.madeOf(columns.values()).subarray(0, this.#count);
  }

  /** 1 where a node lies from `low` to `high`, both in it. */
  isWithin(node: NodeId, low: number, high: number): NodeId {
    const { graph } = this;
    const above = graph.operation('greater-or-equal', node, graph.constant(low));
    const below = graph.operation('less-or-equal', node, graph.constant(high));
    if (low === Number.NEGATIVE_INFINITY) return below;
    return high === Number.POSITIVE_INFINITY ? above : graph.operation('multiply', above, below);
  }
}

const asDrawn = new WeakMap<Drawn, Lowered>();

/** The columns of a run as they are, lowered once: for those who add nothing to the graph. */
export function loweredAsDrawn(drawn: Drawn): Lowered {
  const lowered = asDrawn.get(drawn) ?? new Lowered(drawn);
  asDrawn.set(drawn, lowered);
  return lowered;
}

/** Ids of the columns that recount what a run's own draws showed. */
export const seenId = {
  hits: (stratum: number, column: string) => `hits ${stratum} ${column}`,
  deviation: (stratum: number, column: string) => `deviation ${stratum} ${column}`,
};

/** Values of an input in base units, from `low` to `high`. */
export interface Range {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** How a part is put right: all of it replaced, or its count by its probability. */
export type Kind = 'rare' | 'counted';

/** A part of an input, and the columns that it matters to, each with its centre. */
export interface Recounted extends Range {
  readonly kind: Kind;
  readonly centres: ReadonlyMap<string, number>;
  /** By column, the events of the part that are counted by themselves. */
  readonly events: ReadonlyMap<string, Range>;
}

/** Parts of other inputs before one in the list that matter to the same column: a draw counts for the first. */
export function partsBefore<Part extends Pick<Recounted, 'name' | 'kind' | 'centres'>>(
  parts: readonly Part[],
  index: number,
  column: string,
): Part[] {
  const { name } = parts[index]!;
  return parts
    .slice(0, index)
    .filter((part) => part.name !== name && part.kind === 'rare' && part.centres.has(column));
}

/** What of the columns falls on draws in rare parts: counts, and deviations from centres that are 0 elsewhere. */
export function recountColumns(lowered: Lowered, parts: readonly Recounted[]): WantedColumn[] {
  const { graph } = lowered;
  const columns = lowered.columns();
  const isIn = parts.map(({ name, low, high }) => lowered.isWithin(lowered.input(name), low, high));
  const zero = graph.constant(0);
  return parts.flatMap(({ kind, centres, events }, stratum) =>
    [...centres].flatMap(([id, centre]): WantedColumn[] => {
      const deviation = graph.operation('subtract', columns.get(id)!, graph.constant(centre));
      const own = graph.operation('if', isIn[stratum]!, deviation, zero);
      const node = partsBefore(parts, stratum, id).reduce(
        (rest, part) => graph.operation('if', isIn[parts.indexOf(part)]!, zero, rest),
        own,
      );
      const { name, low, high } = events.get(id)!;
      const isEvent = lowered.isWithin(lowered.input(name), low, high);
      return [
        ...(kind === 'rare' ? [{ id: seenId.deviation(stratum, id), node, kind: 'moments' as const }] : []),
        { id: seenId.hits(stratum, id), node: isEvent, kind: 'indicator' },
      ];
    }),
  );
}
