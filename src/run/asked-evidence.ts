import { withoutEvidence } from '../scenario/evidence/carried.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { SimulateOptions } from './settings.ts';

/** A scenario as a run is to see it: without what was observed where that is asked. */
export function askedEvidence(scenario: Scenario, { observed }: Pick<SimulateOptions, 'observed'>): Scenario {
  return observed === false ? withoutEvidence(scenario) : scenario;
}
