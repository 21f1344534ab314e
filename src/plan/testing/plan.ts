import type { Scenario } from '../../scenario/scenario.ts';
import { type PlanRequest, planColumns } from '../columns.ts';
import { Graph } from '../graph.ts';
import { lowerScenario } from '../lower-scenario.ts';
import type { Plan } from '../plan.ts';
import { Streams } from '../streams.ts';

/** A plan for distributions of a scenario's outputs. */
export function planOf(
  scenario: Scenario,
  { outputs = scenario.outputs, ...request }: Partial<PlanRequest> & { outputs?: readonly string[] } = {},
): Plan {
  const graph = new Graph();
  const streams = new Streams();
  const nodes = lowerScenario(scenario, graph, streams);
  return planColumns({
    graph,
    streams,
    columns: outputs.map((id) => ({ id, node: nodes.get(id)!, kind: 'distribution' })),
    seed: 'test',
    purpose: 'main',
    design: 'sobol',
    draws: 16 * 1024,
    ...request,
  });
}
