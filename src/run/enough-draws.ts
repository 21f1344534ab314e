import type { Coordinator } from '../engine/coordinator.ts';
import { EvidenceError, InterruptedError } from '../errors.ts';
import { ln, log2, powerOfTwo } from '../elementary/elementary.ts';
import { quantaOf } from '../plan/evidence/lower-evidence.ts';
import { drawnAsObserved } from '../plan/evidence/observed-inputs.ts';
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
/**
 * The draw that agrees best is a conflict where all observations together are less likely than this, as one of 4.7 standard
 * deviations is: -ln of 2^-16.
 */
const faintest = 16 * ln(2);
/** Quanta of the best draw below which weights are made larger, so that they are known to better than 1 in 10,000. */
const fewestQuanta = 2 ** 16;
/** Bits that are left above the best draw of the first ones, as later draws may agree better. */
const spareBits = 6;

/** What a run takes to agree with what was observed. */
export interface EnoughDraws {
  readonly draws: number;
  readonly weightShift: number;
}

/** What was found out for a scenario, a seed and a number of draws. */
const found = new WeakMap<Scenario, Map<string, EnoughDraws>>();

/**
 * The number of draws of which enough agree with what was observed: those that were asked for, doubled until every replicate
 * has 100 effective ones. Where nothing weighs draws, those that were asked for.
 *
 * @throws EvidenceError where even the most draws allowed are too few, those that were asked for where no more are to be drawn, or what
 * was observed can hardly be
 */
export async function enoughDraws(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<EnoughDraws> {
  const [first] = scenarios as readonly [Scenario];
  const weighing = weighingObservations(scenarios);
  const { seed, design, draws, mostDraws, tooFew } = settings;
  if (weighing === 0 || tooFew === 'assume enough') return { draws, weightShift: 0 };
  const key = JSON.stringify([seed, design, draws, mostDraws, tooFew, scenarios.length]);
  const known = found.get(first)?.get(key);
  if (known !== undefined) return known;
  const enough = await doubled(scenarios, weighing, settings, coordinator);
  found.set(first, new Map([...(found.get(first) ?? []), [key, enough]]));
  return enough;
}

/** How many observations weigh draws. */
function weighingObservations(scenarios: readonly Scenario[]): number {
  const [drawn] = drawnAsObserved(scenarios);
  return (drawn!.evidence?.observations ?? []).filter(({ prior }) => prior === undefined).length;
}

async function doubled(
  scenarios: readonly Scenario[],
  /** How many observations weigh draws. */
  observations: number,
  settings: Settings,
  coordinator: Coordinator,
): Promise<EnoughDraws> {
  const { design, mostDraws } = settings;
  let { draws } = settings;
  let weightShift: number | null = null;
  for (;;) {
    const drawn = replicateCount * replicateDraws(draws, design, replicateCount);
    const { effective, best } = await worthOf(
      scenarios,
      { ...settings, draws, weightShift: weightShift ?? 0 },
      coordinator,
    );
    const isFaint = -best > Math.max(faintest, unlikely(observations));
    if (weightShift === null && !isFaint) {
      weightShift = shiftOf(best, quantaOf(Math.max(mostDraws, settings.draws)));
      if (weightShift > 0) continue;
    }
    if (effective.smallestReplicate >= fewestEffective && !isFaint)
      return { draws, weightShift: weightShift ?? 0 };
    if (effective.smallestReplicate >= fewestEffective || !mayBeEnough(effective, drawn, mostDraws))
      throw await refusal(
        scenarios,
        { ...settings, draws },
        { draws: effective.draws, isFaint, next: null },
        coordinator,
      );
    const most = powerOfTwo(Math.floor(log2(mostDraws / drawn)));
    if (settings.tooFew === 'refuse')
      throw await refusal(
        scenarios,
        { ...settings, draws },
        { draws: effective.draws, isFaint, next: drawn * Math.min(factorWanted(effective.draws), most) },
        coordinator,
      );
    draws *= Math.min(doublingsWanted(effective), most);
  }
}

/** By how many powers of two weights have to be larger for the best draw to be counted finely; 0 where it is. */
function shiftOf(best: number, quanta: number): number {
  const bits = log2(quanta) + best / ln(2);
  if (bits >= log2(fewestQuanta) || !Number.isFinite(best)) return 0;
  return Math.max(0, Math.floor(log2(quanta) - spareBits - bits));
}

/**
 * Half of the 99.9th percentile of chi-square with so many degrees of freedom: what -ln of the likelihood of as many observations
 * comes to where the truth is drawn.
 *
 * Source: Wilson and Hilferty, The distribution of chi-square, Proc. Natl. Acad. Sci. 17 (1931) 684-688; 3.0902 is the normal's
 * percentile.
 */
function unlikely(degrees: number): number {
  const part = 2 / (9 * degrees);
  const root = 1 - part + 3.0902 * Math.sqrt(part);
  return (degrees * root * root * root) / 2;
}

/** What few draws may understate of what they are worth: no doubling is to be one too many. Judgement. */
const understated = 1.2;

/** By how much to multiply the draws, a power of two: at once where what was seen says how many it takes, else by two. */
function doublingsWanted({ draws }: EffectiveDraws): number {
  return draws < fewestEffective ? 2 : factorWanted(draws);
}

/** The power of two that is enough by what so many effective draws say; where they say little it may be one too few. */
function factorWanted(effective: number): number {
  const smallest = (understated * Math.max(effective, unseen)) / replicateCount;
  return powerOfTwo(Math.max(1, Math.ceil(log2(fewestEffective / smallest))));
}

/** No input's or quantity's column has a single word for its id. */
const logId = 'log-likelihood';

/** What draws of the weights alone are worth, and ln of the likelihood of the best: hardly anything else has to be computed for them. */
async function worthOf(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<{ readonly effective: EffectiveDraws; readonly best: number }> {
  const { plan, columnIndex, scales } = await planMain(
    scenarios,
    settings,
    coordinator,
    () => [],
    (_, evidence) => [{ id: logId, node: evidence!.log, kind: 'moments', weight: null }],
  );
  const { replicates, interrupted } = await coordinator.run(plan, settings);
  if (interrupted) throw new InterruptedError('stopped while draws were weighed: there is no result');
  const of = (id: string) => replicates.map(({ columns }) => columns[columnIndex(id)]!);
  return {
    effective: effectiveDraws(of(weightId)),
    best: Math.max(...of(logId).map(({ maximum }) => maximum)) / scales[columnIndex(logId)]!,
  };
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
  {
    draws,
    isFaint,
    next,
  }: { readonly draws: number; readonly isFaint: boolean; readonly next: number | null },
  coordinator: Coordinator,
): Promise<EvidenceError> {
  const observations = await expectedObservations(scenarios, settings, coordinator);
  return new EvidenceError(
    refusalWords({
      drawn: replicateCount * replicateDraws(settings.draws, settings.design, replicateCount),
      effective: draws,
      needed: fewestEffective * replicateCount,
      isFaint,
      next,
      observations,
    }),
    next,
  );
}
