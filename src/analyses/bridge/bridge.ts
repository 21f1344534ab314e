import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { ReplicateSummary } from '../../kernel/kernel.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { replicateCount } from '../../plan/plan.ts';
import { keyedOrders } from '../../run/keyed-orders.ts';
import { planInTurns } from '../../run/plan-in-turns.ts';
import { labelOf, unitOf } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import { differentCurrencies, sharedHeadline } from '../../run/shared-outputs.ts';
import { differentHorizons } from '../../scenario/months/same-horizon.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { everyCoalition, type ShapleyDesign, someOrders } from '../../statistics/shapley.ts';
import { bridgeColumns } from './columns.ts';
import { differencesOf } from './differences.ts';
import { type BridgeEnds, partsOf } from './parts.ts';
import type { BridgeAnswer } from './result.ts';
import { type BridgeUnit, waysToDivide } from './units.ts';

/** Most units whose every coalition is valued: 2^6 columns. */
const mostExact = 6;
/** Columns that orders of more units than that may take. */
const mostColumns = 400;
/** Why there is no bridge of what was interrupted. */
const wasStopped = 'the run was stopped before it';

/**
 * Draws times columns: a fraction of the time that two scenarios of a comparison take, as mixtures share most formulas.
 * Where so few draws do not see what moves the mean, because it is rare, the second.
 */
const mostEvaluations = [2 ** 22, 2 ** 25];

/** What a bridge needs of a run's settings. */
export type BridgeSettings = Pick<Settings, 'seed' | 'design' | 'draws' | 'signal'>;

/**
 * Why the mean of the base's headline is another in the other scenario: the part of everything that was changed,
 * averaged over all orders in which it can be (Shapley values). The parts add up to the difference exactly.
 *
 * Mixtures of both scenarios are drawn with common random numbers, fewer times than the scenarios themselves; what is known
 * of the difference corrects the parts (see `addingUp`).
 *
 * Source: Shapley, A value for n-person games, 1953; for changes of costs, Shorrocks, Decomposition procedures for
 * distributional analysis, J. Econ. Inequal. 11 (2013) 99-126.
 */
export async function bridge(
  base: Scenario,
  other: Scenario,
  ends: BridgeEnds,
  settings: BridgeSettings,
  coordinator: Coordinator,
): Promise<BridgeAnswer> {
  const output = base.outputs[0]!;
  if (base.evidence !== null || other.evidence !== null)
    return none(
      'its parts are not weighed by what was observed; --no-observed divides what was thought before',
    );
  if (settings.signal.aborted) return none(wasStopped);
  const months = differentHorizons(base, other);
  if (months !== null) return none(months);
  if (sharedHeadline([base, other]) === null) return none(notShared(base, other));
  const found = differencesOf(base, other, output);
  const allowed = Math.max(base.allowNonFinite, other.allowNonFinite);
  const { factor, text } = unitOf(base, output);
  let broken = 0;
  for (const units of waysToDivide(found, base.model === other.model)) {
    const design = designOf(units.length, settings.seed);
    const columns = design.coalitions.length * monthsFactor(base);
    const tries = mostEvaluations.map((most) => drawsOf(settings.draws, most / columns));
    for (const draws of new Set(tries)) {
      const request = { base, other, output, units, design, draws };
      const replicates = await valued(request, settings, coordinator);
      if (replicates.length < 2) return none(wasStopped);
      broken = Math.max(...design.coalitions.map((_, k) => brokenShare(replicates, k)));
      if (broken > allowed) break;
      const worth = replicates.map(({ columns }) => columns.map(({ mean }) => mean / factor));
      const { agrees, ...parts } = partsOf(units, design, worth, ends);
      const isUnseen = parts.steps.length === 0 && units.length > 0 && ends.from !== ends.to;
      if ((isUnseen || !agrees) && draws < tries.at(-1)!) continue;
      if (isUnseen && ends.paired)
        return none(`what moves the mean of ${spokenName(output)} is too rare for its draws`);
      if (!agrees) return none(`drawn again, the means of ${spokenName(output)} differ by another amount`);
      const { from, to } = ends;
      const moving = new Set(parts.steps.map(({ name }) => name));
      const still = units.filter(({ name }) => !moving.has(name)).flatMap(({ inputs }) => inputs);
      const bridge = {
        ...{ output, label: labelOf(base, output), unit: text, from, to },
        ...parts,
        withoutEffect: [...still, ...found.unused].sort(),
        orders: design.rounds.length === 1 ? ('every' as const) : 2 * design.rounds.length,
        draws: replicates.reduce((sum, { columns: [first] }) => sum + first!.count + first!.nonFinite, 0),
      };
      return { bridge, reason: null };
    }
  }
  const when = broken === 1 ? 'in any draw' : `in ${Number((100 * broken).toPrecision(2))} % of the draws`;
  return none(`with only some of the changes made there is no finite ${spokenName(output)} ${when}`);
}

