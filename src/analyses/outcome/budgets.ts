import { type MainRun, scopeOf } from '../../run/main-run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { unresolved } from './outcome.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import type { Result } from '../result.ts';
import { breakdownTotal, columnId, labelOf, unitOf } from '../scenario-columns.ts';

/** What the headline is made of. */
export function breakdownOf(scenario: Scenario, scope: number, run: MainRun): Result['breakdown'] {
  if (scenario.breakdown.length === 0) return null;
  const total = breakdownTotal(scenario);
  const unit = unitOf(scenario, total);
  const parts = scenario.breakdown.map((name) => {
    const column = run.column(columnId.quantity(scopeOf(scope), name));
    const at = (p: number) => quantileEstimate(column, p, unit.factor);
    const label = labelOf(scenario, name);
    return {
      name,
      label,
      mean: meanEstimate(column, unit.factor),
      p5: at(0.05),
      p50: at(0.5),
      p95: at(0.95),
    };
  });
  return { total, unit: unit.text, parts };
}

/** Probabilities with which a budget is to hold. */
const budgetProbabilities = [0.5, 0.8, 0.9, 0.95];

/** What the headline stays within, by probability. */
export function budgetsOf(scenario: Scenario, scope: number, run: MainRun): Result['decisions'] {
  const output = scenario.outputs[0]!;
  const column = run.column(columnId.quantity(scopeOf(scope), output));
  const { text, factor } = unitOf(scenario, output);
  if (unresolved(column.pooled.summary.count).keys.includes('p95')) return null;
  const budgets = budgetProbabilities.map((probability) => ({
    probability,
    amount: quantileEstimate(column, probability, factor),
  }));
  return { output, unit: text, budgets };
}
