import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts } from '../../structure/parts/feed-forward.ts';
import { addGatedDelta, deltaState } from '../../structure/parts/gated-delta.ts';
import { indexerOf } from '../../structure/parts/indexer.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';
import { ngramRemark } from './ngram-remark.ts';
import { linearHeads, sharedExperts } from './qwen3-next.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Hyper-connections whose mixing goes through a narrow matrix; a block's output goes into each stream with a weight of its own. */
function addNarrowConnection(
  list: WeightList,
  at: string,
  wide: number,
  rank: number,
  streams: number,
): void {
  list.norm(`${at}.hc_norm`, wide);
  list.linear(`${at}.input_mix_weight_down`, wide, rank);
  list.linear(`${at}.input_mix_weight_up`, rank, wide);
  if (streams > 0) list.linear(`${at}.block_inject_weight`, wide, streams, { kind: 'router' });
}

/** Sizes of the table of word sequences, which some layers look up by hash. */
function ngramPlan(config: ConfigReader) {
  const layers = (config.list('ple_layer_ids') ?? []).map((layer) => Number(layer) - 1);
  const longest = config.size('ngram_size', 3);
  const heads = (longest - 1) * config.size('heads_per_ngram', 8);
  const width = config.size('ple_embed_dim', config.size('hidden_size'));
  for (const key of ['make_ngram_vocab_size_divisible_by', 'split_ngram_parts', 'ple_embedding_dtype'])
    config.find([key]);
  return {
    layers: new Set(layers),
    width,
    // The table of each head has a prime number of rows, the next above the base.
    rows: heads * config.size('ngram_vocab_size_base', 20_000_000),
    rowWidth: width / heads,
    kernel: config.size('ple_conv_kernel_size', 4),
  };
}

/** What a layer does with what it looks up. */
function addNgrams(
  list: WeightList,
  at: string,
  width: number,
  wide: number,
  plan: ReturnType<typeof ngramPlan>,
): void {
  list.embedding(`${at}.ple_embedding.ngram_embedding`, plan.rows, plan.rowWidth);
  list.linear(`${at}.key_proj`, plan.width, wide);
  list.linear(`${at}.value_proj`, plan.width, width);
  list.convolution(`${at}.conv1d`, wide, plan.kernel);
  for (const name of ['norm_key', 'norm_query', 'norm_conv']) list.norm(`${at}.${name}`, wide);
}

/**
 * Qwen3.8-Flash-Next (transformers `Qwen4ExpTextModel`): gated delta attention in three of four layers, sparse attention in the
 * others, whose index keys are one a few tokens; several streams instead of norms, and a table of word sequences.
 */
export const qwen4Exp: Family = {
  types: ['qwen4_exp', 'qwen3_8_flash_next'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const bias = config.yes('attention_bias', false);
    const attention = {
      ...usualHeads(config, width, { kvHeads: 2, headDim: 256 }),
      biases: { qkv: bias, output: bias },
      queryKeyNorm: 'head',
      outputGate: true,
    } as const;
    const delta = linearHeads(config, false);
    const state = deltaState(delta, stateBytes(config, 4));
    const indexHeads = config.size('indexer_n_heads', 4);
    const indexKeys = config.size('indexer_kv_heads', 1);
    const indexDim = config.size('indexer_head_dim', 128);
    const pool = config.size('indexer_compress_ratio', 4);
    const { values, flop } = indexerOf({ heads: indexHeads, dim: indexDim });
    const looks = {
      heads: attention.heads,
      keys: attention.keys,
      top_k: config.size('indexer_budget', 2048),
      indexer: { values: (indexKeys * values) / pool, flop: flop / pool },
    };
    const experts = sharedExperts(config);
    const streams = config.size('hc_count', 4);
    const wide = streams * width;
    const rank = config.size('hc_lowrank', 320);
    const types = layerKinds(config, 'layer_types', sizes.layers, {
      ...linearKinds,
      qwen_sparse_attention: false,
    });
    const interval = config.size('full_attention_interval', 4);
    const isLinear = (layer: number) => types?.[layer] ?? (layer + 1) % interval > 0;
    const ngrams = ngramPlan(config);
    for (const key of ['output_gate_type', 'mtp', 'index_share_for_mtp_iteration']) config.find([key]);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      withoutFinalNorm: true,
      experts,
      remarks: ngrams.layers.size === 0 ? [] : [ngramRemark],
      outside: (list) => addNarrowConnection(list, 'model.hyper_connection_mixer', wide, rank, 0),
      layer(list, at, layer) {
        for (const name of ['attn', 'mlp'])
          addNarrowConnection(list, `${at}.${name}_hyper_connection`, wide, rank, streams);
        if (ngrams.layers.has(layer)) addNgrams(list, `${at}.ple`, width, wide, ngrams);
        addExperts(list, `${at}.mlp`, width, experts);
        if (isLinear(layer)) {
          addGatedDelta(list, `${at}.linear_attn`, width, delta);
          return { state };
        }
        addAttention(list, `${at}.self_attn`, width, attention);
        const indexer = `${at}.self_attn.indexer`;
        list.linear(`${indexer}.index_qk_proj`, width, (indexHeads + indexKeys) * indexDim);
        for (const name of ['q_layernorm', 'k_layernorm']) list.norm(`${indexer}.${name}`, indexDim);
        return { attention: looks };
      },
    });
  },
};
