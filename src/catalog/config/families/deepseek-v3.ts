import { decoder } from '../../structure/parts/decoder.ts';
import {
  addExperts,
  addFeedForward,
  type ExpertsPlan,
  type FeedForwardPlan,
} from '../../structure/parts/feed-forward.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { Structure } from '../../structure/structure.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { usualExperts, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** Latent attention as DeepSeek's files give it. `num_key_value_heads` and `head_dim` mean nothing there. */
export function latentPlan(config: ConfigReader, valueDim?: number) {
  for (const key of ['num_key_value_heads', 'head_dim', 'qk_head_dim']) config.find([key]);
  return {
    heads: config.size('num_attention_heads'),
    queryRank: config.count('q_lora_rank', 0),
    bias: config.yes('attention_bias', false),
    keys: {
      kv_rank: config.size('kv_lora_rank'),
      rope_dim: config.size('qk_rope_head_dim'),
      key_dim: config.size('qk_nope_head_dim'),
      value_dim: config.size('v_head_dim', valueDim),
    },
  };
}

/** Blocks of DeepSeek's layers: the first ones dense, then experts with shared ones. */
export interface DeepseekBlocks {
  readonly experts: ExpertsPlan & { readonly active: number };
  readonly dense: FeedForwardPlan;
  readonly isSparse: (layer: number) => boolean;
}

interface BlockDefaults {
  /** Whether routers have a bias where the file does not say it in `topk_method`. */
  readonly corrects: boolean;
  /** First layers without experts where the file does not say. */
  readonly dense: number;
}

export function deepseekBlocks(config: ConfigReader, layers: number, usual: BlockDefaults): DeepseekBlocks {
  const types = layerKinds(config, 'mlp_layer_types', layers, sparseKinds);
  const dense = config.count('first_k_dense_replace', usual.dense);
  const step = config.size('moe_layer_freq', 1);
  const inner = config.size('moe_intermediate_size');
  const shared = config.count('n_shared_experts', 0);
  const method = config.word('topk_method');
  const corrects = method === null ? usual.corrects : method === 'noaux_tc';
  return {
    experts: {
      ...usualExperts(config),
      expert: { inner, gated: true },
      router: corrects ? 'correction' : 'plain',
      shared: shared === 0 ? null : { inner: inner * shared, gated: true },
    },
    dense: { inner: config.size('intermediate_size'), gated: true },
    isSparse: (layer) => (types === null ? layer >= dense && layer % step === 0 : types[layer] === true),
  };
}

/** Weights of the block of one layer. */
export function addDeepseekBlock(
  list: WeightList,
  at: string,
  width: number,
  { experts, dense, isSparse }: DeepseekBlocks,
  layer: number,
): void {
  if (isSparse(layer)) addExperts(list, `${at}.mlp`, width, experts);
  else addFeedForward(list, `${at}.mlp`, width, dense);
}

/** What the code of each kind does where its file says nothing. */
const usualBlocks: Readonly<Record<string, BlockDefaults>> = {
  deepseek_v3: { corrects: true, dense: 3 },
  kimi_k2: { corrects: true, dense: 1 },
  kimi_k25: { corrects: true, dense: 1 },
  mistral4: { corrects: false, dense: 0 },
  glm4_moe_lite: { corrects: true, dense: 1 },
  axk1: { corrects: true, dense: 1 },
  sarvam_mla: { corrects: true, dense: 1 },
};

/** DeepSeek-V3, Kimi K2 and others: latent attention, first layers dense, then experts with shared ones. */
export const deepseekV3: Family = {
  types: Object.keys(usualBlocks),
  read: (config) =>
    readLatent(config, usualBlocks[config.word('model_type') ?? ''] ?? { corrects: true, dense: 3 }),
};

/** Latent attention in every layer, and blocks whose sizes the file gives. `usual`: what its code does where the file says nothing. */
export function readLatent(config: ConfigReader, usual: BlockDefaults): Structure {
  const sizes = usualSizes(config);
  const attention = latentPlan(config);
  const blocks = deepseekBlocks(config, sizes.layers, usual);
  // A.X K1 has a norm after its experts.
  const isNormed = config.word('model_type') === 'axk1';
  return decoder({
    ...sizes,
    tied: config.yes('tie_word_embeddings', false),
    experts: blocks.experts,
    layer(list, at, layer) {
      list.norm(`${at}.input_layernorm`, sizes.width);
      addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
      list.norm(`${at}.post_attention_layernorm`, sizes.width);
      addDeepseekBlock(list, at, sizes.width, blocks, layer);
      if (isNormed && blocks.isSparse(layer)) list.norm(`${at}.post_mlp_layernorm`, sizes.width);
      return { attention: { heads: attention.heads, keys: attention.keys } };
    },
  });
}
