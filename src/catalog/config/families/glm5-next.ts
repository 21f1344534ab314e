import { decoder } from '../../structure/parts/decoder.ts';
import { deltaState } from '../../structure/parts/gated-delta.ts';
import { addHyperConnection } from '../../structure/parts/hyper-connections.ts';
import { addIndexer, indexerOf } from '../../structure/parts/indexer.ts';
import { addKimiDelta } from '../../structure/parts/kimi-delta.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { Family } from '../family.ts';
import { addDeepseekBlock, deepseekBlocks } from './deepseek-v3.ts';
import { deltaPlan, kinds, ownIndexers, sparsePlan } from './glm5-next-sizes.ts';
import { layerKinds } from './layer-kinds.ts';
import { stateBytes } from './state-bytes.ts';
import { usualSizes } from './usual.ts';

/**
 * GLM-5.3-Flash (transformers `Glm5NextTextModel`): three of four layers are delta attention, the others sparse latent attention;
 * several streams pass the layers. Engines keep one index key a pool of `index_kpool` tokens.
 */
export const glm5Next: Family = {
  types: ['glm5_next'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 12288,
    moe_intermediate_size: 2048,
    num_hidden_layers: 45,
    num_attention_heads: 64,
    vocab_size: 154880,
    num_experts: 288,
    num_experts_per_tok: 8,
    n_shared_experts: 1,
    q_lora_rank: 1536,
    kv_lora_rank: 512,
    qk_rope_head_dim: 0,
    qk_nope_head_dim: 256,
    v_head_dim: 256,
    index_topk: 2048,
    index_n_heads: 32,
    index_head_dim: 128,
    index_kpool: 16,
    hc_mult: 4,
  },
  read(config) {
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const delta = deltaPlan(config);
    const { indexer, pool, ...attention } = sparsePlan(config);
    const blocks = deepseekBlocks(config, layers, { corrects: true, dense: 3 });
    const types = layerKinds(config, 'layer_types', layers, kinds);
    const isLinear = (layer: number) => types?.[layer] ?? layer % 4 !== 3;
    const hasIndexer = ownIndexers(config, layers);
    const best = config.size('index_topk');
    const streams = config.size('hc_mult');
    const { values, flop } = indexerOf(indexer);
    const pooled = { values: values / pool, flop: flop / pool };
    const { heads, dim, kernel } = delta;
    const kept = { keyHeads: heads, valueHeads: heads, keyDim: dim, valueDim: dim, kernel };
    const state = deltaState(kept, stateBytes(config, 4));
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts: blocks.experts,
      layer(list, at, layer) {
        for (const name of ['attn_hc', 'ffn_hc']) addHyperConnection(list, `${at}.${name}`, width, streams);
        for (const name of ['input_layernorm', 'post_attention_layernorm']) list.norm(`${at}.${name}`, width);
        addDeepseekBlock(list, at, width, blocks, layer);
        if (isLinear(layer)) {
          addKimiDelta(list, `${at}.self_attn`, width, delta);
          return { state };
        }
        addLatentAttention(list, `${at}.self_attn`, width, attention);
        const looks = { heads: attention.heads, keys: attention.keys, top_k: best };
        if (!hasIndexer(layer)) return { attention: looks };
        addIndexer(list, `${at}.self_attn.indexer`, width, indexer);
        list.linear(`${at}.self_attn.indexer.index_kpool_compress_gate`, width, indexer.dim);
        list.vector(`${at}.self_attn.indexer.index_kpool_compress_ape`, pool * indexer.dim);
        return { attention: { ...looks, indexer: pooled } };
      },
    });
  },
};
