/** A scenario with changed inputs: what `--set` would make of it. */
import { createSpec } from '../../../distributions/create-spec.ts';
import type { DistributionSpec } from '../../../distributions/distribution.ts';
import { constantValue, type Scenario, type ScenarioInput } from '../../../scenario/scenario.ts';
import { growthFactor } from '../../../scenario/months/growth-factor.ts';
import type { Change, Changes } from './what-if-messages.ts';

/** @param run the scenario as it was run */
export function changedScenario(scenario: Scenario, changes: Changes, run: Scenario): Scenario {
  const { horizon } = scenario;
  const inputs = scenario.inputs.map((input) => changed(input, changes[input.name]));
  const series = horizon?.series.map((one) => {
    const change = one.growth === null ? undefined : changes[one.growth.input];
    return change === undefined ? one : { ...one, growth: { ...one.growth!, isFactor: isFactor(change) } };
  });
  // What was observed was observed of the scenario as it is: a change looks at another future, not at another past.
  const evidence = run.evidence && { ...run.evidence, of: run };
  return { ...scenario, inputs, evidence, horizon: horizon && { ...horizon, series: series! } };
}

/** Of a growth that is a range the input is 1 + r, of one value r. */
const isFactor = ({ form, low, high }: Change) => form === 'growth' && low < high;

function changed(input: ScenarioInput, change: Change | undefined): ScenarioInput {
  if (change === undefined) return input;
  const { unit } = input;
  if (change.form === 'growth') return changedGrowth(input, change);
  return change.low < change.high
    ? { ...input, value: { kind: 'distribution', spec: specOf(change), unit } }
    : { ...input, value: constantValue(change.low, unit) };
}

function changedGrowth(input: ScenarioInput, change: Change): ScenarioInput {
  const { unit } = input;
  const part = { of: input.part!.of, less: isFactor(change) ? 1 : 0 };
  if (!isFactor(change)) return { ...input, part, value: constantValue(change.low, unit) };
  const [low, high] = [growthFactor(change.low), growthFactor(change.high)];
  return { ...input, part, value: { kind: 'distribution', spec: specOf({ form: 'to', low, high }), unit } };
}

/** Specifications by what they were made of: equal ones are the same object, so that their tables are built once. */
const specs = new Map<string, DistributionSpec>();

/** What `--set` makes of the notation that goes with a change. */
function specOf({ form, low, high }: Change): DistributionSpec {
  const key = `${form} ${low} ${high}`;
  const names = form === 'beta' || form === 'normal' ? ['p5', 'p95'] : [null, null];
  const spec =
    specs.get(key) ??
    createSpec(
      form,
      [low, high].map((value, index) => ({ name: names[index]!, value })),
    );
  specs.set(key, spec);
  return spec;
}
