/** Looks for a break-even with other inputs: what `costcone break-even --set` would. */
import type { BreakEvenWhatIf } from '../../../analyses/break-even/result.ts';
import { solveBreakEven } from '../../../analyses/break-even/solve.ts';
import { withChange } from '../../../analyses/what-if/carried-change.ts';
import { scenarioOf } from '../../../analyses/what-if/carried-scenario.ts';
import type { CarriedScenario } from '../../../analyses/what-if/result.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { changedScenario } from './changed-scenario.ts';
import { type BreakEvenAnswer, type BreakEvenQuestion, type Draw, whatIfDraws } from './what-if-messages.ts';

/** Readies scenarios to be looked at anew. */
export function breakEvenDraw({ breakEven, input, settings }: BreakEvenQuestion): Draw<BreakEvenAnswer> {
  const { scenario, other, asked, ranges } = breakEven;
  const base = withRanges(scenario, ranges);
  const against = other && withRanges(withChange(scenario, other), ranges);
  return async ({ changes }) => {
    const started = performance.now();
    const [first, second] = [base, against].map((one) => one && changedScenario(one, changes, one));
    const request = { ...asked, input, ...(second && { other: second }) };
    const found = await solveBreakEven(first!, request, { ...settings, draws: whatIfDraws });
    return { found, elapsedMs: performance.now() - started };
  };
}

/** The scenario again, with what some inputs may be at all. */
function withRanges(carried: CarriedScenario, ranges: BreakEvenWhatIf['ranges']): Scenario {
  const scenario = scenarioOf(carried);
  const inputs = scenario.inputs.map((input) => {
    const [low, high] = ranges[input.name] ?? [null, null];
    if (low === null && high === null) return input;
    return { ...input, range: [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY] as const };
  });
  return { ...scenario, inputs };
}
