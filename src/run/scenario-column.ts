import type { WantedColumn } from '../plan/columns.ts';
import type { Graph, NodeId } from '../plan/graph.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A scenario whose names are nodes of a graph, in base units. */
export interface LoweredScenario {
  readonly scenario: Scenario;
  readonly graph: Graph;
  readonly nodes: ReadonlyMap<string, NodeId>;
}

/** A column that an analysis wants of one scenario; its id is unique within the scenario. */
export interface ScenarioColumn extends WantedColumn {
  /** What a message calls a draw of it that is no finite number; null where another column tells of it. */
  readonly name: string | null;
}

/** What is wanted of every scenario of a run. */
export type ColumnsOf = (lowered: LoweredScenario) => readonly ScenarioColumn[];

/** The id of the column of an input's or quantity's own values. */
export const quantityId = (name: string) => `quantity ${name}`;

/** A column's id in a plan of several scenarios. */
export const scopedId = (scope: number, id: string) => (scope === 0 ? id : `${scope} ${id}`);
