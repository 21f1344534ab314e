import type { Plan } from '../../plan/plan.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';

/** What was made of kept columns, by name and column. */
export class KnownColumns {
  readonly #made = new Map<string, WeakMap<Float64Array, unknown>>();

  /** What `make` gives for a column, made once. `what`: its name, with all that it depends on beside the column. */
  once<Made>(what: string, values: Float64Array, make: () => Made): Made {
    const made = this.#made.get(what) ?? new WeakMap<Float64Array, unknown>();
    this.#made.set(what, made);
    const found = (made.get(values) as Made | undefined) ?? make();
    made.set(values, found);
    return found;
  }
}

const shared = new WeakMap<Plan, KnownColumns>();

/**
 * What is known of the kept columns of a run. Scenarios that are compared share most of their columns, and know the same;
 * of a single one nothing is asked for again, and nothing stays in memory.
 */
export function knownColumns({ run: { plan, scenarios } }: ScenarioView): KnownColumns {
  if (scenarios.length === 1) return new KnownColumns();
  const known = shared.get(plan) ?? new KnownColumns();
  shared.set(plan, known);
  return known;
}
