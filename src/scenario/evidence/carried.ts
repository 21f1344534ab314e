import type { Evidence, Scenario } from '../scenario.ts';

/** The scenario in whose numbers what was observed is to be seen; null where nothing was. */
export function observingScenario(scenario: Scenario): Scenario | null {
  return scenario.evidence === null ? null : (scenario.evidence.of ?? scenario);
}

/**
 * What was observed of a scenario, for one that a lever, or another value of an input, made of it: the past stays what it
 * was.
 */
export function carriedEvidence(before: Scenario): Evidence | null {
  return before.evidence && { ...before.evidence, of: observingScenario(before) };
}

/** A scenario that was held against nothing. */
export function withoutEvidence(scenario: Scenario): Scenario {
  return scenario.evidence === null ? scenario : { ...scenario, evidence: null };
}
