import type { WantedColumn } from '../../plan/columns.ts';
import { Graph, type NodeId } from '../../plan/graph.ts';
import { lowerInputs, lowerQuantities } from '../../plan/lower-scenario.ts';
import { columnsOfDriver } from '../../plan/reaching-inputs.ts';
import { Streams } from '../../plan/streams.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Columns that give the indices of some inputs: every output on A, on B, and with one input taken from B. */
export interface SensitivityRequest {
  readonly graph: Graph;
  readonly streams: Streams;
  readonly columns: readonly WantedColumn[];
}

/** The outputs whose indices are wanted: a value near each one's mean, and what it is multiplied by (1 unless stated otherwise). */
export interface SensitivityOutputs {
  readonly centres: ReadonlyMap<string, number>;
  readonly scales?: ReadonlyMap<string, number> | undefined;
}

/** Ids of the columns that indices are read from. */
export const sensitivityId = {
  a: (output: string) => `a ${output}`,
  b: (output: string) => `b ${output}`,
  /** f(AB_i), where only input i is taken from B. */
  mixed: (output: string, input: string) => `mixed ${JSON.stringify([output, input])}`,
  /** Mean of (f(B) - c) (f(AB_i) - f(A)): the numerator of the first-order index. */
  first: (output: string, input: string) => `first ${JSON.stringify([output, input])}`,
  /** Mean of (f(A) - f(AB_i))^2: twice the numerator of the total index. */
  total: (output: string, input: string) => `total ${JSON.stringify([output, input])}`,
};

/** Names of A's streams with this added are B's; no input's name can hold a blank. */
const inB = ' (B)';

/** One input to pick, or several that only make sense together. */
export interface Pick {
  readonly name: string;
  readonly inputs: readonly string[];
}

/**
 * The pick-freeze design as columns of an ordinary plan. A and B are the two halves of one 2d-dimensional sequence;
 * parts of the formulas that an input does not reach are computed once.
 *
 * `picks`: what to pick, each with all inputs that it is correlated with; `all`: every random input that reaches an output,
 * which fixes the dimensions. `centres`: a value near each output's mean, in base units times its scale, taken off before products are
 * formed, so that indices do not depend on where 0 is.
 *
 * Source: Saltelli et al., Variance based sensitivity analysis of model output, Comput. Phys. Commun. 181 (2010)
 * 259-270, table 2, (b) for first order and (f), Jansen's, for total.
 */
export function sensitivityColumns(
  scenario: Scenario,
  all: readonly string[],
  picks: readonly Pick[],
  { centres, scales }: SensitivityOutputs,
): SensitivityRequest {
  const graph = new Graph();
  const streams = new Streams();
  const every = all.flatMap((name) => columnsOfDriver(scenario, name));
  for (const name of every) streams.number(name);
  for (const name of every) streams.number(name + inB);
  const inputsA = lowerInputs(scenario, graph, streams);
  const inputsB = lowerInputs(scenario, graph, streams, inB);
  const a = lowerQuantities(scenario, graph, inputsA);
  const needed = graph.madeOf([...centres.keys()].map((output) => a.get(output)!));
  const ofA = graph.schedule.splice(0);
  const b = lowerQuantities(scenario, graph, inputsB);
  const ofB = graph.schedule.splice(0);
  const mixed = picks.map(({ name, inputs }) => {
    const taken = inputs
      .flatMap((input) => columnsOfDriver(scenario, input))
      .map((input): [NodeId, NodeId] => [inputsA.get(input)!, inputsB.get(input)!]);
    return { input: name, now: graph.withReplaced(new Map(taken), needed) };
  });
  // What shares parts is computed together.
  for (const [index, node] of ofA.entries())
    graph.schedule.push(node, ofB[index]!, ...mixed.map(({ now }) => now[node]!));
  const columns: WantedColumn[] = [];
  const want = (id: string, node: NodeId) => columns.push({ id, node, kind: 'moments' });
  for (const [output, centre] of centres) {
    const scale = scales?.get(output) ?? 1;
    const scaled = (node: NodeId) =>
      scale === 1 ? node : graph.operation('multiply', node, graph.constant(scale));
    const [fromA, fromB] = [scaled(a.get(output)!), scaled(b.get(output)!)];
    const centred = graph.operation('subtract', fromB, graph.constant(centre));
    want(sensitivityId.a(output), fromA);
    want(sensitivityId.b(output), fromB);
    for (const { input, now } of mixed) {
      const fromMixed = scaled(now[a.get(output)!]!);
      // The same node means that the input does not reach the output: its indices are 0 without any draw.
      if (fromMixed === fromA) continue;
      const change = graph.operation('subtract', fromMixed, fromA);
      want(sensitivityId.mixed(output, input), fromMixed);
      want(sensitivityId.first(output, input), graph.operation('multiply', centred, change));
      want(sensitivityId.total(output, input), graph.operation('multiply', change, change));
    }
  }
  return { graph, streams, columns };
}
