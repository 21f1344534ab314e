import type { Column } from './column-sums.ts';

/** A value that stands out: many more values equal it than lie beside it. */
export interface Spike {
  readonly value: number;
  /** Its share of the values. */
  readonly share: number;
}

/** Judgement: a spike of less than this changes no distribution function by what is worth a mixture. */
const smallestShare = 0.01;
/** Judgement: how many times as often as its neighbours a value must be seen. */
const standsOut = 4;
/** Neighbours on each side that a value is held against. */
const reach = 4;
/** With fewer different values there is no telling a spike from the others. */
const fewestDistinct = 6;
/** More of them are a habit of rounding, not spikes. */
const mostSpikes = 3;

/**
 * Values that hold a share of the column out of line with their neighbours, as zeros or a cap do, ascending; none where
 * there are more than three, which are rounded values rather than spikes.
 */
export function spikesOf({ distinct, counts, count }: Column): readonly Spike[] {
  if (distinct.length < fewestDistinct) return [];
  const found: Spike[] = [];
  for (const [i, value] of distinct.entries()) {
    const times = counts[i]!;
    if (times < smallestShare * count || times < 5) continue;
    const beside = [...counts.slice(Math.max(0, i - reach), i), ...counts.slice(i + 1, i + 1 + reach)];
    beside.sort((a, b) => b - a);
    // The second most frequent, so that two spikes side by side do not hide each other.
    if (times > standsOut * beside[1]!) found.push({ value, share: times / count });
  }
  return found.length <= mostSpikes ? found : [];
}
