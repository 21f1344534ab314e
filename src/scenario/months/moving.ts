import { foldExpression, namesIn } from '../../notation/fold.ts';
import { monthlyFunctions } from '../../notation/monthly/functions.ts';
import { isMoving, looksAtMonths } from '../../notation/monthly/uses.ts';
import type { Expression } from '../../notation/tree.ts';
import type { ScenarioQuantity } from '../scenario.ts';
import type { Series } from './horizon.ts';
import { changes } from './read-series.ts';

/** What names are over a horizon. */
export interface OverMonths {
  /** Inputs and quantities that differ from month to month. */
  readonly moving: readonly string[];
  /** Quantities that are one number for the whole horizon, as `total(..)` and `at(..)` are. */
  readonly whole: readonly string[];
  /** Quantities that have an average and no total, though their units are rates: speeds. */
  readonly averaged: readonly string[];
}

/** Sorts names by what they are over a horizon; quantities stand after what they are computed from. */
export function overMonths(quantities: readonly ScenarioQuantity[], series: readonly Series[]): OverMonths {
  const moving = new Set(series.filter(changes).map(({ input }) => input));
  const whole = new Set<string>();
  for (const { name, tree } of quantities) {
    if (isMoving(tree, moving)) moving.add(name);
    else if (isWhole(tree, whole)) whole.add(name);
  }
  const averaged = quantities.flatMap(({ name, isSpeed }) => (isSpeed === true ? [name] : []));
  return { moving: [...moving], whole: [...whole], averaged };
}

function isWhole(tree: Expression, whole: ReadonlySet<string>): boolean {
  if (!looksAtMonths(tree)) return namesIn(tree).some((name) => whole.has(name));
  return foldExpression<boolean>(
    tree,
    (part, operands) =>
      (part.kind === 'monthly' && monthlyFunctions[part.function].isWhole) ||
      (part.kind === 'name' && whole.has(part.name)) ||
      operands.includes(true),
  );
}
