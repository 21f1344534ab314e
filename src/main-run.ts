import { InterruptedError } from './errors.ts';
import type { Rows } from './kernel/kernel.ts';
import { planColumns, type WantedColumn } from './plan/columns.ts';
import { Graph, type NodeId } from './plan/graph.ts';
import { lowerScenario } from './plan/lower-scenario.ts';
import { originDraws, withOrigins } from './plan/origins.ts';
import { type Plan, replicateCount } from './plan/plan.ts';
import { Streams } from './plan/streams.ts';
import type { Pool } from './pool/pool.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Settings } from './settings.ts';
import { type ReplicatedColumn, replicatedColumn } from './statistics/estimate.ts';
import { scenarioColumns } from './statistics/scenario-columns.ts';

/** Most draws that are kept one by one, for rank correlations, swings, scatter plots and export. */
export const mostKept = 65536;

/** What one plan over one or more scenarios gave. Values are in base units. */
export interface MainRun {
  readonly plan: Plan;
  /** Numbers of the replicates that are whole, ascending. */
  readonly replicates: readonly number[];
  readonly partial: boolean;
  /** A column of the plan by its id. */
  readonly column: (id: string) => ReplicatedColumn;
  /** Position of a column in `Program.columns` and `Rows.outputs`. */
  readonly columnIndex: (id: string) => number;
  /** Position of an input in `Program.random` and `Rows.random`; null where it is constant or nothing needs it. */
  readonly inputIndex: (scope: number, name: string) => number | null;
  /** Draws kept one by one, the first of each replicate, one replicate after the other. */
  readonly kept: Rows & { readonly rowsPerReplicate: number };
}

/** Marks the columns of scenario `index` in the ids of a plan. */
export const scopeOf = (index: number) => (index === 0 ? '' : `${index} `);

/** Columns beyond the scenarios' own, made of their nodes, such as differences. */
export type ExtraColumns = (
  graph: Graph,
  nodes: readonly ReadonlyMap<string, NodeId>[],
) => readonly WantedColumn[];

/**
 * Draws all columns of some scenarios in one plan, base first: inputs of the same name share their uniforms.
 *
 * @throws InterruptedError when fewer than two replicates were whole.
 */
export async function runMain(
  scenarios: readonly Scenario[],
  settings: Settings,
  pool: Pool,
  extra: ExtraColumns = () => [],
): Promise<MainRun> {
  const graph = new Graph();
  const streams = new Streams();
  const nodes = scenarios.map((scenario) => lowerScenario(scenario, graph, streams));
  const columns = scenarios.flatMap((scenario, index) =>
    scenarioColumns(scenario, graph, nodes[index]!, scopeOf(index)),
  );
  const planned = planColumns({
    graph,
    streams,
    columns: [...columns, ...extra(graph, nodes)],
    seed: settings.seed,
    purpose: 'main',
    design: settings.design,
    draws: settings.draws,
  });
  const firstBlock = await pool.evaluate(planned, 0, 0, originDraws(planned));
  const plan = withOrigins(planned, firstBlock.outputs);
  const { replicates: summaries, interrupted } = await pool.run(plan, settings);
  if (summaries.length < 2)
    throw new InterruptedError('stopped before two replicates were whole: there is no result');
  const position = new Map(plan.program.columns.map(({ id }, index) => [id, index]));
  const columnIndex = (id: string) => position.get(id)!;
  const known = new Map<string, ReplicatedColumn>();
  const replicates = summaries.map(({ replicate }) => replicate);
  return {
    plan,
    replicates,
    partial: interrupted,
    columnIndex,
    column(id) {
      const index = columnIndex(id);
      const parts = () => summaries.map(({ columns }) => columns[index]!);
      const column = known.get(id) ?? replicatedColumn(parts(), plan.origins[index]!);
      known.set(id, column);
      return column;
    },
    inputIndex(scope, name) {
      const node = graph.nodes[nodes[scope]!.get(name)!]!;
      if (node.kind !== 'random') return null;
      const index = plan.program.random.findIndex(
        ({ spec, stream }) => spec === node.spec && plan.streams[stream] === streams.list[node.stream],
      );
      return index < 0 ? null : index;
    },
    kept: await keepDraws(plan, replicates, pool),
  };
}

/** The first draws of every replicate, one after the other. */
async function keepDraws(plan: Plan, replicates: readonly number[], pool: Pool) {
  const rowsPerReplicate = Math.min(plan.drawsPerReplicate, mostKept / replicateCount);
  const rows = await Promise.all(
    replicates.map((replicate) => pool.evaluate(plan, replicate, 0, rowsPerReplicate)),
  );
  const joined = (pick: (rows: Rows) => readonly Float64Array[]) =>
    pick(rows[0]!).map((_, index) => joinColumns(rows.map((part) => pick(part)[index]!)));
  return {
    rowsPerReplicate,
    random: joined(({ random }) => random),
    outputs: joined(({ outputs }) => outputs),
  };
}

function joinColumns(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let first = 0;
  for (const part of parts) {
    joined.set(part, first);
    first += part.length;
  }
  return joined;
}
