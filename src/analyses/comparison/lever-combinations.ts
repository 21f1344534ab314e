import { ScenarioError } from '../../errors.ts';
import { contradiction, inPullingOrder } from '../../scenario/levers/contradiction.ts';
import type { Lever } from '../../scenario/levers/lever.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { refusalReason } from './lever-reasons.ts';
import type { LeftOutCombination } from './result.ts';

/** Levers that are combined with each other. */
const combined = 3;

/**
 * Pairs and the whole of the levers that save most, of those that can be pulled together.
 *
 * @param saving levers that save, the one that saves most first
 */
export function combinations(
  saving: readonly Lever[],
  read: (levers: readonly Lever[]) => Scenario,
): { readonly scenarios: readonly Scenario[]; readonly leftOut: readonly LeftOutCombination[] } {
  const leftOut: LeftOutCombination[] = [];
  const best: Lever[] = [];
  for (const lever of saving) {
    if (best.length === combined) break;
    const clash = best
      .map((other) => ({ other, why: contradiction(other, lever) }))
      .find(({ why }) => why !== null);
    if (clash === undefined) best.push(lever);
    else leftOut.push({ levers: [clash.other.name, lever.name], reason: clash.why! });
  }
  const [a, b, c] = best;
  const sets =
    c === undefined
      ? [[a, b]]
      : [
          [a, b],
          [a, c],
          [b, c],
          [a, b, c],
        ];
  const scenarios = sets.flatMap((set) => {
    const levers = inPullingOrder(set.filter((lever) => lever !== undefined));
    if (levers.length < 2) return [];
    try {
      return [read(levers)];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      leftOut.push({ levers: levers.map(({ name }) => name), reason: refusalReason(error) });
      return [];
    }
  });
  return { scenarios, leftOut };
}
