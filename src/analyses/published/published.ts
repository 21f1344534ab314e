import type { ScenarioView } from '../../run/scenario-view.ts';
import { estimate } from '../../statistics/estimate.ts';
import { mean } from '../../statistics/mean.ts';
import { publishedId } from './columns.ts';
import type { PublishedResult } from './result.ts';

/** Where every published value falls in the distribution of its quantity. */
export function published(view: ScenarioView, level: number): PublishedResult[] {
  return view.scenario.published.flatMap(({ quantity, value, unit, source, kind, group }, index) => {
    const share = estimate(view.column(publishedId(index)), mean).value;
    if (share === null) return [];
    const inside = share >= (1 - level) / 2 && share <= (1 + level) / 2;
    return [{ quantity, value, unit: unit.text, source, kind, group, percentile: 100 * share, inside }];
  });
}
