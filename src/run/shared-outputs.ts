import type { Scenario } from '../scenario/scenario.ts';
import { sameDimension } from '../units/arithmetic.ts';
import { unitOf } from './scenario-view.ts';

/** Outputs of the base that another scenario has too, in the same dimension. */
export function sharedOutputs(base: Scenario, other: Scenario): readonly string[] {
  return base.outputs.filter(
    (name) => other.outputs.includes(name) && sameDimension(unitOf(base, name), unitOf(other, name)),
  );
}

/** The headline of the base, where every scenario has it: what a choice between them is about. */
export function sharedHeadline(scenarios: readonly Scenario[]): string | null {
  const [base, ...others] = scenarios as readonly [Scenario, ...Scenario[]];
  const headline = base.outputs[0]!;
  return others.every((other) => sharedOutputs(base, other).includes(headline)) ? headline : null;
}
