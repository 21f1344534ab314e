import { ScenarioError } from '../../errors.ts';
import { withoutEvidence } from '../../scenario/evidence/carried.ts';
import type { Lever } from '../../scenario/levers/lever.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { carryScenario } from './carried-scenario.ts';
import { changeBetween, withChange } from './carried-change.ts';
import type { CarriedLever, CarriedScenario, WhatIf } from './result.ts';

/** What a lever may change of a carried scenario besides its inputs and quantities. */
const whole = ['outputs', 'breakdown', 'breakdowns', 'correlations', 'goals', 'horizon'] as const;

/**
 * A what-if with the levers that a page offers: all that apply to the scenario and change anything of it. None where the
 * scenario is no longer what it was when it was drawn.
 *
 * @param readPulled the scenario of the what-if with some levers pulled
 * @param sha256 of the scenario that was drawn
 */
export function withLevers(
  whatIf: WhatIf,
  readPulled: (levers: readonly Lever[]) => Scenario,
  levers: readonly Lever[],
  sha256: string,
): WhatIf {
  const now = readOrNull(readPulled);
  const base = now?.sha256 === sha256 ? carryScenario(now) : null;
  if (base === null) return whatIf;
  const carried = levers.flatMap((lever) => {
    const pulled = readOrNull(readPulled, lever);
    // What was observed was observed of the scenario as it is, which is carried already.
    const scenario = pulled && carryScenario(withoutEvidence(pulled));
    const change = scenario && changeOf(base, scenario, lever);
    return change ? [change] : [];
  });
  return carried.length === 0 ? whatIf : { ...whatIf, levers: carried };
}

/** Null where a lever does not apply, or the scenario cannot be read any more. */
function readOrNull(
  readPulled: (levers: readonly Lever[]) => Scenario,
  ...levers: readonly Lever[]
): Scenario | null {
  try {
    return readPulled(levers);
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

/** Null where it changes nothing. */
function changeOf(base: CarriedScenario, pulled: CarriedScenario, lever: Lever): CarriedLever | null {
  const change = changeBetween(base, pulled, whole);
  if (Object.keys(change).length === 0) return null;
  return {
    lever: lever.name,
    title: lever.title,
    ...change,
    kept: lever.keep.map(({ name }) => name.text),
  };
}

/** The carried scenario with a lever pulled. */
export function pulledBy(carried: CarriedScenario, lever: CarriedLever): CarriedScenario {
  const { lever: _, title: __, kept: ___, ...change } = lever;
  return withChange(carried, change);
}
