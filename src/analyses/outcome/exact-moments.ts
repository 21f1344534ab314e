import { createDistribution } from '../../distributions/create-distribution.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';

/** Mean and standard deviation of a distribution in an output's unit; null for what it does not have. */
export interface ExactMoments {
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Of an output whose formula is only the name of an input: what its distribution has. Null for every other output. */
export function exactMoments({ scenario }: ScenarioView, output: string): ExactMoments | null {
  let name = output;
  for (;;) {
    const quantity = scenario.quantities.find((one) => one.name === name);
    if (quantity === undefined) break;
    if (quantity.tree.kind !== 'name') return null;
    name = quantity.tree.name;
  }
  const input = scenario.inputs.find((one) => one.name === name);
  if (input?.value.kind !== 'distribution') return null;
  const { mean, sd } = createDistribution(input.value.spec);
  const unit = (scenario.quantities.find((one) => one.name === output) ?? input).unit;
  const shown = (moment: number | null) => {
    const value = moment === null ? null : (moment * input.value.unit.factor) / unit.factor;
    return value !== null && Number.isFinite(value) ? value : null;
  };
  return { mean: shown(mean), sd: shown(sd) };
}
