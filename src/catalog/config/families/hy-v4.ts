import { decoder } from '../../structure/parts/decoder.ts';
import { addHyperHead } from '../../structure/parts/hyper-connections.ts';
import { addIndexer, indexerOf } from '../../structure/parts/indexer.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { Family } from '../family.ts';
import { addDeepseekBlock, deepseekBlocks, latentPlan } from './deepseek-v3.ts';
import { layerKinds } from './layer-kinds.ts';
import { usualSizes } from './usual.ts';

/** Hyper-connections that do not mix the streams: a weight each for what enters a block and for what leaves it. In 32 bit. */
function addPlainConnection(list: WeightList, at: string, width: number, streams: number): void {
  list.linear(`${at}.fn`, streams * width, 2 * streams, { bytes: 4, kind: 'router' });
  list.vector(`${at}.base`, 2 * streams, { bytes: 4 });
  list.vector(`${at}.scale`, 2, { bytes: 4 });
}

/**
 * Hy4 (transformers `HYV4Model`): DeepSeek-V3.2 with a gate for what leaves attention, sinks and several streams. One layer of
 * four picks tokens for itself and the next three.
 */
export const hyV4: Family = {
  types: ['hy_v4'],
  read(config) {
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const attention = { ...latentPlan(config), outputGate: true };
    const { heads, keys } = attention;
    const blocks = deepseekBlocks(config, layers, { corrects: true, dense: 1 });
    const indexer = {
      heads: config.size('index_n_heads'),
      dim: config.size('index_head_dim'),
      queryRank: attention.queryRank,
    };
    const best = config.size('index_topk');
    const types = layerKinds(config, 'indexer_types', layers, { full: true, shared: false });
    const isOwn = (layer: number) => types?.[layer] ?? (layer === 0 || (layer - 1) % 4 === 0);
    const streams = config.size('hc_mult');
    for (const key of ['layer_types', 'learnable_sink_init', 'hc_magnitude']) config.find([key]);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts: blocks.experts,
      outside: (list) => addHyperHead(list, 'model.hc_head', width, streams),
      layer(list, at, layer) {
        for (const name of ['attn_hc', 'ffn_hc']) addPlainConnection(list, `${at}.${name}`, width, streams);
        for (const name of ['input_layernorm', 'post_attention_layernorm']) list.norm(`${at}.${name}`, width);
        addLatentAttention(list, `${at}.self_attn`, width, attention);
        list.vector(`${at}.self_attn.sinks`, heads, { bytes: 4 });
        addDeepseekBlock(list, at, width, blocks, layer);
        const looks = { heads, keys, top_k: best };
        if (!isOwn(layer)) return { attention: looks };
        addIndexer(list, `${at}.self_attn.indexer`, width, indexer);
        return { attention: { ...looks, indexer: indexerOf(indexer) } };
      },
    });
  },
};
