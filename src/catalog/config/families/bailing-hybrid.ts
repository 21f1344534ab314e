import type { KimiDeltaPlan } from '../../structure/parts/kimi-delta.ts';
import { addKimiDelta } from '../../structure/parts/kimi-delta.ts';
import { deltaState } from '../../structure/parts/gated-delta.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { LayerKeeps } from '../../structure/parts/decoder.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { bailingBlocks } from './bailing-moe.ts';
import { latentPlan } from './deepseek-v3.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Adds a layer in place of grouped attention. */
type Mixer = (list: WeightList, at: string) => LayerKeeps;

/** Layers that are linear: as the file lists them, or all but the last of each group and what follows the last whole group. */
function linearLayers(config: ConfigReader, layers: number): (layer: number) => boolean {
  const group = config.size('layer_group_size');
  const types = layerKinds(config, 'layer_types', layers, linearKinds);
  const whole = Math.floor(layers / group) * group;
  return (layer) => types?.[layer] ?? ((layer + 1) % group > 0 && layer < whole);
}

/** Lightning attention: a state a head that decays by a constant; keys and values for every head. */
function lightning(config: ConfigReader, width: number): Mixer {
  const heads = config.size('linear_key_value_heads', config.size('num_attention_heads'));
  const dim = width / heads;
  if (!Number.isInteger(dim))
    config.wrong([config.nameOf('num_attention_heads')], `must divide the width ${width}`, heads);
  const hasNorm = config.yes('use_qk_norm', true);
  const biases = { bias: config.yes('use_qkv_bias', false) };
  const bytes = stateBytes(config, 4);
  return (list, at) => {
    list.linear(`${at}.attention.query_key_value`, width, 3 * width, biases);
    list.linear(`${at}.attention.g_proj`, width, width);
    list.norm(`${at}.attention.g_norm`, width);
    if (hasNorm) for (const name of ['query', 'key']) list.norm(`${at}.attention.${name}_layernorm`, dim);
    list.linear(`${at}.attention.dense`, width, width);
    const values = heads * dim * dim;
    // Decay and input in three operations a value, output in two.
    return { state: { bytes: bytes * values, flop: 5 * values } };
  };
}

/** Kimi Delta Attention, whose decays and gates have whole matrices unless the file says otherwise. */
function delta(config: ConfigReader, width: number): Mixer {
  const heads = config.size('num_attention_heads');
  const whole = config.yes('no_kda_lora', true);
  const plan: KimiDeltaPlan = {
    heads,
    dim: config.size('head_dim', width / heads),
    kernel: config.size('short_conv_kernel_size', 4),
    fullGate: whole,
    fullDecay: whole,
  };
  const { dim, kernel } = plan;
  const bytes = stateBytes(config, 4);
  const state = { keyHeads: heads, valueHeads: heads, keyDim: dim, valueDim: dim, kernel };
  return (list, at) => {
    addKimiDelta(list, `${at}.attention`, width, plan);
    return { state: deltaState(state, bytes) };
  };
}

/** Latent attention; that of the third edition has a gate a head or a value. */
function latent(config: ConfigReader, width: number): Mixer {
  const granularity = config.word('gated_attention_proj_granularity_type');
  const outputGate = granularity === null ? false : granularity === 'head_wise' ? 'head' : true;
  const plan = { ...latentPlan(config, config.size('qk_nope_head_dim')), outputGate } as const;
  return (list, at) => {
    addLatentAttention(list, `${at}.attention`, width, plan);
    return { attention: { heads: plan.heads, keys: plan.keys } };
  };
}

/** Keys that change no sizes, or only those of attention that a file of this kind does not have. */
const idle = [
  ...['group_norm_size', 'linear_silu', 'kda_safe_gate', 'kda_lower_bound', 'use_kda_lora', 'use_mla_nope'],
  ...['norm_head', 'max_window_layers', 'use_sliding_window', 'num_kv_heads_for_linear_attn', 'use_nGPT'],
];

/**
 * Ling and Ring whose layers are linear attention but for the last of each group: lightning attention beside grouped attention
 * (Ring-linear 2.0, arXiv 2510.19338) or latent attention (2.5 and 2.6), and Kimi Delta Attention beside gated latent attention (3.0).
 */
export const bailingHybrid: Family = {
  types: ['bailing_hybrid', 'bailing_moe_linear', 'bailing_moe_linear_v2', 'bailing2_5_moe'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const isLinear = linearLayers(config, sizes.layers);
    const isDelta = ['no_kda_lora', 'short_conv_kernel_size'].some((key) => config.has(key));
    const linear = (isDelta ? delta : lightning)(config, width);
    const full = config.has('kv_lora_rank') ? latent(config, width) : null;
    const bias = config.yes('use_bias', false);
    const attention = {
      ...usualHeads(config, width),
      biases: { qkv: config.yes('use_qkv_bias', false), output: bias },
      ...(config.yes('use_qk_norm', true) ? ({ queryKeyNorm: 'head' } as const) : {}),
    };
    for (const key of idle) config.find([key]);
    return layeredDecoder({
      ...bailingBlocks(config, true),
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention,
      modules: { attention: 'attention' },
      mixer: (list, at, layer) => (isLinear(layer) ? linear(list, at) : (full?.(list, at) ?? null)),
    });
  },
};
