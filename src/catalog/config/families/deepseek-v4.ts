import { addCompressedAttention, compressedLayer } from '../../structure/parts/compressed-attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts } from '../../structure/parts/feed-forward.ts';
import { addHyperConnection, addHyperHead } from '../../structure/parts/hyper-connections.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { usualExperts, usualSizes } from './usual.ts';
import { layerKinds } from './layer-kinds.ts';

const ratioOfType: Readonly<Record<string, number>> = {
  sliding_attention: 0,
  compressed_sparse_attention: 4,
  heavily_compressed_attention: 128,
};

/** Tokens that become one entry, by layer: two layers with 128, then 4 and 128 in turn, where a file does not say. */
function ratios(config: ConfigReader, layers: number): readonly number[] {
  const given = config.perLayer('compress_ratios', layers);
  const types = layerKinds(config, 'layer_types', layers, ratioOfType);
  return Array.from({ length: layers || 0 }, (_, layer) => {
    const usual = layer >= 2 && layer % 2 === 0 ? 4 : 128;
    const ratio = given?.[layer] ?? types?.[layer] ?? usual;
    if (typeof ratio === 'number' && Number.isSafeInteger(ratio) && ratio >= 0) return ratio;
    config.wrong(['compress_ratios'], 'must be whole numbers of at least 0', ratio);
    return Number.NaN;
  });
}

/**
 * DeepSeek-V4: attention over a window and compressed entries, several residual streams, experts in every layer; the
 * first `num_hash_layers` route by a table from token to experts, in 64 bit, instead of a bias.
 */
export const deepseekV4: Family = {
  types: ['deepseek_v4', 'deepseek_ref'],
  architectures: ['DeepseekV4ForCausalLM'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const plan = {
      heads: config.size('num_attention_heads'),
      dim: config.size('head_dim', 512),
      queryRank: config.size('q_lora_rank'),
      outputGroups: config.size('o_groups', 8),
      outputRank: config.size('o_lora_rank', 1024),
      window: config.size('sliding_window', 128),
      indexer: {
        heads: config.size('index_n_heads', 64),
        dim: config.size('index_head_dim', 128),
        best: config.size('index_topk', 512),
      },
    };
    for (const key of ['num_key_value_heads', 'qk_rope_head_dim', 'hc_sinkhorn_iters', 'expert_dtype'])
      config.find([key]);
    const ratio = ratios(config, sizes.layers);
    const experts = usualExperts(config);
    const expert = { inner: config.size('moe_intermediate_size'), gated: true };
    const shared = { ...expert, inner: expert.inner * config.size('n_shared_experts', 1) };
    const hashed = config.count('num_hash_layers', 3);
    const streams = config.size('hc_mult', 4);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at, layer) {
        const byTable = layer < hashed;
        addHyperConnection(list, `${at}.attn_hc`, width, streams);
        list.norm(`${at}.input_layernorm`, width);
        addCompressedAttention(list, `${at}.self_attn`, width, plan, ratio[layer] ?? 0);
        addHyperConnection(list, `${at}.ffn_hc`, width, streams);
        list.norm(`${at}.post_attention_layernorm`, width);
        addExperts(list, `${at}.mlp`, width, {
          ...experts,
          expert,
          shared,
          router: byTable ? 'plain' : 'correction',
        });
        if (byTable)
          list.add({
            module: `${at}.mlp.gate.tid2eid`,
            kind: 'index',
            rows: sizes.vocabulary,
            columns: experts.active,
            bytes: 8,
          });
        return { attention: compressedLayer(plan, ratio[layer] ?? 0) };
      },
      outside: (list) => addHyperHead(list, 'model.hc_head', width, streams),
    });
  },
};
