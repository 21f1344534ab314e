import { decoder } from '../../structure/parts/decoder.ts';
import { addIndexer, indexerOf } from '../../structure/parts/indexer.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { addDeepseekBlock, deepseekBlocks, latentPlan } from './deepseek-v3.ts';
import { usualSizes } from './usual.ts';
import { layerKinds } from './layer-kinds.ts';

/**
 * Which layers have an indexer of their own; GLM-5.2 shares one among some. Where its file has no list, its first
 * `index_skip_topk_offset` layers have one, and each `index_topk_freq`-th from the last of them on.
 */
function ownIndexers(config: ConfigReader, layers: number): readonly boolean[] {
  const types = layerKinds(config, 'indexer_types', layers, { full: true, shared: false });
  const step = config.size('index_topk_freq', 1);
  const first = config.count('index_skip_topk_offset', 2);
  // In DeepSeek's own models the step only saves work: each layer has the weights and the cache.
  const shares = config.word('model_type') === 'glm_moe_dsa' && step > 1;
  const isFirst = (layer: number) => Math.max(layer - first + 1, 0) % step === 0;
  return Array.from({ length: layers || 0 }, (_, layer) => types?.[layer] ?? (!shares || isFirst(layer)));
}

/**
 * DeepSeek-V3.2 and GLM-5: latent attention to the `index_topk` tokens that an indexer picks, else as DeepSeek-V3.
 * `head_dim` means nothing there.
 */
export const deepseekV32: Family = {
  types: ['deepseek_v32', 'glm_moe_dsa'],
  read(config) {
    const sizes = usualSizes(config);
    const attention = latentPlan(config);
    const blocks = deepseekBlocks(config, sizes.layers, { corrects: true, dense: 3 });
    const indexer = {
      heads: config.size('index_n_heads'),
      dim: config.size('index_head_dim'),
      queryRank: attention.queryRank,
    };
    const best = config.size('index_topk');
    for (const key of ['layer_types', 'moe_router_dtype']) config.find([key]);
    const own = ownIndexers(config, sizes.layers);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts: blocks.experts,
      layer(list, at, layer) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
        if (own[layer]) addIndexer(list, `${at}.self_attn.indexer`, sizes.width, indexer);
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        addDeepseekBlock(list, at, sizes.width, blocks, layer);
        const looks = { heads: attention.heads, keys: attention.keys, top_k: best };
        return { attention: own[layer] ? { ...looks, indexer: indexerOf(indexer) } : looks };
      },
    });
  },
};
