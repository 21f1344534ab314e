import type { ScenarioView } from '../../run/scenario-view.ts';
import { rankCorrelation, ranks } from '../../statistics/rank.ts';
import type { CorrelationResult } from './result.ts';

/** Every correlation that was asked, and what the kept draws reach. */
export function correlations(view: ScenarioView): CorrelationResult[] {
  return view.scenario.correlations.map(({ between, spearman, normal, given }) => {
    const [a, b] = between.map((name) => view.keptInput(name));
    const achieved = a && b ? rankCorrelation(ranks(a), ranks(b)) : null;
    return { between, asked: spearman, achieved, ...(given === 'normal' ? { normal } : {}) };
  });
}
