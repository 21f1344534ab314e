import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import type { ReplicateSummary } from '../../kernel/kernel.ts';
import { planColumns } from '../../plan/columns.ts';
import { mostInstructionsOf } from '../../plan/instruction-limit.ts';
import { replicateCount } from '../../plan/plan.ts';
import { countInstructions } from '../../plan/program.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Settings } from '../../run/settings.ts';
import { type Estimate, unknownEstimate } from '../../statistics/estimate.ts';
import { type Pick, sensitivityColumns, sensitivityId, type SensitivityOutputs } from './columns.ts';
import { firstOrderIndex, totalIndex } from '../../statistics/sobol-indices.ts';

/** Evaluations that a sensitivity analysis may take. */
const mostEvaluations = 2 ** 20;
/** Columns of one plan: more inputs and outputs than that share several plans. */
const mostColumns = 512;
/** Picks of one plan, times the months that each computes. */
const mostPicks = 512;
/** Columns of an output and an input: f(AB_i), and the products of both indices. */
const columnsPerInput = 3;

const none: Estimate = { value: 0, error: 0 };

/** First-order and total index of a pick. */
export interface Shares {
  readonly first: Estimate;
  readonly total: Estimate;
}

type Indices = Map<string, Map<string, Shares>>;

/** First-order and total indices by output and name of a pick, from plans of their own. */
export async function pickFreeze(
  scenario: Scenario,
  all: readonly string[],
  picks: readonly Pick[],
  { centres, scales }: SensitivityOutputs,
  settings: Settings,
  coordinator: Coordinator,
): Promise<Indices> {
  const indices: Indices = new Map([...centres.keys()].map((output) => [output, new Map()]));
  let perPlan = Math.max(
    1,
    Math.min(
      Math.floor(mostColumns / (columnsPerInput * Math.max(1, centres.size))),
      // Each pick computes again what it reaches; a scenario of a day is small enough for all of them.
      Math.floor(mostPicks / (scenario.horizon?.months ?? 1)),
    ),
  );
  for (let first = 0; first < picks.length && centres.size > 0; ) {
    const some = picks.slice(first, first + perPlan);
    const { graph, streams, columns } = sensitivityColumns(scenario, all, some, { centres, scales });
    const isTooLong = countInstructions(graph, columns) > mostInstructionsOf('sensitivity');
    if (isTooLong && some.length > 1) {
      perPlan = Math.ceil(some.length / 2);
      continue;
    }
    first += some.length;
    const plan = planColumns({
      graph,
      streams,
      columns,
      seed: settings.seed,
      purpose: 'sensitivity',
      design: settings.design,
      draws: sensitivityDraws(settings.draws, all.length),
    });
    const { replicates: summaries } = await coordinator.run(plan, { signal: settings.signal });
    const position = new Map(plan.program.columns.map((column, index) => [column.id, index]));
    for (const output of centres.keys())
      for (const { name } of some)
        indices.get(output)!.set(name, indicesOf(output, name, summaries, position));
  }
  return indices;
}

/** Draws over all replicates: 16 x 2^m with the largest m for which 16 (d + 2) 2^m evaluations are at most `draws`. */
export function sensitivityDraws(draws: number, inputs: number): number {
  const each = Math.min(draws, mostEvaluations) / (replicateCount * (inputs + 2));
  return replicateCount * powerOfTwo(Math.max(1, binaryExponent(each)));
}

function indicesOf(
  output: string,
  input: string,
  summaries: readonly ReplicateSummary[],
  position: ReadonlyMap<string, number>,
): Shares {
  const column = (id: string) => {
    const index = position.get(id);
    return index === undefined ? null : summaries.map(({ columns }) => columns[index]!);
  };
  const a = column(sensitivityId.a(output))!;
  const b = column(sensitivityId.b(output))!;
  const mixed = column(sensitivityId.mixed(output, input));
  const products = column(sensitivityId.first(output, input));
  const squares = column(sensitivityId.total(output, input));
  if (mixed === null || products === null || squares === null) return { first: none, total: none };
  // Rows of a pick-freeze design belong together: without one of them the others mean nothing.
  const broken = [a, b, mixed, products, squares].some((replicates) =>
    replicates.some(({ nonFinite }) => nonFinite > 0),
  );
  if (broken || summaries.length < 2) return { first: unknownEstimate, total: unknownEstimate };
  return { first: firstOrderIndex(products, b, mixed), total: totalIndex(squares, a, mixed) };
}
