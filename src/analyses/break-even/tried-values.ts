import type { Coordinator } from '../../engine/coordinator.ts';
import { InterruptedError } from '../../errors.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import { Graph, type NodeId } from '../../plan/graph.ts';
import { originDraws, withOrigins } from '../../plan/origins.ts';
import { Streams } from '../../plan/streams.ts';
import { effectiveDraws } from '../../statistics/effective-draws.ts';
import { weightId } from '../../run/main-plan.ts';
import { planInTurns } from '../../run/plan-in-turns.ts';
import type { Settings } from '../../run/settings.ts';
import { lowerWeights } from '../../run/weights.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { lowerScenario } from '../../plan/lower-scenario.ts';
import { weightedColumn } from '../../statistics/weighted-column.ts';
import { type ReplicatedColumn, replicatedColumn } from '../../statistics/estimate.ts';
import type { BreakEvenTarget } from './columns.ts';
import type { VariedInput } from './varied-input.ts';

/** Operations from which on a plan takes no further value: those of a horizon are many. */
const mostOperations = 60_000;

/** The target's column at each of some values of the input, all on the same draws; null where a draw was no finite number. */
export async function triedValues(
  scenario: Scenario,
  varied: VariedInput,
  target: BreakEvenTarget,
  values: readonly number[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<readonly (ReplicatedColumn | null)[]> {
  const tried: (ReplicatedColumn | null)[] = [];
  while (tried.length < values.length) {
    const graph = new Graph();
    const streams = new Streams();
    const wanted: WantedColumn[] = [];
    for (const value of values.slice(tried.length)) {
      const node = target.node(graph, streams, varied, value);
      wanted.push({ id: String(wanted.length), node, kind: target.columnKind });
      if (graph.nodes.length > mostOperations) break;
    }
    const evidence = lowerWeights(scenario, graph, streams, settings, () =>
      lowerScenario(scenario, graph, streams),
    );
    const columns = evidence === null ? wanted : weighed(wanted, evidence.weight);
    tried.push(...(await drawn({ graph, streams, columns }, wanted.length, settings, coordinator)));
  }
  return tried;
}

/** Columns whose draws count by what was observed, and last the weights. */
function weighed(columns: readonly WantedColumn[], weight: NodeId): readonly WantedColumn[] {
  return [
    ...columns.map((column) => ({ ...column, weight })),
    { id: weightId, node: weight, kind: 'moments' },
  ];
}

interface Request {
  readonly graph: Graph;
  readonly streams: Streams;
  readonly columns: readonly WantedColumn[];
}

async function drawn(
  request: Request,
  count: number,
  { seed, design, draws, signal }: Settings,
  coordinator: Coordinator,
): Promise<readonly (ReplicatedColumn | null)[]> {
  const planned = await planInTurns({ ...request, seed, purpose: 'main', design, draws } as const, signal);
  const isCounted = request.columns.some(({ kind }) => kind === 'distribution');
  const plan = isCounted
    ? withOrigins(planned, (await coordinator.evaluate(planned, 0, 0, originDraws(planned))).outputs)
    : planned;
  const { replicates, pooled, interrupted } = await coordinator.run(plan, { signal });
  if (interrupted) throw new InterruptedError('stopped before the value was found');
  const of = (index: number) => replicates.map(({ columns }) => columns[index]!);
  const weighing =
    request.columns.length === count
      ? null
      : { effective: effectiveDraws(of(count)).draws, drawn: plan.drawsPerReplicate * replicates.length };
  return Array.from({ length: count }, (_, index) => {
    if (of(index).some(({ nonFinite }) => nonFinite > 0)) return null;
    const [origin, histogram] = [plan.origins[index]!, () => pooled[index]!];
    return weighing === null
      ? replicatedColumn(of(index), origin, histogram)
      : weightedColumn(of(index), origin, histogram, 1, weighing);
  });
}
