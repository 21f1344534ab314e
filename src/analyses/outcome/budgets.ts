import type { ScenarioView } from '../../run/scenario-view.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import { unresolved } from '../../statistics/resolution.ts';
import type { Budgets } from './result.ts';

/** Probabilities with which a budget is to hold. */
const budgetProbabilities = [0.5, 0.8, 0.9, 0.95];

/** What the headline stays within, by probability; null where the draws cannot say. */
export function budgets(view: ScenarioView): Budgets | null {
  const output = view.scenario.outputs[0]!;
  const { column, unit, estimate } = view.quantity(output);
  if (unresolved(column.pooled.summary.count).keys.includes('p95')) return null;
  const amounts = budgetProbabilities.map((probability) => ({
    probability,
    amount: estimate((draws, scale) => quantileEstimate(draws, probability, scale)),
  }));
  return { output, unit, budgets: amounts };
}
