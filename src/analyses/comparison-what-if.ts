import { replicateCount } from '../plan/plan.ts';
import type { ScenarioView } from '../run/scenario-view.ts';
import { sharedHeadline } from '../run/shared-outputs.ts';
import type { Scenario, ScenarioInput } from '../scenario/scenario.ts';
import { changeBetween } from './what-if/carried-change.ts';
import { carryScenario } from './what-if/carried-scenario.ts';
import {
  type CarriedScenario,
  type ComparisonWhatIf,
  mostCompared,
  type WhatIfInput,
} from './what-if/result.ts';
import { changeable } from './what-if/what-if.ts';

/** Longest comparison that a page should carry, in characters of JSON. Judgement: some 40 kB of a page. */
const longest = 400_000;

/** What of a scenario is not in its lists of inputs and quantities, and matters to its headline. */
const whole = [
  'file',
  'outputs',
  'breakdown',
  'breakdowns',
  'correlations',
  'horizon',
  'level',
  'allowNonFinite',
] as const;

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
  const carried = isCarried ? scenarios.map(carryBare) : [null];
  if (carried.includes(null)) return null;
  const [first, ...rest] = carried as [CarriedScenario, ...CarriedScenario[]];
  const whatIf: ComparisonWhatIf = {
    scenario: first,
    others: rest.map((other, index) => ({
      ...changeBetween(first, other, whole),
      ...ownOf(others[index]!),
    })),
    inputs: base.inputs.flatMap((input) => sharedInput(views[0]!, others, input)),
  };
  return JSON.stringify(whatIf).length > longest ? null : whatIf;
}

/** Goals and what others reported say nothing of a comparison. */
function carryBare(scenario: Scenario): CarriedScenario | null {
  const carried = carryScenario(scenario);
  return carried && { ...carried, goals: [], published: [] };
}

function ownOf({ inputs, levers }: Scenario): { readonly own?: readonly string[] } {
  const set = new Set(levers.flatMap(({ reach }) => reach!.sets));
  const own = inputs.filter(({ name, part }) => set.has(name) || (part !== undefined && set.has(part.of)));
  return own.length === 0 ? {} : { own: own.map(({ name }) => name) };
}

/**
 * None where the input is not one that `--set` gives all scenarios in the same way: some scenario lacks it or has it in another
 * unit, or a lever makes something else of it.
 */
function sharedInput(base: ScenarioView, others: readonly Scenario[], input: ScenarioInput): WhatIfInput[] {
  const isShared = others.every(
    (other) =>
      isAlike(input, base.scenario, other) &&
      !other.levers.some(({ reach }) => reach!.follows.includes(input.name)),
  );
  if (!isShared) return [];
  const isTied = others.some(({ correlations }) =>
    correlations.some(({ between }) => between.includes(input.name)),
  );
  return changeable(base, input).map((row) => ({ ...row, fixable: row.fixable && !isTied }));
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
