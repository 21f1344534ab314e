import { quantityId } from '../../run/scenario-column.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { ModelPromise } from '../../model/model.ts';

/** A promise that is not kept in some draws. */
export interface BrokenPromise extends ModelPromise {
  /** Of the draws, above 0. */
  readonly share: number;
}

/** Share of the draws below which a broken promise is no news, unless it says otherwise. */
const leastShare = 0.02;

/** The promises of the model that are broken often enough to be said. */
export function brokenPromises(view: ScenarioView): readonly BrokenPromise[] {
  const watched = view.scenario.breakdown.length === 0 ? [] : view.scenario.promises;
  return watched.flatMap((promise) => {
    const { count, mean } = view.column(quantityId(promise.quantity)).pooled.summary;
    const share = count === 0 ? 0 : Math.min(1, Math.max(0, 1 - mean));
    return share < (promise.from ?? leastShare) ? [] : [{ ...promise, share }];
  });
}
