import { ScenarioError, UsageError } from '../../errors.ts';
import { askedEvidence } from '../../run/asked-evidence.ts';
import { settingsOf } from '../../run/settings.ts';
import { checkSameEvidence } from '../../scenario/evidence/same-evidence.ts';
import type { Lever } from '../../scenario/levers/lever.ts';
import { checkSameHorizon } from '../../scenario/months/same-horizon.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type CompareOptions, compare } from './comparison.ts';
import { isGain } from '../words.ts';
import { combinations } from './lever-combinations.ts';
import { leverEffects } from './lever-effects.ts';
import { noEffectReason, refusalReason } from './lever-reasons.ts';
import type { Comparison, LeverResult } from './result.ts';

/** What `compareLevers` may be told besides the options of a run. */
export interface LeverOptions extends CompareOptions {
  /** Scenarios to compare with as well. */
  readonly others?: readonly Scenario[];
  /** Whether pairs and the three of the levers that save most are tried together. */
  readonly combine?: boolean;
}

interface Trial {
  readonly lever: Lever;
  /** Null where the lever does not apply. */
  readonly scenario: Scenario | null;
  readonly reason: string | null;
}

/**
 * Compares a scenario with what each of some levers makes of it, draw by draw. A lever that does not apply, or moves the
 * headline in no draw, says why. Effects are found first, in a run without descriptions: they say which levers are worth
 * describing, and which to combine.
 *
 * @param readPulled the scenario with some levers pulled, as in `(levers) => readScenario(file, { levers })`
 * @throws ScenarioError where no lever applies, UsageError where none moves the headline, and there is nothing else to
 * compare; otherwise as `compare` does
 */
export async function compareLevers(
  readPulled: (levers: readonly Lever[]) => Scenario,
  levers: readonly Lever[],
  { others: further = [], combine = false, ...options }: LeverOptions = {},
): Promise<Comparison> {
  const read = (pulled: readonly Lever[]) => askedEvidence(readPulled(pulled), options);
  const others = further.map((other) => askedEvidence(other, options));
  const base = read([]);
  checkSameHorizon(base, others);
  checkSameEvidence(base, others);
  const refused: ScenarioError[] = [];
  const trials = levers.map((lever): Trial => {
    try {
      return { lever, scenario: read([lever]), reason: null };
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      refused.push(error);
      return { lever, scenario: null, reason: refusalReason(error) };
    }
  });
  const applying = trials.filter((trial) => trial.scenario !== null);
  if (applying.length + others.length === 0)
    throw new ScenarioError(refused.flatMap(({ problems }) => problems));
  // One seed for both runs, so that they see the same draws.
  const settings = settingsOf(base, options);
  const tried = [base, ...others, ...applying.map(({ scenario }) => scenario!)];
  const effects = (await leverEffects(tried, settings, options)).slice(others.length);
  const judged = applying.map((trial, index) => ({ ...trial, ...effects[index]! }));
  const moving = judged.filter(({ changed }) => changed.includes(base.outputs[0]!));
  const sign = isGain(base.outputs[0]!, base.goals) ? -1 : 1;
  const saving = moving
    .filter(({ change }) => sign * change! < 0)
    .sort((a, b) => sign * (a.change! - b.change!))
    .map(({ lever }) => lever);
  const { scenarios, leftOut } = combine ? combinations(saving, read) : { scenarios: [], leftOut: [] };
  const results = trials.map(({ lever, scenario, reason }): LeverResult => {
    const { name, title, explanation } = lever;
    const isMoving = moving.some((one) => one.lever === lever);
    const outputs = judged.find((one) => one.lever === lever)?.changed ?? [];
    const why = scenario === null || isMoving ? reason : noEffectReason(base, scenario, lever, outputs);
    const services = scenario?.levers[0]?.services;
    return {
      lever: name,
      title,
      explanation,
      ...(services === undefined ? {} : { services }),
      applied: isMoving,
      reason: why,
    };
  });
  if (moving.length + others.length === 0)
    throw new UsageError(
      `no lever changes ${base.outputs[0]} of ${base.file}: ${results.map((one) => `${one.lever}: ${one.reason}`).join('; ')}`,
    );
  const compared = [base, ...others, ...moving.map(({ scenario }) => scenario!), ...scenarios];
  const comparison = await compare(compared, { ...options, seed: settings.seed });
  return { ...comparison, levers: results, leftOut };
}
