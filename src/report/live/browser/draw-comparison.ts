/** Compares changed scenarios: what `costcone compare --set` would. */
import { compareAgain } from '../../../analyses/compare-again.ts';
import { withChange } from '../../../analyses/what-if/carried-change.ts';
import { scenarioOf } from '../../../analyses/what-if/carried-scenario.ts';
import { changedScenario } from './changed-scenario.ts';
import {
  type Changes,
  type ComparisonAnswer,
  type ComparisonQuestion,
  type Draw,
  whatIfDraws,
} from './what-if-messages.ts';

/** Readies scenarios to be compared anew. */
export function comparisonDraw({ comparison, settings }: ComparisonQuestion): Draw<ComparisonAnswer> {
  const { scenario, others } = comparison;
  const compared = [
    { scenario: scenarioOf(scenario), own: new Set<string>() },
    ...others.map((other) => ({
      scenario: scenarioOf(withChange(scenario, other)),
      own: new Set(other.own),
    })),
  ];
  return async ({ changes, thorough = false }) => {
    const started = performance.now();
    const changed = compared.map(({ scenario: one, own }) =>
      changedScenario(one, without(changes, own), one),
    );
    const again = await compareAgain(changed, { ...settings, draws: whatIfDraws, thorough });
    return { compared: again, elapsedMs: performance.now() - started };
  };
}

/** Changes of what levers do not set afterwards. */
function without(changes: Changes, own: ReadonlySet<string>): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !own.has(name)));
}
