import type { WantedColumn } from '../../plan/columns.ts';
import type { Graph, NodeId } from '../../plan/graph.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Dimension } from '../../units/unit.ts';
import { unitOf } from '../scenario-columns.ts';

/** Ids of the columns that a comparison is read from; `other` counts from 1. */
export const comparisonId = {
  difference: (other: number, output: string) => `difference ${other} ${output}`,
  ratio: (other: number, output: string) => `ratio ${other} ${output}`,
  lower: (other: number, output: string) => `lower ${other} ${output}`,
  /** What choosing scenario `index` costs more than choosing the cheapest on each draw. */
  regret: (index: number) => `regret ${index}`,
};

/** Outputs of the base that another scenario has too, in the same dimension. */
export function sharedOutputs(base: Scenario, other: Scenario): readonly string[] {
  return base.outputs.filter((name) => other.outputs.includes(name) && sameDimension(base, other, name));
}

function sameDimension(base: Scenario, other: Scenario, name: string): boolean {
  const key = (dimension: Dimension) => JSON.stringify(Object.entries(dimension).toSorted());
  return key(unitOf(base, name).dimension) === key(unitOf(other, name).dimension);
}

/** The headline of the base, where every scenario has it: what a choice between them is about. */
export function sharedHeadline(scenarios: readonly Scenario[]): string | null {
  const [base, ...others] = scenarios as readonly [Scenario, ...Scenario[]];
  const headline = base.outputs[0]!;
  return others.every((other) => sharedOutputs(base, other).includes(headline)) ? headline : null;
}

/**
 * Differences, ratios and "is lower" of every output that two scenarios share, draw by draw, and what each choice would
 * cost more than the best one. `nodes`: of each scenario, base first.
 */
export function comparisonColumns(
  scenarios: readonly Scenario[],
  graph: Graph,
  nodes: readonly ReadonlyMap<string, NodeId>[],
): WantedColumn[] {
  const base = scenarios[0]!;
  const columns: WantedColumn[] = [];
  for (const [index, other] of scenarios.entries()) {
    if (index === 0) continue;
    for (const output of sharedOutputs(base, other)) {
      const [from, to] = [nodes[0]!.get(output)!, nodes[index]!.get(output)!];
      columns.push(
        {
          id: comparisonId.difference(index, output),
          node: graph.operation('subtract', to, from),
          kind: 'distribution',
        },
        {
          id: comparisonId.ratio(index, output),
          node: graph.operation('divide', to, from),
          kind: 'distribution',
        },
        { id: comparisonId.lower(index, output), node: graph.operation('less', to, from), kind: 'indicator' },
      );
    }
  }
  const headline = sharedHeadline(scenarios);
  if (headline === null) return columns;
  const costs = nodes.map((named) => named.get(headline)!);
  const least = costs.reduce((a, b) => graph.operation('minimum', a, b));
  const regrets = costs.map(
    (cost, index): WantedColumn => ({
      id: comparisonId.regret(index),
      node: graph.operation('subtract', cost, least),
      kind: 'moments',
    }),
  );
  return [...columns, ...regrets];
}
