import type { AttentionLayers } from '../../structure/attention-layers.ts';
import { type AttentionPlan, addAttention } from '../../structure/parts/attention.ts';
import { decoder, type LayerKeeps } from '../../structure/parts/decoder.ts';
import {
  addExperts,
  addFeedForward,
  type ExpertsPlan,
  type FeedForwardPlan,
} from '../../structure/parts/feed-forward.ts';
import type { Structure } from '../../structure/structure.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { UsualSizes } from './usual.ts';

/** A decoder whose layers are attention, or another mixer of tokens, and a block or experts, each after a norm. */
export interface LayeredPlan {
  readonly sizes: UsualSizes;
  readonly tied: boolean;
  readonly attention: AttentionPlan | ((layer: number) => AttentionPlan);
  /** Adds what a layer has in place of attention; null where it is attention. */
  readonly mixer?: (list: WeightList, at: string, layer: number) => LayerKeeps | null;
  /** Sliding windows or chunks by layer; null where a layer sees everything. */
  readonly windows?: readonly (number | null)[];
  readonly experts: (ExpertsPlan & { readonly active: number }) | null;
  /** Which layers have experts; all when left out. */
  readonly isSparse?: (layer: number) => boolean;
  /** The block of the other layers. */
  readonly dense?: FeedForwardPlan;
  /** Modules of a layer. */
  readonly modules?: { readonly attention?: string; readonly dense?: string; readonly sparse?: string };
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

export function layeredDecoder(plan: LayeredPlan): Structure {
  const { sizes, experts, dense, modules = {}, offsetNorms = false } = plan;
  const { norms = ['input_layernorm', 'post_attention_layernorm'] } = plan;
  const attend = (list: WeightList, at: string, layer: number) => {
    const attention = typeof plan.attention === 'function' ? plan.attention(layer) : plan.attention;
    addAttention(list, `${at}.${modules.attention ?? 'self_attn'}`, sizes.width, attention);
    return keeps(attention, plan.windows?.[layer]);
  };
  return decoder({
    ...sizes,
    tied: plan.tied,
    offsetNorms,
    headBias: plan.headBias === true,
    experts: experts === null ? null : { count: experts.count, active: experts.active },
    layer(list, at, layer) {
      for (const norm of norms) list.norm(`${at}.${norm}`, sizes.width, offsetNorms);
      const kept = plan.mixer?.(list, at, layer) ?? attend(list, at, layer);
      if (experts !== null && (plan.isSparse?.(layer) ?? true))
        addExperts(list, `${at}.${modules.sparse ?? 'mlp'}`, sizes.width, experts);
      else if (dense !== undefined)
        addFeedForward(list, `${at}.${modules.dense ?? 'mlp'}`, sizes.width, dense);
      plan.more?.(list, at, layer);
      return kept;
    },
  });
}
