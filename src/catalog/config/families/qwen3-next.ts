import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward, type ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import { addGatedDelta, deltaState, type GatedDeltaPlan } from '../../structure/parts/gated-delta.ts';
import type { Structure } from '../../structure/structure.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { stateBytes } from './state-bytes.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';

/** Gated delta attention as Qwen's configs give it; `fused`: its projections are one matrix. */
export function linearHeads(config: ConfigReader, fused: boolean): GatedDeltaPlan {
  return {
    keyHeads: config.size('linear_num_key_heads', 16),
    valueHeads: config.size('linear_num_value_heads', 32),
    keyDim: config.size('linear_key_head_dim', 128),
    valueDim: config.size('linear_value_head_dim', 128),
    kernel: config.size('linear_conv_kernel_dim', 4),
    fused,
  };
}

/** Three of four layers are gated delta layers, the others attention with a gate on what leaves. */
function read(
  config: ConfigReader,
  fused: boolean,
  experts: (ExpertsPlan & { active: number }) | null,
): Structure {
  const sizes = usualSizes(config);
  const bias = config.yes('attention_bias', false);
  const attention = {
    ...usualHeads(config, sizes.width, { kvHeads: experts === null ? 4 : 2, headDim: 256 }),
    biases: { qkv: bias, output: bias },
    queryKeyNorm: 'head',
    outputGate: config.yes('attn_output_gate', true),
  } as const;
  const delta = linearHeads(config, fused);
  const bytes = stateBytes(config, 4);
  const types = layerKinds(config, 'layer_types', sizes.layers, linearKinds);
  const interval = config.size('full_attention_interval', 4);
  const step = config.size('decoder_sparse_step', 1);
  const denseOnly = new Set(config.list('mlp_only_layers') ?? []);
  const isSparse = (layer: number) => experts !== null && (layer + 1) % step === 0 && !denseOnly.has(layer);
  const needsInner = experts === null || step > 1 || denseOnly.size > 0;
  const inner = config.count('intermediate_size', needsInner ? undefined : 0);
  return decoder({
    ...sizes,
    tied: config.yes('tie_word_embeddings', false),
    experts,
    layer(list, at, layer) {
      const isLinear = types === null ? (layer + 1) % interval > 0 : types[layer] === true;
      list.norm(`${at}.input_layernorm`, sizes.width);
      if (isLinear) addGatedDelta(list, `${at}.linear_attn`, sizes.width, delta);
      else addAttention(list, `${at}.self_attn`, sizes.width, attention);
      list.norm(`${at}.post_attention_layernorm`, sizes.width);
      if (experts !== null && isSparse(layer)) addExperts(list, `${at}.mlp`, sizes.width, experts);
      else addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
      return isLinear
        ? { state: deltaState(delta, bytes) }
        : { attention: { heads: attention.heads, keys: attention.keys } };
    },
  });
}

/** Experts of `moe_intermediate_size`, with a shared one behind a gate. */
export function sharedExperts(config: ConfigReader): ExpertsPlan & { active: number } {
  const inner = config.count('shared_expert_intermediate_size', 512);
  return {
    ...usualExperts(config),
    expert: { inner: config.size('moe_intermediate_size', 512), gated: true },
    shared: inner === 0 ? null : { inner, gated: true },
    sharedGate: inner > 0,
    names: { shared: 'shared_expert' },
  };
}

/** Qwen3-Next: experts in every layer, with a shared one behind a gate. */
export const qwen3Next: Family = {
  types: ['qwen3_next'],
  read: (config) => read(config, true, sharedExperts(config)),
};

/** Qwen3.5 and 3.6 with experts. */
export const qwen35Moe: Family = {
  types: ['qwen3_5_moe'],
  read: (config) => read(config, false, sharedExperts(config)),
};

/** Qwen3.5 and 3.6 without experts. */
export const qwen35: Family = {
  types: ['qwen3_5'],
  read: (config) => read(config, false, null),
};
