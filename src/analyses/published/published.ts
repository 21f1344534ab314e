import type { ScenarioView } from '../../run/scenario-view.ts';
import { placePublished } from '../place-published.ts';
import type { PublishedResult } from './result.ts';

/** Where every published value falls in the distribution of its quantity. */
export function published(view: ScenarioView, level: number): PublishedResult[] {
  return view.scenario.published.flatMap((row, index) => {
    const place = placePublished(view, index, level);
    if (place === null) return [];
    const { quantity, value, range, bound, statistic, unit, source, kind, group } = row;
    return [
      {
        quantity,
        value,
        ...(range === null ? {} : { low: range[0], high: range[1] }),
        ...(bound === null ? {} : { bound }),
        ...(statistic === null ? {} : { statistic }),
        unit: unit.text,
        source,
        kind,
        group,
        ...place,
      },
    ];
  });
}
