import { monthText } from '../../notation/calendar-month.ts';
import { observingScenario } from '../../scenario/evidence/carried.ts';
import { modelErrors } from '../../scenario/evidence/model-error.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ExplainedObservation } from './result.ts';

const hasError: readonly string[] = ['ratio', 'difference'];

/** What was measured of a scenario, or of the one that it extends; null where nothing was. */
export function explainObserved(scenario: Scenario): readonly ExplainedObservation[] | null {
  const observing = observingScenario(scenario);
  if (observing === null) return null;
  return observing.evidence!.observations.map(({ quantity, month, text, source, likelihood }) => ({
    quantity,
    month: month === null ? null : monthText(month),
    text,
    source,
    modelErrors: hasError.includes(likelihood.kind) ? modelErrors(observing, quantity) : [],
  }));
}
