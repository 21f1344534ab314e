import { square } from '../elementary/elementary.ts';
import type { ColumnMoments } from '../kernel/kernel.ts';
import { mergeHalves } from './estimate.ts';

/** What weighted draws are worth. */
export interface EffectiveDraws {
  /** (sum of weights)^2 / sum of squared weights. Source: Kish, Survey Sampling (1965), section 11.7. */
  readonly draws: number;
  /** The same in the replicate that has fewest. */
  readonly smallestReplicate: number;
  /** Draws on which what was observed is no number. */
  readonly withoutNumber: number;
}

/** `weights`: the column of the weights, one summary a replicate. */
export function effectiveDraws(weights: readonly ColumnMoments[]): EffectiveDraws {
  return {
    draws: worth(mergeHalves(weights)),
    smallestReplicate: Math.min(...weights.map(worth)),
    withoutNumber: weights.reduce((sum, { nonFinite }) => sum + nonFinite, 0),
  };
}

function worth({ count, mean, m2 }: ColumnMoments): number {
  const sum = mean * count;
  return sum === 0 ? 0 : square(sum) / (m2 + mean * sum);
}
