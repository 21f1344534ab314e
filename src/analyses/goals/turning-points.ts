import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Goal } from '../../scenario/scenario.ts';
import { replicateError } from '../../statistics/estimate.ts';
import { keptOrder } from '../../statistics/rank.ts';
import { inBase } from '../../units/arithmetic.ts';
import type { TurningPointResult } from './result.ts';
import { turningPoint } from './turning-point.ts';

/** Inputs looked at: those that drive the goal's quantity most. */
const mostInputs = 6;
/** Rows that a turning point needs, of all replicates and of one for its error. */
const leastRows = 512;

/**
 * The values of the main inputs at which a goal begins or ceases to hold as surely as asked, from the kept draws.
 * Empty where the goal's sides were not kept (they are no outputs) and where draws are few; an input along which the
 * chance rises and falls is left out. `leading`: inputs that drive the goal's quantity, the largest first.
 */
export function turningPoints(
  view: ScenarioView,
  goal: Goal,
  leading: readonly string[],
): readonly TurningPointResult[] {
  // Kept draws have one number of a quantity, not its months.
  if (leading.length === 0 || goal.months !== null) return [];
  const held = heldRows(view, goal);
  if (held === null) return [];
  const { rowsPerReplicate } = view;
  return leading.slice(0, mostInputs).flatMap((input): TurningPointResult[] => {
    const x = view.keptInput(input);
    if (x === null || x.length < leastRows) return [];
    const order = keptOrder(x);
    const found = turningPoint(x, held, order, goal.required);
    if (found === null) return [];
    const { holds, value } = found;
    if (value === null) return [{ input, holds, value: { value, error: null }, chance: null }];
    const own = rowsPerReplicate < leastRows ? [] : ordersOfReplicates(order, rowsPerReplicate);
    const error = replicateError(
      own.map((rows) => turningPoint(x, held, rows, goal.required)?.value ?? null),
    );
    const met = x.reduce((sum, own) => sum + Number(holds === 'below' ? own <= value : own >= value), 0);
    return [
      {
        input,
        holds,
        value: {
          value: view.showInput(input, value),
          error: error === null ? null : view.show(input, error),
        },
        chance: met / x.length,
      },
    ];
  });
}

/** 1 on kept draws on which the goal holds. Null where a side of it is neither a number nor an output. */
function heldRows(view: ScenarioView, goal: Goal): Uint8Array | null {
  const sides = sidesOf(goal);
  if (sides === null) return null;
  const columns = [sides.left, sides.right].map((side) => {
    if (typeof side === 'number') return inBase(side, view.unitOf(goal.threshold!.quantity));
    return view.scenario.outputs.includes(side) ? view.keptOutput(side) : null;
  });
  const [left, right] = columns;
  if (!(left instanceof Float64Array) || right === null || right === undefined) return null;
  const compare = comparisons[sides.operator];
  return Uint8Array.from(left, (value, row) =>
    Number(compare(value, typeof right === 'number' ? right : right[row]!)),
  );
}

const comparisons = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
};

/** A goal as a comparison of an output with a limit or another output. */
function sidesOf({ threshold, tree }: Goal) {
  if (threshold !== null)
    return { left: threshold.quantity, operator: threshold.operator, right: threshold.limit };
  if (tree.kind !== 'binary' || tree.left.kind !== 'name' || tree.right.kind !== 'name') return null;
  const { operator, left, right } = tree;
  if (!Object.hasOwn(comparisons, operator)) return null;
  return { left: left.name, operator: operator as keyof typeof comparisons, right: right.name };
}

/** The rows of every replicate in the order of all; rows of a replicate follow one another. */
function ordersOfReplicates(order: Uint32Array, rowsPerReplicate: number): readonly Uint32Array[] {
  const replicates = Array.from(
    { length: order.length / rowsPerReplicate },
    () => new Uint32Array(rowsPerReplicate),
  );
  const filled = replicates.map(() => 0);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    const replicate = Math.floor(row / rowsPerReplicate);
    replicates[replicate]![filled[replicate]!++] = row;
  }
  return replicates;
}
