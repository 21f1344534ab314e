import { grouped } from '../notation/grouped.ts';
import { UsageError } from '../errors.ts';
import { foldExpression } from '../notation/fold.ts';
import type { Purpose } from '../sampling/seed.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Instructions of one program. Judgement: five services of which everything moves take 80,000 over 60 months. */
const mostInstructions = 200_000;

/** Parts of formulas, month by month, of which a graph is built before its instructions can be counted. Judgement: some seconds. */
const mostParts = 1_000_000;

const advice = 'look at fewer months, let fewer inputs change, or name fewer outputs';

/** How often a program may compute everything: as A, B and a mix of them; as it is, and for two rare events against their references. */
const timesComputed: Readonly<Record<Purpose, number>> = { main: 1, sensitivity: 3, unseen: 5 };

/** How long a program may be. */
export const mostInstructionsOf = (purpose: Purpose) => mostInstructions * timesComputed[purpose];

/**
 * Refuses a program that is too long.
 * @throws UsageError
 */
export function checkInstructions(count: number, purpose: Purpose): void {
  if (count <= mostInstructionsOf(purpose)) return;
  throw new UsageError(
    `this takes a program of ${grouped(count)} instructions, and the longest has ${grouped(mostInstructionsOf(purpose))}: ${advice}`,
  );
}

/**
 * Refuses scenarios whose months alone would take long to write down, before that is done.
 * @throws UsageError
 */
export function checkFormulas(scenarios: readonly Scenario[]): void {
  const parts = scenarios.reduce((sum, scenario) => sum + partsOf(scenario), 0);
  if (parts <= mostParts) return;
  const count = `${Math.round(parts / 1e6)} million`;
  throw new UsageError(
    `all months together have about ${count} parts of formulas, and at most ${mostParts / 1e6} million are possible: ${advice}`,
  );
}

/** Operations of all formulas, of what moves once a month. */
function partsOf({ quantities, horizon }: Scenario): number {
  if (horizon === null) return 0;
  const moving = new Set(horizon.moving);
  return quantities.reduce((sum, { name, tree }) => {
    const parts = foldExpression<number>(tree, (_, operands) => operands.reduce((all, one) => all + one, 1));
    return sum + parts * (moving.has(name) ? horizon.months : 1);
  }, 0);
}
