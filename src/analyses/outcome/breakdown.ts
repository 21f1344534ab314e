import { namesIn } from '../../notation/fold.ts';
import { quantityId } from '../../run/scenario-column.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import type { Breakdown, NamedBreakdown } from './result.ts';

/** What the headline is made of; null where the scenario does not say. Every part is given in the unit of the total. */
export function breakdown(view: ScenarioView): Breakdown | null {
  const { scenario } = view;
  if (scenario.breakdown.length === 0) return null;
  return divided(view, breakdownTotal(scenario), scenario.breakdown);
}

/** The headline divided in other ways, by service, workload or customer. */
export function furtherBreakdowns(view: ScenarioView): readonly NamedBreakdown[] {
  const { scenario } = view;
  const total = breakdownTotal(scenario);
  return scenario.breakdowns.map(({ by, parts }) => ({ by, ...divided(view, total, parts) }));
}

function divided(view: ScenarioView, total: string, names: readonly string[]): Breakdown {
  const parts = names.map((name) => {
    const { estimate } = view.inUnitOf(total, quantityId(name));
    const at = (p: number) => estimate((draws, scale) => quantileEstimate(draws, p, scale));
    return {
      name,
      label: view.labelOf(name),
      mean: estimate(meanEstimate),
      p5: at(0.05),
      p50: at(0.5),
      p95: at(0.95),
    };
  });
  return { total, unit: view.unitOf(total).text, parts };
}

/** What the parts of the breakdown add up to: the quantity made of exactly them, else the headline. */
function breakdownTotal({ breakdown, quantities, outputs }: Scenario): string {
  const parts = [...breakdown].sort().join();
  const total = quantities.find(({ tree }) => [...new Set(namesIn(tree))].sort().join() === parts);
  return total?.name ?? outputs[0]!;
}
