import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import { indexerOf } from '../../structure/parts/indexer.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** What picks blocks of keys, in `sparse_attention_config` or, since transformers 5, flat. */
function indexerPlan(config: ConfigReader, layers: number) {
  const own = config.nested('sparse_attention_config');
  const size = (nested: string, flat: string, usual: number) =>
    own === null ? config.size(flat, usual) : own.size(nested, usual);
  const isSparse =
    own === null
      ? layerKinds(config, 'layer_types', layers, { full_attention: false, minimax_m3_sparse: true })
      : layerKinds(own, 'sparse_attention_freq', layers, sparseKinds);
  return {
    heads: size('sparse_num_index_heads', 'index_n_heads', 4),
    dim: size('sparse_index_dim', 'index_head_dim', 128),
    best:
      size('sparse_topk_blocks', 'index_topk_blocks', 16) *
      size('sparse_block_size', 'index_block_size', 128),
    isSparse,
  };
}

/**
 * MiniMax-M3: grouped attention to the blocks of tokens that an indexer picks, except in the first layers, which are
 * dense too; `intermediate_size` is an expert's.
 */
export const minimaxM3: Family = {
  types: ['minimax_m3', 'minimax_m3_vl'],
  architectures: ['MiniMaxM3SparseForCausalLM'],
  read(config) {
    const sizes = usualSizes(config);
    const { heads, keys } = usualHeads(config, sizes.width, { kvHeads: 4, headDim: 128 });
    const indexer = indexerPlan(config, sizes.layers);
    const hasMixture = layerKinds(
      config,
      config.has('mlp_layer_types') ? 'mlp_layer_types' : 'moe_layer_freq',
      sizes.layers,
      sparseKinds,
    );
    const experts = usualExperts(config);
    const expert = {
      inner: config.size('intermediate_size'),
      gated: true,
      names: ['w1', 'w3', 'w2'],
    } as const;
    const shared =
      config.size('shared_intermediate_size', expert.inner) * config.count('n_shared_experts', 1);
    const inner = config.size('dense_intermediate_size', 12288);
    const moe = {
      ...experts,
      expert,
      router: config.yes('use_routing_bias', true) ? 'correction' : 'plain',
      shared: shared === 0 ? null : { inner: shared, gated: true },
      names: { correction: 'e_score_correction_bias' },
    } as const;
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at, layer) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addAttention(list, `${at}.self_attn`, sizes.width, { heads, keys, queryKeyNorm: 'head' });
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        if (hasMixture?.[layer] ?? true) addExperts(list, `${at}.block_sparse_moe`, sizes.width, moe);
        else addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
        if (indexer.isSparse?.[layer] !== true) return { attention: { heads, keys } };
        list.linear(`${at}.self_attn.index_q_proj`, sizes.width, indexer.heads * indexer.dim);
        list.linear(`${at}.self_attn.index_k_proj`, sizes.width, indexer.dim);
        for (const norm of ['index_q_norm', 'index_k_norm'])
          list.norm(`${at}.self_attn.${norm}`, indexer.dim);
        return { attention: { heads, keys, top_k: indexer.best, indexer: indexerOf(indexer) } };
      },
    });
  },
};
