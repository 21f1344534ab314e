import type { Coordinator } from '../engine/coordinator.ts';
import { EvidenceError, InterruptedError } from '../errors.ts';
import { log2, powerOfTwo } from '../elementary/elementary.ts';
import { replicateDraws } from '../plan/draws.ts';
import { replicateCount } from '../plan/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type EffectiveDraws, effectiveDraws } from '../statistics/effective-draws.ts';
import { planMain, weightId } from './main-plan.ts';
import { expectedObservations } from './expected-observations.ts';
import { refusalWords } from './refusal-words.ts';
import type { Settings } from './settings.ts';

/** Effective draws that a replicate needs. Judgement: its percentiles are then known to a few per cent of its spread. */
export const fewestEffective = 100;
/** Quanta that the largest weight needs to be known to .1 %; below, the best draw is a thousand times less likely than it might be. */
const fewestQuanta = 2 ** 10;

/** What was found out for a scenario, a seed and a number of draws. */
const found = new WeakMap<Scenario, Map<string, number>>();

/**
 * The number of draws of which enough agree with what was observed: those that were asked for, doubled until every replicate
 * has 100 effective ones. Without evidence, those that were asked for.
 *
 * @throws EvidenceError where even the most draws allowed are too few, or what was observed can hardly be
 */
export async function enoughDraws(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<number> {
  const [first] = scenarios as readonly [Scenario];
  if (first.evidence === null) return settings.draws;
  const { seed, design, draws, mostDraws } = settings;
  const key = JSON.stringify([seed, design, draws, mostDraws, scenarios.length]);
  const known = found.get(first)?.get(key);
  if (known !== undefined) return known;
  const enough = await doubled(scenarios, settings, coordinator);
  found.set(first, new Map([...(found.get(first) ?? []), [key, enough]]));
  return enough;
}

async function doubled(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<number> {
  const { design, mostDraws } = settings;
  for (let { draws } = settings; ; ) {
    const drawn = replicateCount * replicateDraws(draws, design, replicateCount);
    const effective = await worthOf(scenarios, { ...settings, draws }, coordinator);
    if (effective.smallestReplicate >= fewestEffective && effective.largestWeight >= fewestQuanta)
      return draws;
    if (effective.smallestReplicate >= fewestEffective || !mayBeEnough(effective, drawn, mostDraws))
      throw await refusal(scenarios, { ...settings, draws }, effective, coordinator);
    draws *= Math.min(doublingsWanted(effective), powerOfTwo(Math.floor(log2(mostDraws / drawn))));
  }
}

/** What few draws may understate of what they are worth: no doubling is to be one too many. Judgement. */
const understated = 1.2;

/** By how much to multiply the draws, a power of two: at once where what was seen says how many it takes, else by two. */
function doublingsWanted({ draws }: EffectiveDraws): number {
  if (draws < fewestEffective) return 2;
  const smallest = (understated * draws) / replicateCount;
  return powerOfTwo(Math.max(1, Math.ceil(log2(fewestEffective / smallest))));
}

/** What draws of the weights alone are worth: hardly anything else has to be computed for them. */
async function worthOf(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<EffectiveDraws> {
  const { plan, columnIndex } = await planMain(scenarios, settings, coordinator, () => []);
  const { replicates, interrupted } = await coordinator.run(plan, settings);
  if (interrupted) throw new InterruptedError('stopped while draws were weighed: there is no result');
  const index = columnIndex(weightId);
  return effectiveDraws(replicates.map(({ columns }) => columns[index]!));
}

/** Effective draws that chance may have kept back where none were seen. Source: the rule of three. */
const unseen = 3;

/** Whether twice as many draws are allowed, and the most that are allowed may be enough by what is known so far. */
function mayBeEnough({ draws }: EffectiveDraws, drawn: number, mostDraws: number): boolean {
  if (2 * drawn > mostDraws) return false;
  return (draws + unseen) * (mostDraws / drawn) >= fewestEffective * replicateCount;
}

async function refusal(
  scenarios: readonly Scenario[],
  settings: Settings,
  { draws, largestWeight }: EffectiveDraws,
  coordinator: Coordinator,
): Promise<EvidenceError> {
  const observations = await expectedObservations(scenarios, settings, coordinator);
  return new EvidenceError(
    refusalWords({
      drawn: replicateCount * replicateDraws(settings.draws, settings.design, replicateCount),
      effective: draws,
      needed: fewestEffective * replicateCount,
      isFaint: largestWeight < fewestQuanta,
      observations,
    }),
  );
}
