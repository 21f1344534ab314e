import { namesIn } from '../notation/fold.ts';
import { reachingInputs } from '../plan/reaching-inputs.ts';
import { askedEvidence } from '../run/asked-evidence.ts';
import type { Scenario, ScenarioInput } from '../scenario/scenario.ts';
import { inputResult } from './inputs/inputs.ts';
import { carryScenarios, shortEnough } from './what-if/carried-scenarios.ts';
import { sharedInput } from './what-if/shared-input.ts';
import type { BreakEven, BreakEvenWhatIf } from './break-even/result.ts';
import type { BreakEvenOptions, BreakEvenRequest } from './break-even/solve.ts';

/**
 * What a page needs to look for a break-even anew. Null where that is too much for a page, and where something was observed:
 * what was observed belongs to the scenario as it is, and the page could not keep that past while it changes the future.
 */
export function breakEvenWhatIf(
  { input: varied, target }: BreakEven,
  read: Scenario,
  request: BreakEvenRequest,
  { set = [], ...options }: BreakEvenOptions,
): BreakEvenWhatIf | null {
  const { other, input: _, ...asked } = request;
  const scenarios = [read, ...(other ? [other] : [])].map((scenario) => askedEvidence(scenario, options));
  if (scenarios.some(({ evidence }) => evidence !== null)) return null;
  const carried = carryScenarios(scenarios.map((scenario) => ({ ...scenario, published: [] })));
  if (carried === null) return null;
  const [base] = scenarios as [Scenario];
  const wanted = target.kind === 'goal' ? namesIn(base.goals[(request.goal ?? 1) - 1]!.tree) : [target.text];
  const reaching = new Set(scenarios.flatMap((one) => reachingInputs(one, wanted)));
  const offered = base.inputs.filter(({ name }) => name !== varied && reaching.has(name));
  const whatIf: BreakEvenWhatIf = {
    scenario: carried.scenario,
    other: carried.others[0] ?? null,
    asked,
    set,
    ranges: rangesOf(scenarios, varied),
    inputs: offered.toSorted(byOrigin).flatMap((input) =>
      sharedInput(scenarios, input).map((row) => {
        const { unit, notation, p5, p50, p95 } = inputResult(input, null);
        return { ...row, unit, notation, p5, p50, p95 };
      }),
    ),
  };
  return shortEnough(whatIf);
}

/** What a scenario says itself comes before defaults. */
function byOrigin(a: ScenarioInput, b: ScenarioInput): number {
  return Number(a.place === null) - Number(b.place === null);
}

/** Allowed values of the varied input, and of the one that it is a part of. */
function rangesOf(scenarios: readonly Scenario[], varied: string): BreakEvenWhatIf['ranges'] {
  const inputs = scenarios.flatMap((scenario) => scenario.inputs);
  const { part } = inputs.find(({ name }) => name === varied)!;
  const end = (x: number) => (Number.isFinite(x) ? x : null);
  return Object.fromEntries(
    inputs.flatMap(({ name, range }) =>
      range !== null && (name === varied || name === part?.of)
        ? [[name, [end(range[0]), end(range[1])] as const]]
        : [],
    ),
  );
}
