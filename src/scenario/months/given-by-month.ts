import type { Scenario } from '../scenario.ts';
import { comesTo } from './comes-to.ts';

/** Whether a quantity of a scenario with a horizon adds up over time. */
export function addsUpOverTime({ quantities, horizon }: Scenario, name: string): boolean {
  return quantities.some((quantity) => quantity.name === name && comesTo(quantity, horizon!) === 'total');
}

/** Outputs that a forecast gives month by month: all but those that are one number for the whole horizon; none without one. */
export function givenByMonth(scenario: Scenario): readonly string[] {
  if (scenario.horizon === null) return [];
  const moving = new Set(scenario.horizon.moving);
  return scenario.outputs.filter((name) => moving.has(name) || addsUpOverTime(scenario, name));
}
