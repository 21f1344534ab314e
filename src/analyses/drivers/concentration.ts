import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { outermostVariance } from '../../statistics/variance-concentration.ts';
import { sensitivityDraws } from './pick-freeze.ts';
import type { Concentration } from './result.ts';

/**
 * So many outermost draws of those behind the indices, or fewer, may not carry more than `mostVariance`: else a replicate
 * that misses one of them does not know what it misses. Judgement, by measurement: over seeds the indices of the
 * repository's scenarios spread by up to 2.5 times their errors where the outermost 100 draws carry from a third to two
 * thirds of the variance, and by 1.9 times, the most that chance makes of so many, where they carry less than a fifth.
 */
const outermost = 100;
const mostVariance = 0.25;

/**
 * Outputs whose variance comes from so few draws that their indices have not settled, and how few. `draws`: those of the
 * run.
 */
export function concentrations(view: ScenarioView, draws: number): ReadonlyMap<string, Concentration> {
  const { scenario } = view;
  const { all, correlated } = reachingInputs(scenario, scenario.outputs);
  const kept = view.rowsPerReplicate * view.run.replicates.length;
  const behind = all.every((input) => correlated.has(input)) ? kept : sensitivityDraws(draws, all.length);
  const found = new Map<string, Concentration>();
  for (const output of scenario.outputs) {
    const share = Math.min(1, outermost / behind);
    const farthest = outermostVariance(view.quantity(output).column.pooled, share);
    if (farthest === null || farthest.variance <= mostVariance) continue;
    found.set(output, { draws: share, ...farthest });
  }
  return found;
}
