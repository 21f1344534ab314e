import { type LoweredScenario, quantityId, type ScenarioColumn } from '../../run/scenario-column.ts';

/**
 * A distribution for every output and part of the breakdown. With `described`, only those outputs get one, and the others
 * are held to be finite.
 */
export function outcomeColumns(
  { scenario: { outputs, breakdown }, nodes }: LoweredScenario,
  described: readonly string[] | null,
): ScenarioColumn[] {
  return [...new Set([...outputs, ...breakdown])].map((name) => ({
    id: quantityId(name),
    name,
    node: nodes.get(name)!,
    kind: described === null || described.includes(name) ? 'distribution' : 'moments',
  }));
}
