import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { outermostVariance } from '../../statistics/variance-concentration.ts';
import { sensitivityDraws } from './pick-freeze.ts';
import type { Concentration } from './result.ts';

/**
 * So many outermost draws of those behind the indices, but no more than this share, may not carry more than
 * `mostVariance`: else a replicate that misses one of them does not know what it misses. Judgement: over 8
 * seeds indices of the scenarios spread by up to 2.5 times their errors where it is half or more; of a normal output, the
 * outermost hundredth carries 0.08 of the variance. `npm run coverage:drivers` measures it.
 */
const outermost = 100;
const mostDraws = 0.01;
const mostVariance = 1 / 3;

/**
 * Outputs whose variance comes from so few draws that their indices have not settled, and how few. `draws`: those of the
 * run.
 */
export function concentrations(view: ScenarioView, draws: number): ReadonlyMap<string, Concentration> {
  const { scenario } = view;
  const behind = sensitivityDraws(draws, reachingInputs(scenario, scenario.outputs).length);
  const found = new Map<string, Concentration>();
  for (const output of scenario.outputs) {
    const share = Math.min(mostDraws, outermost / behind);
    const farthest = outermostVariance(view.quantity(output).column.pooled, share);
    if (farthest === null || farthest.variance <= mostVariance) continue;
    found.set(output, { draws: share, ...farthest });
  }
  return found;
}
