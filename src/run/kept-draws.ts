import type { Coordinator } from '../engine/coordinator.ts';
import { replicateCount } from '../plan/plan.ts';
import { planPart } from '../plan/plan-part.ts';
import { shockDrivers } from '../scenario/months/horizon.ts';
import { type MainPlan, weightId } from './main-plan.ts';
import { resampledRows, rowsWorth } from './resampled-draws.ts';
import { quantityId, scopedId } from './scenario-column.ts';

/** Most draws that are kept one by one, for rank correlations, swings, scatter plots and export. */
export const mostKept = 65536;

/** Draws kept one by one, the first of each replicate, one replicate after the other; in base units. */
export interface KeptDraws {
  readonly rowsPerReplicate: number;
  /** In the order of `Program.random`; empty where a column is not of the scenarios that were asked for. */
  readonly random: readonly Float64Array[];
  /** In the order of `Program.columns`; empty where a column is not of an output. */
  readonly outputs: readonly Float64Array[];
}

/** What of a run is kept. */
export interface Keeping {
  readonly seed: string;
  readonly replicates: readonly number[];
  /** Effective draws of the replicate that has fewest, where there is evidence. */
  readonly smallestReplicate?: number | undefined;
  /** Scenarios whose inputs and outputs are kept, by their places; all unless stated otherwise. */
  readonly scopes?: readonly number[] | undefined;
  /** Of their outputs those that are kept; all unless stated otherwise. */
  readonly only?: string | undefined;
  /** What was kept before: columns that stand there are the same arrays. */
  readonly before?: KeptDraws | undefined;
}

/**
 * Draws the first rows of these replicates once more and keeps all inputs and the scenarios' outputs. Where there is evidence,
 * rows are chosen by their weights, and then count alike.
 */
export async function keepDraws(
  main: MainPlan,
  keeping: Keeping,
  coordinator: Coordinator,
): Promise<KeptDraws> {
  const { plan, scales, evidence, columnIndex } = main;
  const { seed, replicates, smallestReplicate = 0, before } = keeping;
  const weights = evidence === null ? null : columnIndex(weightId);
  const most = Math.min(plan.drawsPerReplicate, mostKept / replicateCount);
  const rowsPerReplicate = weights === null ? most : rowsWorth(most, smallestReplicate);
  const rows = rowsPerReplicate * replicates.length;
  const { inputs, outputs } = missing(main, keeping);
  const room = (wanted: ReadonlySet<number>, known: readonly Float64Array[] | undefined, count: number) =>
    Array.from({ length: count }, (_, k) =>
      wanted.has(k) ? new Float64Array(rows) : (known?.[k] ?? new Float64Array(0)),
    );
  const kept: KeptDraws = {
    rowsPerReplicate,
    random: room(inputs, before?.random, plan.program.random.length),
    outputs: room(outputs, before?.outputs, plan.program.columns.length),
  };
  if (inputs.size + outputs.size === 0) return kept;
  const places = [...outputs];
  // What is kept of all is drawn as it was before; of weighed draws the weights are looked at too.
  const isPart = weights === null && keeping.scopes !== undefined;
  const part = isPart ? planPart(plan, places, inputs) : null;
  const wanted = plan.program.columns.map((_, place) => outputs.has(place));
  for (const [index, replicate] of replicates.entries()) {
    const drawn =
      weights === null
        ? await coordinator.evaluate(
            part?.plan ?? plan,
            replicate,
            0,
            rowsPerReplicate,
            part ? undefined : wanted,
          )
        : await resampledRows(
            plan,
            replicate,
            { rows: rowsPerReplicate, weights, wanted, seed },
            coordinator,
          );
    const first = index * rowsPerReplicate;
    for (const k of inputs)
      kept.random[k]!.set(drawn.random[part === null ? k : part.random.indexOf(k)]!, first);
    for (const [k, place] of places.entries()) {
      const values = drawn.outputs[part === null ? place : k]!;
      const scale = scales[place]!;
      kept.outputs[place]!.set(scale === 1 ? values : values.map((value) => value / scale), first);
    }
  }
  return kept;
}

/** Places of the random columns and of the columns that are asked for and not known yet. */
function missing({ scenarios, plan, columnIndex, inputIndex }: MainPlan, { scopes, only, before }: Keeping) {
  const [inputs, outputs] = [new Set<number>(), new Set<number>()];
  const isKnown = (columns: readonly Float64Array[] | undefined, place: number) =>
    (columns?.[place]?.length ?? 0) > 0;
  if (scopes === undefined) for (const k of plan.program.random.keys()) inputs.add(k);
  for (const scope of scopes ?? scenarios.keys()) {
    const scenario = scenarios[scope]!;
    for (const { name } of scenario.inputs) {
      const place = inputIndex(scope, name);
      if (place !== null && !isKnown(before?.random, place)) inputs.add(place);
    }
    const names = [...(only === undefined ? scenario.outputs : [only]), ...shockDrivers(scenario)];
    for (const name of names) {
      const place = columnIndex(scopedId(scope, quantityId(name)));
      if (!isKnown(before?.outputs, place)) outputs.add(place);
    }
  }
  return { inputs, outputs };
}
