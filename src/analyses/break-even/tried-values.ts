import type { Coordinator } from '../../engine/coordinator.ts';
import { InterruptedError } from '../../errors.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import { Graph } from '../../plan/graph.ts';
import { originDraws, withOrigins } from '../../plan/origins.ts';
import { Streams } from '../../plan/streams.ts';
import { planInTurns } from '../../run/plan-in-turns.ts';
import type { Settings } from '../../run/settings.ts';
import { type ReplicatedColumn, replicatedColumn } from '../../statistics/estimate.ts';
import type { BreakEvenTarget } from './columns.ts';
import type { VariedInput } from './varied-input.ts';

/** Operations from which on a plan takes no further value: those of a horizon are many. */
const mostOperations = 60_000;

/** The target's column at each of some values of the input, all on the same draws; null where a draw was no finite number. */
export async function triedValues(
  varied: VariedInput,
  target: BreakEvenTarget,
  values: readonly number[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<readonly (ReplicatedColumn | null)[]> {
  const columns: (ReplicatedColumn | null)[] = [];
  while (columns.length < values.length) {
    const graph = new Graph();
    const streams = new Streams();
    const wanted: WantedColumn[] = [];
    for (const value of values.slice(columns.length)) {
      const node = target.node(graph, streams, varied, value);
      wanted.push({ id: String(wanted.length), node, kind: target.columnKind });
      if (graph.nodes.length > mostOperations) break;
    }
    columns.push(...(await drawn({ graph, streams, columns: wanted }, settings, coordinator)));
  }
  return columns;
}

interface Request {
  readonly graph: Graph;
  readonly streams: Streams;
  readonly columns: readonly WantedColumn[];
}

async function drawn(
  request: Request,
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
  return request.columns.map((_, index) => {
    const summaries = replicates.map(({ columns }) => columns[index]!);
    if (summaries.some(({ nonFinite }) => nonFinite > 0)) return null;
    return replicatedColumn(summaries, plan.origins[index]!, () => pooled[index]!);
  });
}
