import type { Scenario } from '../scenario/scenario.ts';
import { sameDimension } from '../units/arithmetic.ts';
import { currencyOf } from '../units/currencies.ts';
import type { Unit } from '../units/unit.ts';
import { unitOf } from './scenario-view.ts';

/** Outputs of the base that another scenario has too, in the same dimension and currency. */
export function sharedOutputs(base: Scenario, other: Scenario): readonly string[] {
  return base.outputs.filter(
    (name) => other.outputs.includes(name) && isComparable(unitOf(base, name), unitOf(other, name)),
  );
}

/**
 * A scenario as it is compared with another: what both have is told in the other's units, such as USD/month instead of USD/day. So
 * numbers that stand side by side can be held against each other.
 */
export function inUnitsOf(base: Scenario, scenario: Scenario): Scenario {
  const shared = new Set(sharedOutputs(base, scenario));
  const units = new Map(base.quantities.map(({ name, unit }) => [name, unit]));
  const quantities = scenario.quantities.map((quantity) => {
    const unit = shared.has(quantity.name) ? units.get(quantity.name) : undefined;
    return unit === undefined || unit.text === quantity.unit.text ? quantity : { ...quantity, unit };
  });
  return { ...scenario, quantities };
}

/** Amounts in different currencies are not compared: between them stands a rate, which only one of the scenarios may draw. */
function isComparable(a: Unit, b: Unit): boolean {
  return sameDimension(a, b) && currencyOf(a) === currencyOf(b);
}

/** The currencies of an output that two scenarios have in different ones; null where they are the same, or it is no money. */
export function differentCurrencies(
  base: Scenario,
  other: Scenario,
  output: string,
): readonly [string, string] | null {
  if (!other.outputs.includes(output)) return null;
  const [a, b] = [base, other].map((scenario) => currencyOf(unitOf(scenario, output)));
  return a !== null && a !== undefined && b !== null && b !== undefined && a !== b ? [a, b] : null;
}

/** The headline of the base, where every scenario has it: what a choice between them is about. */
export function sharedHeadline(scenarios: readonly Scenario[]): string | null {
  const [base, ...others] = scenarios as readonly [Scenario, ...Scenario[]];
  const headline = base.outputs[0]!;
  return others.every((other) => sharedOutputs(base, other).includes(headline)) ? headline : null;
}
