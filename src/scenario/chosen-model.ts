import type { Model } from '../model/model.ts';

/** The model a scenario names. */
export interface ModelChoice {
  /** Null where there is none, or it cannot be built. */
  readonly model: Model | null;
  /** False where a model is meant but cannot be built, so that nothing can be said about names. */
  readonly isKnown: boolean;
  /** What it includes and what was assumed, in sentences for the report. */
  readonly notes: readonly string[];
  /** What may make the answer wrong, in sentences. */
  readonly cautions: readonly string[];
}
