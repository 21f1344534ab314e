import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import { deltaState } from '../../structure/parts/gated-delta.ts';
import { addKimiDelta } from '../../structure/parts/kimi-delta.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { deepseekBlocks, latentPlan } from './deepseek-v3.ts';
import { stateBytes } from './state-bytes.ts';
import { usualSizes } from './usual.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';

/** Which layers are linear: lists of layers counted from 1, words, or all but every fourth. */
function linearLayers(
  config: ConfigReader,
  own: ConfigReader | null,
  layers: number,
): (layer: number) => boolean {
  const full = own?.list('full_attn_layers') ?? null;
  own?.find(['kda_layers']);
  if (full !== null) return (layer) => !full.includes(layer + 1);
  const types = layerKinds(config, 'layer_types', layers, linearKinds);
  if (types !== null) return (layer) => types[layer] === true;
  return (layer) => layer === 0 || layer % 4 > 0;
}

/**
 * Kimi Linear (arXiv 2510.26692) and K3: most layers are delta attention with a decay a channel, the others latent
 * attention. Experts of K3 work at `routed_expert_hidden_size`.
 */
export const kimiLinear: Family = {
  types: ['kimi_linear', 'kimi_k3'],
  read(config) {
    const sizes = usualSizes(config);
    const own = config.nested('linear_attn_config');
    const size = (nested: string, flat: string, usual: number) =>
      own === null ? config.size(flat, usual) : own.size(nested, usual);
    const delta = {
      heads: size('num_heads', 'linear_num_heads', 32),
      dim: size('head_dim', 'linear_head_dim', 128),
      kernel: size('short_conv_kernel_size', 'linear_conv_kernel_dim', 4),
      fullGate: own?.yes('use_full_rank_gate', false) ?? false,
    };
    const isLinear = linearLayers(config, own, sizes.layers);
    const attention = { ...latentPlan(config), outputGate: config.yes('mla_use_output_gate', false) };
    const blocks = deepseekBlocks(config, sizes.layers, { corrects: true, dense: 1 });
    const latent = config.size('routed_expert_hidden_size', sizes.width);
    const expert = { ...blocks.experts.expert, names: ['w1', 'w3', 'w2'] } as const;
    const experts = { ...blocks.experts, expert, width: latent, routerBytes: 4 };
    const normed = latent !== sizes.width && config.yes('latent_moe_use_norm', false);
    for (const key of ['moe_renormalize', 'num_expert_group', 'use_grouped_topk']) config.find([key]);
    const bytes = stateBytes(config, 4);
    const { heads, dim, kernel } = delta;
    const state = { keyHeads: heads, valueHeads: heads, keyDim: dim, valueDim: dim, kernel };
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at, layer) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        if (isLinear(layer)) addKimiDelta(list, `${at}.self_attn`, sizes.width, delta);
        else addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        if (blocks.isSparse(layer)) addExperts(list, `${at}.block_sparse_moe`, sizes.width, experts);
        if (normed && blocks.isSparse(layer)) list.norm(`${at}.block_sparse_moe.latent_norm`, latent);
        if (!blocks.isSparse(layer)) addFeedForward(list, `${at}.mlp`, sizes.width, blocks.dense);
        return isLinear(layer)
          ? { state: deltaState(state, bytes) }
          : { attention: { heads: attention.heads, keys: attention.keys } };
      },
    });
  },
};
