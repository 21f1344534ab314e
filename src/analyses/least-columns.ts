import type { NodeId } from '../plan/graph.ts';
import type { LoweredScenario, ScenarioColumn } from '../run/scenario-column.ts';
import type { ScenarioView } from '../run/scenario-view.ts';
import { resultColumns } from './columns.ts';

/** The id of a column that is 0 where all that a Result reads is finite, and no number elsewhere. */
const finiteId = 'finite';

/**
 * The columns that outputs and goals are read from, and one that tells whether all others are finite: for scenarios of which there
 * are many in a plan.
 */
export function leastColumns(
  lowered: LoweredScenario,
  { outputs }: { readonly outputs: readonly string[] },
): readonly ScenarioColumn[] {
  const all = resultColumns(outputs)(lowered).filter(({ kind, name }) => kind !== 'moments' || name !== null);
  const isRead = ({ kind, id }: ScenarioColumn) => kind === 'distribution' || id.startsWith('goal ');
  const read = all.filter(isRead);
  const others = new Set(all.filter((column) => !isRead(column)).map(({ node }) => node));
  if (others.size === 0) return read;
  return [...read, { id: finiteId, name: null, node: noNumberIn(lowered, [...others]), kind: 'moments' }];
}

/** 0 times each: what is infinite, or no number, makes the sum no number. */
function noNumberIn({ graph }: LoweredScenario, nodes: readonly NodeId[]): NodeId {
  const zero = graph.constant(0);
  return nodes
    .map((node) => graph.operation('multiply', node, zero))
    .reduce((sum, term) => graph.operation('add', sum, term));
}

/** Whether all draws of `leastColumns` are finite. */
export function isWhollyFinite(view: ScenarioView): boolean {
  return view.wanted.every(({ id }) => view.column(id).pooled.summary.nonFinite === 0);
}
