import { middleRates } from '../currency/middle-rate.ts';
import type { Evidence, ScenarioInput } from '../scenario.ts';

/** Names of what observations need besides formulas: what was observed, and the rates at which it was converted. */
export function ratesObserved(evidence: Evidence | null, atMiddle: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...atMiddle, ...(evidence?.observations ?? []).map(({ quantity }) => quantity)]);
}

/** What a report says of observations that were converted. */
export function observedRateNotes(
  used: ReadonlySet<string>,
  inputs: readonly ScenarioInput[],
): readonly string[] {
  if (used.size === 0) return [];
  return [
    `Observed values in other currencies are converted at the middle of the rate: ${middleRates(used, inputs)}. Their errors must hold what the rate may be off by.`,
  ];
}
