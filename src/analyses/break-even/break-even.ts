import type { Scenario } from '../../scenario/scenario.ts';
import { asJson } from '../as-json.ts';
import { leftOutEvents } from './left-out-events.ts';
import type { BreakEven } from './result.ts';
import { type BreakEvenOptions, type BreakEvenRequest, solveBreakEven } from './solve.ts';
import { breakEvenWhatIf } from '../break-even-what-if.ts';

/**
 * What `solveBreakEven` finds, with what a page needs to look for it anew with other inputs, and with what is left out of it.
 *
 * @throws UsageError where the request makes no sense, or two scenarios look at different months or agree with different observations; InterruptedError
 */
export async function breakEven(
  scenario: Scenario,
  request: BreakEvenRequest,
  options: BreakEvenOptions = {},
): Promise<BreakEven> {
  const found = await solveBreakEven(scenario, request, options);
  return asJson<BreakEven>({
    ...found,
    whatIf: breakEvenWhatIf(found, scenario, request, options),
    warnings: [...found.warnings, ...(await leftOutEvents(found, scenario, request, options))],
  });
}
