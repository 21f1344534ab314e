import type { Coordinator } from '../../engine/coordinator.ts';
import { planColumns } from '../../plan/columns.ts';
import type { Design } from '../../plan/plan.ts';
import type { Lowered, Nodes } from './columns.ts';

/** Columns of one plan: more share several. */
const mostColumns = 512;

/** What draws are made with. */
export interface Ask {
  readonly seed: string;
  readonly design: Design;
  readonly coordinator: Coordinator;
}

/** Columns over a few draws of all inputs, row by row. The same inputs have the same draws each time. */
export async function evaluateColumns(
  { graph, streams }: Lowered,
  nodes: Nodes,
  rows: number,
  { seed, design, coordinator }: Ask,
): Promise<Map<string, Float64Array>> {
  const values = new Map<string, Float64Array>();
  const open: [string, number][] = [];
  for (const [id, node] of nodes) {
    const constant = graph.constantValue(node);
    if (constant === null) open.push([id, node]);
    else values.set(id, new Float64Array(rows).fill(constant));
  }
  for (let first = 0; first < open.length; first += mostColumns) {
    const columns = open
      .slice(first, first + mostColumns)
      .map(([id, node]) => ({ id, node, kind: 'moments' as const }));
    const plan = planColumns({
      graph,
      streams,
      columns,
      seed,
      purpose: 'unseen',
      design,
      draws: rows,
      replicates: 1,
    });
    const { outputs } = await coordinator.evaluate(plan, 0, 0, plan.drawsPerReplicate);
    for (const [index, { id }] of columns.entries()) values.set(id, outputs[index]!);
  }
  return values;
}
