import { replicateCount } from '../../plan/plan.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { changeable } from './changeable.ts';
import { carryScenario } from './carried-scenario.ts';
import type { WhatIf } from './result.ts';

/**
 * What a page needs to simulate a scenario anew; null where a run was about more than this scenario or has fewer
 * replicates than a whole run, and where the scenario cannot be carried.
 */
export function whatIf(view: ScenarioView): WhatIf | null {
  const { scenario, run } = view;
  if (run.scenarios.length > 1 || run.plan.replicates < replicateCount) return null;
  const carried = carryScenario(scenario);
  if (carried === null) return null;
  return {
    scenario: carried,
    inputs: scenario.inputs
      .filter(({ name }) => view.isDrawn(name))
      .flatMap((input) => changeable(scenario, input)),
  };
}
