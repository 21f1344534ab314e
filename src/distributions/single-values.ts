import { powerOfTwo } from '../elementary/elementary.ts';
import type { DistributionSpec } from './distribution.ts';
import type { Create } from './family.ts';
import { leavesOf } from './point-mass.ts';

/** Single values that a table can hold beside a continuous part: each is two kinks, and 2,048 take some seconds. Judgement. */
export const mostBesideContinuous = 2048;
/** Counts beyond so many values are drawn from a curve and rounded up, which values that are not whole do not bear. */
export const mostListed = powerOfTwo(17);
/** Draws lie between the tails of this mass. */
const smallestTail = powerOfTwo(-53);

/** How many single values a mixture of these takes at most, and how many it may; null where there is no limit. */
export function singleValues(
  specs: readonly DistributionSpec[],
  create: Create,
): { readonly count: number; readonly most: number } | null {
  let count = 0;
  let most: number | null = null;
  for (const leaf of leavesOf(specs)) {
    const { values } = leaf.parameters;
    const { discrete, quantile, upperQuantile } = create(leaf);
    if (!discrete) most = mostBesideContinuous;
    else if (!Array.isArray(values)) count += upperQuantile(smallestTail) - quantile(smallestTail) + 1;
    else {
      count += values.length;
      if (!values.every(Number.isInteger)) most ??= mostListed;
    }
  }
  return most === null ? null : { count, most };
}
