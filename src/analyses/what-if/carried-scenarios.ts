import type { Scenario } from '../../scenario/scenario.ts';
import { changeBetween } from './carried-change.ts';
import { carryScenario } from './carried-scenario.ts';
import type { CarriedOther, CarriedScenario } from './result.ts';

/** What of a scenario is not in its lists of inputs and quantities, and matters to its headline. */
const whole = [
  'file',
  'outputs',
  'breakdown',
  'breakdowns',
  'correlations',
  'horizon',
  'level',
  'allowNonFinite',
] as const;

/** Longest scenarios that a page carries, in characters of JSON. Judgement: some 40 kB of a page. */
const longest = 400_000;

/** What a page carries, or null where that is too long. */
export function shortEnough<Carried>(carried: Carried): Carried | null {
  return JSON.stringify(carried).length > longest ? null : carried;
}

/** Scenarios as the first and what is other in the rest; null where one of them cannot be carried. */
export function carryScenarios(
  scenarios: readonly Scenario[],
): { readonly scenario: CarriedScenario; readonly others: readonly CarriedOther[] } | null {
  const carried = scenarios.map(carryScenario);
  if (carried.includes(null)) return null;
  const [first, ...rest] = carried as [CarriedScenario, ...CarriedScenario[]];
  return { scenario: first, others: rest.map((other) => changeBetween(first, other, whole)) };
}
