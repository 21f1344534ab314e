import type { Scenario, ScenarioInput } from '../scenario/scenario.ts';
import { reachingInputs } from './reaching-inputs.ts';

/**
 * Those of some inputs that change none of some quantities (or inputs), whatever their value: no formula leads to them, or
 * only a branch that is never taken.
 */
export function withoutEffect(
  scenario: Scenario,
  inputs: readonly string[],
  quantities: readonly string[],
): readonly string[] {
  return inputs.filter((name) => !reachingInputs(withUncertain(scenario, name), quantities).includes(name));
}

/** A scenario in which an input is no constant, so that nothing is folded for its value. */
function withUncertain(scenario: Scenario, name: string): Scenario {
  const uncertain = (input: ScenarioInput): ScenarioInput => {
    if (input.name !== name || input.value.kind === 'distribution') return input;
    const spec = { family: 'uniform', parameters: { low: 0, high: 1 } } as const;
    return { ...input, value: { kind: 'distribution', spec, unit: input.value.unit } };
  };
  return { ...scenario, inputs: scenario.inputs.map(uncertain) };
}
