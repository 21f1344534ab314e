import { hypot } from '../elementary/elementary.ts';
import { withCoordinator } from '../engine/coordinator.ts';
import type { EngineChoice } from '../engine/with-engine.ts';
import { spokenName } from '../notation/spoken-name.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { bridge } from './bridge/bridge.ts';
import type { BridgeAnswer } from './bridge/result.ts';
import type { Result } from './result.ts';
import { scenarioOf } from './what-if/carried-scenario.ts';

/** What `bridgeOfResults` may be told. */
export interface BridgeOptions extends EngineChoice {
  /** Draws over all 16 replicates; as many as the smaller of the two runs has unless stated otherwise. */
  readonly draws?: number;
  readonly signal?: AbortSignal;
}

/**
 * Why the mean headline of a saved Result is another than that of an older one. Both are drawn again, as each carries the
 * scenario that it was made of, under the newer one's seed; the bridge leads from the one saved mean to the other.
 */
export async function bridgeOfResults(
  old: Result,
  now: Result,
  options: BridgeOptions = {},
): Promise<BridgeAnswer> {
  const none = (reason: string): BridgeAnswer => ({ bridge: null, reason });
  // Version 0.1.0 carried the program that was drawn, not the scenario.
  for (const [which, { whatIf }] of [
    ['older', old],
    ['newer', now],
  ] as const)
    if (!whatIf?.scenario)
      return none(
        `the ${which} result does not carry its scenario (it was made by a former version, a comparison or an interrupted run, or its data are too long): run it again`,
      );
  // What a Result carries is its scenario without the observations: a bridge of that would lead elsewhere.
  if (old.evidence !== undefined || now.evidence !== undefined)
    return none('a result of a scenario with observations does not carry them: compare the two scenarios');
  const headline = Object.keys(old.outputs)[0]!;
  const [from, to] = [old, now].map(({ outputs }) => outputs[headline]?.mean);
  if (!to) return none(`the newer result does not report ${spokenName(headline)}`);
  if (from?.value == null || to.value === null) return none(`${spokenName(headline)} has no mean`);
  const [base, other] = [old, now].map(carriedScenario) as [Scenario, Scenario];
  const { seed, design } = now.run;
  const draws = options.draws ?? Math.min(old.run.draws, now.run.draws);
  const signal = options.signal ?? new AbortController().signal;
  const error = hypot(from.error ?? 0, to.error ?? 0);
  const ends = { from: from.value, to: to.value, error, paired: false };
  return withCoordinator(options, (coordinator) =>
    bridge(base, other, ends, { seed, design, draws, signal }, coordinator),
  );
}

/** The scenario of a Result, with what the Result itself knows of it. */
function carriedScenario({ whatIf, scenario: { file, model } }: Result): Scenario {
  return { ...scenarioOf(whatIf!.scenario), file, model };
}
