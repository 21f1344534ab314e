/** Draws a changed scenario: what `costcone run --set` would. */
import { pulledBy } from '../../../analyses/what-if/carried-levers.ts';
import { scenarioOf } from '../../../analyses/what-if/carried-scenario.ts';
import type { WhatIf } from '../../../analyses/what-if/result.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { simulate } from '../../../simulate.ts';
import { mostWhatIfDraws } from '../../page/sections/what-if-command.ts';
import { changedScenario } from './changed-scenario.ts';
import { type Draw, type WhatIfAnswer, type WhatIfQuestion, whatIfDraws } from './what-if-messages.ts';

/** Readies a scenario to be drawn anew. */
export function runDraw({ whatIf, settings, outputs: asked }: WhatIfQuestion): Draw<WhatIfAnswer> {
  const scenario = scenarioOf(whatIf.scenario);
  return async ({ changes, lever, thorough = false }) => {
    const started = performance.now();
    const pulled = pulledScenario(scenario, whatIf, lever);
    const { outputs, goals, forecast, drivers } = await simulate(changedScenario(pulled, changes, scenario), {
      ...settings,
      // The command compares, and what a lever leaves of a scenario has the draws of that.
      ...(lever === undefined ? {} : { base: changedScenario(scenario, changes, scenario) }),
      draws: whatIfDraws,
      maxDraws: mostWhatIfDraws,
      outputs: asked,
      thorough,
    });
    const elapsedMs = performance.now() - started;
    return { outputs, goals, forecast: forecast ?? null, drivers: drivers ?? null, elapsedMs };
  };
}

function pulledScenario(
  run: Scenario,
  { scenario, levers = [] }: WhatIf,
  name: string | undefined,
): Scenario {
  const lever = levers.find((one) => one.lever === name);
  return lever === undefined ? run : scenarioOf(pulledBy(scenario, lever));
}
