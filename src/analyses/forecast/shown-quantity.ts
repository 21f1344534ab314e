import { comesTo } from '../../scenario/months/comes-to.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { goalLimit } from './goal-limit.ts';

/** Whether a quantity has months to show: it moves, or adds up over time. */
export function hasMonths({ quantities, horizon }: Scenario, name: string): boolean {
  if (horizon === null) return false;
  if (horizon.moving.includes(name)) return true;
  const quantity = quantities.find((one) => one.name === name);
  return quantity !== undefined && comesTo(quantity, horizon) === 'total';
}

/**
 * The quantity whose months a forecast shows first: the headline; where that is one number for the whole horizon, as `total(x)`
 * is, then x, or what a goal limits, or another output. Null where nothing has months.
 */
export function shownQuantity(scenario: Scenario, outputs: readonly string[]): string | null {
  const { quantities, goals } = scenario;
  const [headline] = outputs;
  const tree = quantities.find(({ name }) => name === headline)?.tree;
  const within = tree?.kind === 'monthly' ? tree.arguments[0] : undefined;
  const candidates = [
    headline,
    within?.kind === 'name' ? within.name : undefined,
    ...goals.map((goal) => goalLimit(scenario, goal)?.quantity),
    ...outputs,
  ];
  const isQuantity = (name: string) => quantities.some((quantity) => quantity.name === name);
  return (
    candidates.find((name) => name !== undefined && isQuantity(name) && hasMonths(scenario, name)) ?? null
  );
}
