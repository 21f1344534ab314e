import { keptOrder, rankCorrelations, type Ranks, ranks } from '../../statistics/rank.ts';
import { swing, type Tenths, tenths } from '../../statistics/swing.ts';

/** An input's kept draws with what is computed from their order. */
export interface RankedInput {
  readonly values: Float64Array;
  readonly order: Uint32Array;
  readonly ranks: Ranks;
  readonly tenths: Tenths;
}

/** Only the order is kept as long as the draws are: the rest is quickly made, and takes three times as much memory. */
export function rankedInput(values: Float64Array): RankedInput {
  const order = keptOrder(values);
  return { values, order, ranks: ranks(values, order), tenths: tenths(values, order) };
}

/** How an output goes along with an input, in base units. */
export interface RankEffect {
  readonly spearman: number | null;
  readonly swing: { readonly low: number; readonly high: number };
}

/**
 * How an output goes along with some inputs, in their order. `known`: what is known of it by an input's values; the rest is
 * added.
 */
export function rankEffects(
  y: Float64Array,
  inputs: readonly RankedInput[],
  known: WeakMap<Float64Array, RankEffect>,
): RankEffect[] {
  const left = inputs.filter(({ values }) => !known.has(values));
  if (left.length > 0) {
    const spearman = rankCorrelations(
      left.map((input) => input.ranks),
      ranks(y),
    );
    for (const [index, input] of left.entries())
      known.set(input.values, { spearman: spearman[index]!, swing: swing(y, input.tenths) });
  }
  return inputs.map(({ values }) => known.get(values)!);
}