/** What every replicate says of every coalition. */
async function valued(
  { base, other, output, units, design, draws }: Valuation,
  { seed, design: sampling, signal }: BridgeSettings,
  coordinator: Coordinator,
): Promise<readonly ReplicateSummary[]> {
  let all: readonly ReplicateSummary[] | null = null;
  for (const request of bridgeColumns(base, other, output, units, design.coalitions)) {
    const plan = await planInTurns({ ...request, seed, purpose: 'main', design: sampling, draws }, signal);
    const { replicates } = await coordinator.run(plan, { signal });
    const known: readonly ReplicateSummary[] = all ?? replicates.map((one) => ({ ...one, columns: [] }));
    // Of a run that was stopped the last plans have fewer replicates.
    all = known
      .slice(0, replicates.length)
      .map((one, index) => ({ ...one, columns: [...one.columns, ...replicates[index]!.columns] }));
  }
  return all ?? [];
}

/** Months of which a mixture costs as much as a day; judgement: most formulas are the same in all of them. */
const monthsOfADay = 6;

const monthsFactor = ({ horizon }: Scenario) => Math.max(1, (horizon?.months ?? 1) / monthsOfADay);

interface Valuation {
  readonly base: Scenario;
  readonly other: Scenario;
  readonly output: string;
  readonly units: readonly BridgeUnit[];
  readonly design: ShapleyDesign;
  readonly draws: number;
}

const none = (reason: string): BridgeAnswer => ({ bridge: null, reason });

function notShared(base: Scenario, other: Scenario): string {
  const output = base.outputs[0]!;
  const currencies = differentCurrencies(base, other, output);
  return currencies === null
    ? `${other.file} does not report ${spokenName(output)} in the same kind of unit as ${base.file}`
    : `${spokenName(output)} is in ${currencies[1]} in ${other.file}, in ${currencies[0]} in ${base.file}`;
}

function designOf(units: number, seed: string): ShapleyDesign {
  if (units <= mostExact) return everyCoalition(units);
  // Each order and its reverse need a column a unit, but for the empty and the whole coalition.
  const orders = Math.max(2, Math.floor(mostColumns / (2 * (units - 1))));
  return someOrders(units, keyedOrders(seed, units, orders));
}

/** 16 x 2^m draws, the scenarios' own or fewer. */
function drawsOf(draws: number, most: number): number {
  if (draws <= most) return draws;
  return replicateCount * powerOfTwo(Math.max(0, binaryExponent(most / replicateCount)));
}

/** The share of the draws in which a coalition has no finite value. */
function brokenShare(replicates: readonly ReplicateSummary[], coalition: number): number {
  const summaries = replicates.map(({ columns }) => columns[coalition]!);
  const nonFinite = summaries.reduce((sum, summary) => sum + summary.nonFinite, 0);
  return nonFinite / summaries.reduce((sum, { count }) => sum + count, nonFinite);
}
