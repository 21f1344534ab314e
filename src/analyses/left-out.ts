import type { Coordinator } from '../engine/coordinator.ts';
import { InterruptedError, ModelError } from '../errors.ts';
import { ScenarioView } from '../run/scenario-view.ts';
import type { Settings } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { describeBriefly } from './describe-column.ts';
import { unseenEvents } from './unseen/events.ts';
import { leftOutWarnings } from './unseen/words.ts';
import { wholeRun } from './whole-run.ts';

/**
 * What many runs of a scenario with other values leave out, where they are not searched for events too rare for their draws:
 * looking takes about as long as one of them. `why`: where it is left out, and why, for a sentence.
 * Nothing where the scenario fails.
 */
export async function leftOut(
  scenario: Scenario,
  settings: Settings,
  why: string,
  coordinator: Coordinator,
): Promise<readonly string[]> {
  // Observed draws are not searched.
  if (scenario.evidence !== null) return [];
  try {
    const looking: Settings = { ...settings, rareEvents: true, onProgress: () => {} };
    const { run, findings } = await wholeRun([scenario], looking, coordinator);
    const view = new ScenarioView(run, 0);
    const unseen = unseenEvents(view, findings);
    const outputs = Object.keys(unseen).map((name) => {
      const shown = view.quantity(name);
      const { minimum, maximum } = shown.column.pooled.summary;
      return [name, { ...describeBriefly(shown, settings), minimum, maximum }] as const;
    });
    return leftOutWarnings(unseen, Object.fromEntries(outputs), why);
  } catch (error) {
    if (error instanceof ModelError) return [];
    // What was drawn before it was stopped is there all the same.
    if (error instanceof InterruptedError)
      return ['stopped before events too rare for the draws were looked for'];
    throw error;
  }
}
