import type { Coordinator } from '../engine/coordinator.ts';
import type { WantedColumn } from '../plan/columns.ts';
import type { LoweredEvidence } from '../plan/evidence/lower-evidence.ts';
import { drawnAsObserved } from '../plan/evidence/observed-inputs.ts';
import { Graph, type NodeId } from '../plan/graph.ts';
import { lowerInputs, lowerScenario } from '../plan/lower-scenario.ts';
import { originDraws, withOrigins } from '../plan/origins.ts';
import type { Plan } from '../plan/plan.ts';
import { rememberLowered } from '../plan/reaching-inputs.ts';
import { columnScale } from '../plan/scales.ts';
import { Streams } from '../plan/streams.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { planInTurns } from './plan-in-turns.ts';
import { type ColumnsOf, type LoweredScenario, type ScenarioColumn, scopedId } from './scenario-column.ts';
import type { Settings } from './settings.ts';
import { lowerWeights } from './weights.ts';

/** One plan over one or more scenarios, and where things stand in it. */
export interface MainPlan {
  readonly scenarios: readonly Scenario[];
  readonly plan: Plan;
  /** What is drawn of each scenario, by its id within the scenario. */
  readonly wanted: readonly (readonly ScenarioColumn[])[];
  /** What each column is multiplied by, in order: 1 unless its values are very large or small. */
  readonly scales: readonly number[];
  /** What was observed, as nodes of the plan's graph. */
  readonly evidence: LoweredEvidence | null;
  /** Ids of all columns. Those that would be the same number in every draw are one column of the plan. */
  readonly ids: readonly string[];
  /** Position of a column in `Program.columns` and `Rows.outputs`. */
  readonly columnIndex: (id: string) => number;
  /** Position of an input in `Program.random` and `Rows.random`; null where it is constant or nothing needs it. */
  readonly inputIndex: (scope: number, name: string) => number | null;
}

/**
 * Columns beyond the scenarios' own, made of several, such as differences. Where there is evidence their draws count as those of all
 * others do, unless they have a weight of their own, or null for none.
 */
export type ExtraColumns = (
  lowered: readonly LoweredScenario[],
  evidence: RunEvidence | null,
) => readonly ExtraColumn[];

export interface RunEvidence extends LoweredEvidence {
  /** The nodes of the first scenario, had nothing been observed. */
  readonly before: ReadonlyMap<string, NodeId>;
}

export type ExtraColumn = Omit<WantedColumn, 'weight'> & { readonly weight?: NodeId | null };

/** The column of the weights themselves, where there is evidence. */
export const weightId = 'weight';

function weighed(columns: readonly ExtraColumn[], evidence: LoweredEvidence | null): WantedColumn[] {
  const plain: WantedColumn[] = columns.map(({ weight = evidence?.weight ?? null, ...column }) =>
    weight === null ? column : { ...column, weight },
  );
  return evidence === null ? plain : [...plain, { id: weightId, node: evidence.weight, kind: 'moments' }];
}

/** Columns without those that are another one by a further name, and the place of each by its id. */
function distinct(asked: readonly WantedColumn[]) {
  const columns: WantedColumn[] = [];
  const known = new Map<string, number>();
  const places = new Map<string, number>();
  for (const column of asked) {
    const { id, node, kind, weight } = column;
    const what = [node, kind, weight].join(' ');
    const place = known.get(what) ?? columns.push(column) - 1;
    known.set(what, place);
    places.set(id, place);
  }
  return { columns, places };
}

/**
 * Plans columns of some scenarios, base first: inputs of the same name share their uniforms, and equal formulas of
 * them are computed once.
 */
export async function planMain(
  scenarios: readonly Scenario[],
  { seed, design, draws, mostDraws, weightShift = 0, base, signal }: Settings,
  coordinator: Coordinator,
  columnsOf: ColumnsOf,
  extra: ExtraColumns = () => [],
): Promise<MainPlan> {
  const graph = new Graph();
  const streams = new Streams();
  if (base !== undefined) lowerInputs(base, graph, streams);
  const drawn = drawnAsObserved(scenarios);
  const lowered = drawn.map((scenario) => ({
    scenario,
    graph,
    nodes: lowerScenario(scenario, graph, streams),
  }));
  const [only, ...others] = lowered;
  if (only !== undefined && others.length === 0 && drawn === scenarios) rememberLowered(only.scenario, only);
  const wanted = lowered.map(columnsOf);
  const own = wanted.flatMap((columns, scope) =>
    columns.map(({ id, node, kind }) => ({ id: scopedId(scope, id), node, kind })),
  );
  const evidence = lowerWeights(
    drawn[0]!,
    graph,
    streams,
    { draws, mostDraws, weightShift },
    () => lowered[0]!.nodes,
  );
  const before = drawn === scenarios ? lowered[0]!.nodes : lowerScenario(scenarios[0]!, graph, streams);
  const asked = weighed([...own, ...extra(lowered, evidence && { ...evidence, before })], evidence);
  const { columns, places } = distinct(asked);
  const planOf = async (wanted: readonly WantedColumn[]) => {
    const request = { graph, streams, columns: wanted, seed, purpose: 'main', design, draws } as const;
    const planned = await planInTurns(request, signal);
    const firstBlock = await coordinator.evaluate(planned, 0, 0, originDraws(planned));
    return { planned, outputs: firstBlock.outputs };
  };
  const first = await planOf(columns);
  const scales = columns.map((column, k) => columnScale(column, first.outputs[k]!));
  const isScaled = scales.some((scale) => scale !== 1);
  const { planned, outputs } = isScaled ? await planOf(columns.map(scaled)) : first;
  const plan = withOrigins(planned, outputs);
  function scaled(column: WantedColumn, k: number): WantedColumn {
    const scale = scales[k]!;
    if (scale === 1) return column;
    return { ...column, node: graph.operation('multiply', column.node, graph.constant(scale)) };
  }
  return {
    scenarios,
    plan,
    wanted,
    evidence,
    ids: [...places.keys()],
    columnIndex: (id) => places.get(id)!,
    scales,
    inputIndex(scope, name) {
      const node = graph.nodes[lowered[scope]!.nodes.get(name)!]!;
      if (node.kind !== 'random') return null;
      const index = plan.program.random.findIndex(
        ({ spec, scale, stream }) =>
          spec === node.spec && scale === node.scale && plan.streams[stream] === streams.list[node.stream],
      );
      return index < 0 ? null : index;
    },
  };
}
