import type { Model } from '../model.ts';
import type { ModelOptions } from '../options.ts';

/** A model that comes with the program. */
export interface BuiltInModel {
  /** As a scenario's `model` names it. */
  readonly name: string;
  /** One paragraph: what it computes. */
  readonly explanation: string;
  /** Sentences for a report: what its cost includes, and what not. */
  readonly scope: readonly string[];
  /** The option words of a scenario that make sense with it. */
  readonly options: readonly string[];
  /** The model's inputs and quantities for these options. */
  build(options: ModelOptions): Model;
}
