import { namesIn } from '../../notation/fold.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { Breakdown, OnDefaults } from './result.ts';

/** Parts of less are not named. */
const leastShare = 0.01;

/**
 * The part of the headline's mean that stands on defaults which nobody set. A part of the breakdown does where the scenario
 * sets no input that reaches it, or none of those that decide it by themselves.
 */
export function onDefaults(scenario: Scenario, breakdown: Breakdown | null): OnDefaults | null {
  // A mean that does not settle is no part of anything.
  if (breakdown === null || breakdown.parts.some(({ mean }) => mean.value === null)) return null;
  const total = breakdown.parts.reduce((sum, { mean }) => sum + (mean.value ?? 0), 0);
  if (!(total > 0)) return null;
  const parts = breakdown.parts.flatMap(({ name, label, mean }) => {
    const amount = mean.value ?? 0;
    if (!(amount > leastShare * total)) return [];
    const reaching = inputsOf(scenario, name);
    const decisive = scenario.decisive[name];
    const own = decisive && reaching.filter((input) => decisive.includes(input.name));
    const isUntouched = !reaching.some(isSet);
    if (!isUntouched && (own === undefined || own.some(isSet))) return [];
    const unknown = (isUntouched ? reaching : own!).filter(({ value }) => value.kind === 'distribution');
    return [{ name, label, amount, inputs: unknown.map((input) => input.name) }];
  });
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  return { total: breakdown.total, unit: breakdown.unit, amount, share: amount / total, parts };
}

const isSet = ({ place }: ScenarioInput) => place !== null;

/** The inputs that a quantity depends on, in file order. */
function inputsOf({ inputs, quantities }: Scenario, quantity: string): readonly ScenarioInput[] {
  const trees = new Map(quantities.map(({ name, tree }) => [name, tree]));
  const seen = new Set<string>();
  const open = [quantity];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const tree = trees.get(name);
    if (tree !== undefined) open.push(...namesIn(tree));
  }
  return inputs.filter(({ name }) => seen.has(name));
}
