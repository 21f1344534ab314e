import { type LoweredEvidence, lowerEvidence, quantaOf } from '../plan/evidence/lower-evidence.ts';
import type { Graph, NodeId } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import type { Streams } from '../plan/streams.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Settings } from './settings.ts';

/**
 * What was observed of a scenario, in the numbers of the scenario that wrote it, which may be another one: the past is the same,
 * whatever is looked at. Null where nothing was observed. `nodes`: those of the scenario as it stands.
 */
export function lowerWeights(
  scenario: Scenario,
  graph: Graph,
  streams: Streams,
  { draws, mostDraws, weightShift = 0 }: Pick<Settings, 'draws' | 'mostDraws' | 'weightShift'>,
  nodes: () => ReadonlyMap<string, NodeId>,
): LoweredEvidence | null {
  const { evidence } = scenario;
  if (evidence === null) return null;
  const observing = evidence.of === null ? nodes() : lowerScenario(evidence.of, graph, streams);
  return lowerEvidence(
    evidence,
    observing,
    graph,
    streams,
    quantaOf(Math.max(mostDraws, draws)),
    weightShift,
  );
}
