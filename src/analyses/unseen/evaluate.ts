import type { Coordinator } from '../../engine/coordinator.ts';
import { planColumns } from '../../plan/columns.ts';
import { mostInstructionsOf } from '../../plan/instruction-limit.ts';
import type { Design } from '../../plan/plan.ts';
import { type Boosted, type RowStrata, strataOfRows } from './boosted.ts';
import type { Lowered, Nodes } from './columns.ts';

/** Columns of one plan: more share several. Each takes a block of doubles while its plan is drawn. */
const mostColumns = 2048;
/** The same of a graph so large that a program of all of it would be too long. */
const mostOfLarge = 512;

/** What draws are made with. */
export interface Ask {
  readonly seed: string;
  readonly design: Design;
  readonly coordinator: Coordinator;
  /** Draws of the run: a look for what they do not show takes no more of them. */
  readonly draws: number;
}

/** Id of the column of a boosted input's own values. */
const drawnId = (name: string) => `drawn ${name}`;

/**
 * Columns over a few draws of all inputs, row by row, with what boosted inputs were. The same inputs have the same draws
 * each time. Columns that are one node are one array.
 */
export async function evaluateColumns(
  lowered: Lowered,
  boosted: readonly Boosted[],
  wanted: Nodes,
  rows: number,
  { seed, design, coordinator }: Ask,
): Promise<Map<string, Float64Array>> {
  const { graph, streams } = lowered;
  const nodes = new Map(wanted);
  for (const { name } of boosted) nodes.set(drawnId(name), lowered.input(name));
  const valuesOf = new Map<number, Float64Array>();
  const open: number[] = [];
  for (const node of new Set(nodes.values())) {
    const constant = graph.constantValue(node);
    if (constant === null) open.push(node);
    else valuesOf.set(node, new Float64Array(rows).fill(constant));
  }
  const most = graph.nodes.length <= mostInstructionsOf('main') ? mostColumns : mostOfLarge;
  for (let first = 0; first < open.length; first += most) {
    const columns = open
      .slice(first, first + most)
      .map((node) => ({ id: `${node}`, node, kind: 'moments' as const }));
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
    for (const [index, { node }] of columns.entries()) valuesOf.set(node, outputs[index]!);
  }
  return new Map([...nodes].map(([id, node]) => [id, valuesOf.get(node)!]));
}

const strata = new WeakMap<ReadonlyMap<string, Float64Array>, Map<string, RowStrata>>();

/** The rows as strata by what boosted inputs other than one were; made once, as most inputs are not boosted themselves. */
export function rowStrata(
  boosted: readonly Boosted[],
  except: string,
  values: ReadonlyMap<string, Float64Array>,
  rows: number,
): RowStrata {
  const others = boosted.filter(({ name }) => name !== except);
  const known = strata.get(values) ?? new Map<string, RowStrata>();
  strata.set(values, known);
  const key = others.map(({ name }) => name).join();
  const found =
    known.get(key) ??
    strataOfRows(
      others,
      others.map(({ name }) => values.get(drawnId(name))!),
      rows,
    );
  known.set(key, found);
  return found;
}
