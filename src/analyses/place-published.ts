import type { ScenarioView } from '../run/scenario-view.ts';
import { estimate } from '../statistics/estimate.ts';
import { mean } from '../statistics/mean.ts';
import { publishedId } from './published/columns.ts';

/** Where a published value falls in the distribution of its quantity. */
export interface PublishedPlace {
  /** 0 to 100: draws up to the value; of a range up to its geometric middle. */
  readonly percentile: number;
  readonly inside: boolean;
}

/**
 * The place of a scenario's published value, counted draw by draw; null where no draw is a number. A number is inside
 * between the ends of the interval, or on one of them. A range is where it overlaps the interval, as any of its values may be the true one.
 * A bound is where the interval does not lie wholly beyond it: of the draws at least 5 % hold it, with a level of 90 %.
 */
export function placePublished(view: ScenarioView, index: number, level: number): PublishedPlace | null {
  const upTo = (end?: 'low' | 'high') => estimate(view.column(publishedId(index, end)), mean).value;
  const { range, bound } = view.scenario.published[index]!;
  const share = upTo();
  if (share === null) return null;
  const [low, high] = [upTo('low')!, range === null ? share : upTo('high')!];
  const notBelow = bound === 'at_least' || high >= (1 - level) / 2;
  const notAbove = bound === 'at_most' || low <= (1 + level) / 2;
  return { percentile: 100 * share, inside: notBelow && notAbove };
}
