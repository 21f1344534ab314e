import { InterruptedError } from '../errors.ts';
import { type KeptDraws, keepDraws } from './kept-draws.ts';
import { planColumns, type WantedColumn } from '../plan/columns.ts';
import { Graph, type NodeId } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import { originDraws, withOrigins } from '../plan/origins.ts';
import type { Plan } from '../plan/plan.ts';
import { Streams } from '../plan/streams.ts';
import type { Coordinator } from '../engine/coordinator.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Settings } from './settings.ts';
import { type ReplicatedColumn, replicatedColumn } from '../statistics/estimate.ts';
import { columnId, scenarioColumns } from '../analyses/scenario-columns.ts';

/** One plan over one or more scenarios, and where things stand in it. */
export interface MainPlan {
  readonly plan: Plan;
  /** Position of a column in `Program.columns` and `Rows.outputs`. */
  readonly columnIndex: (id: string) => number;
  /** Position of an input in `Program.random` and `Rows.random`; null where it is constant or nothing needs it. */
  readonly inputIndex: (scope: number, name: string) => number | null;
}

/** What the plan gave. Values are in base units. */
export interface MainRun extends MainPlan {
  /** Numbers of the replicates that are whole, ascending. */
  readonly replicates: readonly number[];
  readonly partial: boolean;
  /** A column of the plan by its id. */
  readonly column: (id: string) => ReplicatedColumn;
  readonly kept: KeptDraws;
}

/** Columns whose distribution functions are held at a time. */
const mostKnown = 8;

/** Marks the columns of scenario `index` in the ids of a plan. */
export const scopeOf = (index: number) => (index === 0 ? '' : `${index} `);

/** Columns beyond the scenarios' own, made of their nodes, such as differences. */
export type ExtraColumns = (
  graph: Graph,
  nodes: readonly ReadonlyMap<string, NodeId>[],
) => readonly WantedColumn[];

/**
 * Plans all columns of some scenarios, base first: inputs of the same name share their uniforms, and equal formulas of
 * them are computed once.
 */
export async function planMain(
  scenarios: readonly Scenario[],
  { seed, design, draws }: Settings,
  coordinator: Coordinator,
  extra: ExtraColumns = () => [],
): Promise<MainPlan> {
  const graph = new Graph();
  const streams = new Streams();
  const nodes = scenarios.map((scenario) => lowerScenario(scenario, graph, streams));
  const own = scenarios.flatMap((scenario, index) =>
    scenarioColumns(scenario, graph, nodes[index]!, scopeOf(index)),
  );
  const columns = [...own, ...extra(graph, nodes)];
  const planned = planColumns({ graph, streams, columns, seed, purpose: 'main', design, draws });
  const firstBlock = await coordinator.evaluate(planned, 0, 0, originDraws(planned));
  const plan = withOrigins(planned, firstBlock.outputs);
  const position = new Map(plan.program.columns.map(({ id }, index) => [id, index]));
  return {
    plan,
    columnIndex: (id) => position.get(id)!,
    inputIndex(scope, name) {
      const node = graph.nodes[nodes[scope]!.get(name)!]!;
      if (node.kind !== 'random') return null;
      const index = plan.program.random.findIndex(
        ({ spec, stream }) => spec === node.spec && plan.streams[stream] === streams.list[node.stream],
      );
      return index < 0 ? null : index;
    },
  };
}

/** Ids of the columns of the scenarios' outputs: those that are kept draw by draw. */
export function outputIds(scenarios: readonly Scenario[]): ReadonlySet<string> {
  const ids = scenarios.flatMap(({ outputs }, index) =>
    outputs.map((name) => columnId.quantity(scopeOf(index), name)),
  );
  return new Set(ids);
}

/**
 * Draws all columns of some scenarios in one plan.
 *
 * @throws InterruptedError when fewer than two replicates were whole.
 */
export async function runMain(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
  extra?: ExtraColumns,
): Promise<MainRun> {
  const main = await planMain(scenarios, settings, coordinator, extra);
  const { plan, columnIndex } = main;
  const { replicates: summaries, pooled, interrupted } = await coordinator.run(plan, settings);
  if (summaries.length < 2)
    throw new InterruptedError('stopped before two replicates were whole: there is no result');
  const known = new Map<string, ReplicatedColumn>();
  const replicates = summaries.map(({ replicate }) => replicate);
  return {
    ...main,
    replicates,
    partial: interrupted,
    column(id) {
      const index = columnIndex(id);
      const parts = () => summaries.map(({ columns }) => columns[index]!);
      const column = known.get(id) ?? replicatedColumn(parts(), plan.origins[index]!, () => pooled[index]!);
      known.set(id, column);
      // A run has tens of columns, a comparison hundreds, each read a few times in a row: the oldest make room.
      if (known.size > mostKnown) known.delete(known.keys().next().value!);
      return column;
    },
    kept: await keepDraws(plan, replicates, outputIds(scenarios), coordinator),
  };
}
