import { rateNames } from './observation.ts';
import { middleRates } from '../currency/middle-rate.ts';
import type { Evidence, ScenarioInput } from '../scenario.ts';

/** Names of what observations need besides formulas: what was observed, and the rates at which it was converted. */
export function ratesObserved(evidence: Evidence | null, atMiddle: ReadonlySet<string>): ReadonlySet<string> {
  const observations = evidence?.observations ?? [];
  return new Set([
    ...atMiddle,
    ...observations.flatMap(({ quantity, money }) => [quantity, ...rateNames(money)]),
  ]);
}

/** What a report says of errors, ends of ranges and exposures that were converted. */
export function observedRateNotes(
  used: ReadonlySet<string>,
  inputs: readonly ScenarioInput[],
): readonly string[] {
  if (used.size === 0) return [];
  return [
    `Errors and ends of observed ranges in another currency than the value beside them are converted at the middle of the rate: ${middleRates(used, inputs)}.`,
  ];
}
