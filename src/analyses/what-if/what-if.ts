import { createDistribution } from '../../distributions/create-distribution.ts';
import { replicateCount } from '../../plan/plan.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { ScenarioInput } from '../../scenario/scenario.ts';
import { carryScenario } from './carried-scenario.ts';
import type { WhatIf, WhatIfForm, WhatIfInput } from './result.ts';

/**
 * What a page needs to simulate a scenario anew; null where a run was about more than this scenario or has fewer
 * replicates than a whole run, and where the scenario cannot be carried.
 */
export function whatIf(view: ScenarioView): WhatIf | null {
  const { scenario, run } = view;
  if (run.scenarios.length > 1 || run.plan.replicates < replicateCount) return null;
  // A page draws days anew, not months.
  if (scenario.horizon !== null) return null;
  const carried = carryScenario(scenario);
  if (carried === null) return null;
  return { scenario: carried, inputs: scenario.inputs.flatMap((input) => changeable(view, input)) };
}

/** None where nothing needs the input. */
function changeable(view: ScenarioView, { name, unit, range, value }: ScenarioInput): WhatIfInput[] {
  if (!view.isDrawn(name)) return [];
  const { correlations } = view.scenario;
  const ends = endsOf(value, range);
  const fixable = !correlations.some(({ between }) => between.includes(name));
  const form = formOf(ends, unit.factor, reachesZero(value));
  return [{ name, form, range: ends, fixable }];
}

/** The allowed range; for an input of the scenario's own, what its distribution shows of its nature. */
function endsOf(value: ScenarioInput['value'], range: ScenarioInput['range']): WhatIfInput['range'] {
  const end = (x: number) => (Number.isFinite(x) ? x : null);
  if (range !== null) return [end(range[0]), end(range[1])];
  if (value.kind === 'constant') return [null, null];
  const { support } = createDistribution(value.spec);
  const isShare = value.spec.family === 'beta' && support[0] === 0 && support[1] === 1;
  return [support[0] >= 0 ? 0 : null, isShare ? 1 : null];
}

/** Whether the 5th percentile is 0 or less, where `a to b`, which is lognormal, cannot begin. */
function reachesZero(value: ScenarioInput['value']): boolean {
  return value.kind === 'distribution' && createDistribution(value.spec).quantile(0.05) <= 0;
}

function formOf([low, high]: WhatIfInput['range'], factor: number, reachesZero: boolean): WhatIfForm {
  if (high === null) {
    if (low === null) return 'normal';
    return low < 1e-300 && !reachesZero ? 'to' : 'uniform';
  }
  return factor === 1 && high === 1 && low !== null && low < 1e-300 ? 'beta' : 'uniform';
}
