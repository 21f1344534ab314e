import { replicateCount } from '../plan/plan.ts';
import type { ScenarioView } from '../run/scenario-view.ts';
import { sharedHeadline } from '../run/shared-outputs.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { carryScenarios, shortEnough } from './what-if/carried-scenarios.ts';
import { type ComparisonWhatIf, mostCompared } from './what-if/result.ts';
import { sharedInput } from './what-if/shared-input.ts';

/**
 * What a page needs to compare scenarios anew. Null where that is too much for a page, where a run was stopped early, where not all
 * scenarios have the headline of the base, where something was observed, and where levers were pulled on several services.
 *
 * @param views the base first
 */
export function comparisonWhatIf(views: readonly ScenarioView[]): ComparisonWhatIf | null {
  const scenarios = views.map(({ scenario }) => scenario);
  const [base, ...others] = scenarios as [Scenario, ...Scenario[]];
  const isCarried =
    views.length <= mostCompared &&
    views[0]!.run.plan.replicates === replicateCount &&
    sharedHeadline(scenarios) !== null &&
    scenarios.every(({ evidence }) => evidence === null) &&
    others.every(({ levers }) => levers.every(({ reach }) => reach !== undefined));
  const carried = isCarried ? carryScenarios(scenarios.map(bare)) : null;
  if (carried === null) return null;
  const whatIf: ComparisonWhatIf = {
    scenario: carried.scenario,
    others: carried.others.map((other, index) => ({ ...other, ...ownOf(others[index]!) })),
    inputs: base.inputs
      .filter(({ name }) => views[0]!.isDrawn(name))
      .flatMap((input) => sharedInput(scenarios, input)),
  };
  return shortEnough(whatIf);
}

/** Goals and what others reported say nothing of a comparison. */
const bare = (scenario: Scenario): Scenario => ({ ...scenario, goals: [], published: [] });

function ownOf({ inputs, levers }: Scenario): { readonly own?: readonly string[] } {
  const set = new Set(levers.flatMap(({ reach }) => reach!.sets));
  const own = inputs.filter(({ name, part }) => set.has(name) || (part !== undefined && set.has(part.of)));
  return own.length === 0 ? {} : { own: own.map(({ name }) => name) };
}
