import type { WantedColumn } from '../../plan/columns.ts';
import { Graph, type NodeId } from '../../plan/graph.ts';
import { lowerExpression } from '../../plan/lower-expression.ts';
import { lowerInputs, lowerQuantities } from '../../plan/lower-scenario.ts';
import { Streams } from '../../plan/streams.ts';
import { namesIn } from '../../notation/fold.ts';
import type { Expression } from '../../notation/tree.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { behind } from './differences.ts';
import { withMonths } from './mixed-months.ts';
import type { BridgeUnit } from './units.ts';

/** What a plan needs to value coalitions. */
export interface BridgeRequest {
  readonly graph: Graph;
  readonly streams: Streams;
  /** One a coalition, in their order: the output where its units are the other's and all else is the base's. */
  readonly columns: readonly WantedColumn[];
}

/** Operations from which on a plan takes no further mixture: those of a horizon are many. */
const mostOperations = 60_000;

/**
 * The output of mixtures of two scenarios as columns of plans, base first: inputs of the same name share their random
 * numbers, and what mixtures of a plan have in common is computed once.
 */
export function* bridgeColumns(
  base: Scenario,
  other: Scenario,
  output: string,
  units: readonly BridgeUnit[],
  coalitions: readonly (readonly boolean[])[],
): Generator<BridgeRequest> {
  for (let done = 0; done < coalitions.length; ) {
    const graph = new Graph();
    const streams = new Streams();
    // As a comparison numbers them, so that both see the same draws.
    for (const scenario of [base, other]) lowerInputs(scenario, graph, streams);
    const lower = quantityLowering(graph, output);
    const columns: WantedColumn[] = [];
    while (done < coalitions.length && (columns.length === 0 || graph.nodes.length <= mostOperations)) {
      const taken = units.filter((_, unit) => coalitions[done]![unit]);
      const mixture = mixtureOf(base, other, taken);
      const node = lower(mixture, lowerInputs(mixture, graph, streams));
      columns.push({ id: String(done), node, kind: 'moments' });
      done++;
    }
    yield { graph, streams, columns };
  }
}

/** The base with some units taken from the other; a mixture is a scenario that nobody wrote. */
function mixtureOf(base: Scenario, other: Scenario, taken: readonly BridgeUnit[]): Scenario {
  const owner = taken.some(({ formulas }) => formulas) ? other : base;
  const fromOther = new Set(taken.flatMap(({ inputs }) => inputs));
  const valuesOf = ({ inputs }: Scenario) => new Map(inputs.map((input) => [input.name, input]));
  const [before, after] = [valuesOf(base), valuesOf(other)];
  const inputs = owner.inputs.map((input): ScenarioInput => {
    const { name } = input;
    const from = (fromOther.has(name) ? after : before).get(name) ?? input;
    return { ...input, value: from.value };
  });
  const tied = taken.some(({ correlations }) => correlations) ? other : base;
  const mixture = { ...owner, inputs, correlations: tied.correlations };
  return base.horizon === null ? mixture : withMonths(mixture, { base, other, tied, taken });
}

/** Lowers what the output is computed from; a formula of the same nodes is looked at once. */
function quantityLowering(graph: Graph, output: string) {
  const formulas = new Map<Scenario['quantities'], readonly Formula[]>();
  return (scenario: Scenario, inputs: ReadonlyMap<string, NodeId>): NodeId => {
    const { quantities } = scenario;
    if (scenario.horizon !== null) {
      const wanted = behind(scenario, output);
      const used = quantities.filter(({ name }) => wanted.has(name));
      return lowerQuantities({ ...scenario, quantities: used }, graph, inputs).get(output)!;
    }
    if (!formulas.has(quantities)) {
      const wanted = behind(scenario, output);
      const used = quantities.filter(({ name }) => wanted.has(name));
      formulas.set(
        quantities,
        used.map(({ name, tree }) => ({ name, tree, uses: namesIn(tree), known: new Map() })),
      );
    }
    const names = new Map(inputs);
    for (const { name, tree, uses, known } of formulas.get(quantities)!) {
      const key = uses.map((use) => names.get(use)).join();
      const node = known.get(key) ?? lowerExpression(graph, names, tree);
      known.set(key, node);
      names.set(name, node);
    }
    return names.get(output)!;
  };
}

/** A quantity's formula with the nodes that were made of it, by those of the names in it. */
interface Formula {
  readonly name: string;
  readonly tree: Expression;
  readonly uses: readonly string[];
  readonly known: Map<string, NodeId>;
}
