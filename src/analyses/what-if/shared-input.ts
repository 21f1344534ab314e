import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { WhatIfInput } from './result.ts';
import { changeable } from './changeable.ts';

/**
 * None where the input is not one that `--set` gives all scenarios in the same way: some scenario lacks it or has it in another
 * unit, or a lever makes something else of it.
 */
export function sharedInput(
  [base, ...others]: readonly Scenario[],
  input: ScenarioInput,
): readonly WhatIfInput[] {
  const isShared = others.every(
    (other) =>
      isAlike(input, base!, other) && !other.levers.some(({ reach }) => reach!.follows.includes(input.name)),
  );
  if (!isShared) return [];
  const isTied = others.some(({ correlations }) =>
    correlations.some(({ between }) => between.includes(input.name)),
  );
  return changeable(base!, input).map((row) => ({ ...row, fixable: row.fixable && !isTied }));
}

/** Whether the same text means the same for the input of another scenario. */
function isAlike({ name, unit, part }: ScenarioInput, base: Scenario, other: Scenario): boolean {
  const input = other.inputs.find((one) => one.name === name);
  if (input?.unit.text !== unit.text || input.unit.factor !== unit.factor || input.part?.of !== part?.of)
    return false;
  return part === undefined || changesOf(base, part.of) === changesOf(other, part.of);
}

/** How an input changes from month to month, whatever its rate of growth is. */
function changesOf({ horizon }: Scenario, name: string): string {
  const series = horizon?.series.find(({ input }) => input === name);
  return JSON.stringify(
    series && { ...series, growth: series.growth && { ...series.growth, isFactor: false } },
  );
}
