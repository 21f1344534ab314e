import type { WeightList } from '../../structure/weight.ts';
import type { AttentionLayers } from '../../structure/attention-layers.ts';
import { type AttentionPlan, addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import {
  addExperts,
  addFeedForward,
  type ExpertsPlan,
  type FeedForwardPlan,
} from '../../structure/parts/feed-forward.ts';
import type { Structure } from '../../structure/structure.ts';
import type { UsualSizes } from './usual.ts';

/** A decoder with experts in some layers, each part of a layer after a norm of its own. */
export interface SparseDecoderPlan {
  readonly sizes: UsualSizes;
  readonly tied: boolean;
  readonly attention: AttentionPlan | ((layer: number) => AttentionPlan);
  /** Sliding windows or chunks by layer; null where a layer sees everything. */
  readonly windows?: readonly (number | null)[];
  readonly experts: ExpertsPlan & { readonly active: number };
  /** Which layers have experts; all when left out. */
  readonly isSparse?: (layer: number) => boolean;
  /** The block of the other layers. */
  readonly dense?: FeedForwardPlan;
  /** Module of the block and of the experts in a layer. */
  readonly block?: { readonly dense: string; readonly sparse: string };
  /** Norms of a layer that are as wide as the model. */
  readonly norms?: readonly string[];
  /** Norms are LayerNorms with an offset. */
  readonly offsetNorms?: boolean;
  readonly headBias?: boolean;
  /** Adds what else a layer has. */
  readonly more?: (list: WeightList, at: string, layer: number) => void;
}

/** What a layer keeps with such attention and window. */
export function keeps(
  { heads, keys }: AttentionPlan,
  window: number | null | undefined,
): { readonly attention: Omit<AttentionLayers, 'layers'> } {
  return { attention: { heads, keys, ...(typeof window === 'number' ? { window } : {}) } };
}

export function sparseDecoder(plan: SparseDecoderPlan): Structure {
  const { sizes, experts, dense, offsetNorms = false } = plan;
  const { norms = ['input_layernorm', 'post_attention_layernorm'] } = plan;
  const block = plan.block ?? { dense: 'mlp', sparse: 'mlp' };
  return decoder({
    ...sizes,
    tied: plan.tied,
    offsetNorms,
    headBias: plan.headBias === true,
    experts: { count: experts.count, active: experts.active },
    layer(list, at, layer) {
      for (const norm of norms) list.norm(`${at}.${norm}`, sizes.width, offsetNorms);
      const attention = typeof plan.attention === 'function' ? plan.attention(layer) : plan.attention;
      addAttention(list, `${at}.self_attn`, sizes.width, attention);
      if (plan.isSparse?.(layer) ?? true) addExperts(list, `${at}.${block.sparse}`, sizes.width, experts);
      else if (dense !== undefined) addFeedForward(list, `${at}.${block.dense}`, sizes.width, dense);
      plan.more?.(list, at, layer);
      return keeps(attention, plan.windows?.[layer]);
    },
  });
}
