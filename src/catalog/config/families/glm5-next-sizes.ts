import type { ConfigReader } from '../config-reader.ts';
import { layerKinds } from './layer-kinds.ts';

/** Whether each layer is delta attention. */
export const kinds = {
  linear_attention: true,
  indexed_attention: false,
  deepseek_sparse_attention: false,
  full_attention: false,
};

/** Delta attention as in Kimi Linear, whose sizes stand in a mapping or under keys of their own. */
export function deltaPlan(config: ConfigReader) {
  const own = config.nested('linear_attn_config');
  const size = (nested: string, flat: string, usual: number) =>
    own?.has(nested) === true ? own.size(nested) : config.size(flat, usual);
  return {
    heads: size('num_heads', 'linear_num_heads', 64),
    dim: size('head_dim', 'linear_head_dim', 128),
    kernel: size('short_conv_kernel_size', 'linear_conv_kernel_dim', 4),
    fullGate: false,
  };
}

/** Latent attention without positions, to the `index_topk` tokens whose pools an indexer picks. */
export function sparsePlan(config: ConfigReader) {
  for (const key of ['num_key_value_heads', 'head_dim', 'qk_head_dim']) config.find([key]);
  const queryRank = config.size('q_lora_rank');
  const keys = {
    kv_rank: config.size('kv_lora_rank'),
    rope_dim: config.count('qk_rope_head_dim'),
    key_dim: config.size('qk_nope_head_dim'),
    value_dim: config.size('v_head_dim'),
  };
  const bias = config.yes('attention_bias', false);
  const pool = config.size('index_kpool');
  const indexer = { heads: config.size('index_n_heads'), dim: config.size('index_head_dim'), queryRank };
  return { heads: config.size('num_attention_heads'), queryRank, keys, bias, indexer, pool };
}

/** Which layers have an indexer of their own; a schedule without the list is not known here. */
export function ownIndexers(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'indexer_types', layers, { full: true, shared: false });
  const schedule = ['index_topk_freq', 'index_topk_pattern'].find(
    (key) => (config.find([key])?.[1] ?? 1) !== 1,
  );
  config.find(['index_skip_topk_offset']);
  if (types === null && schedule !== undefined)
    config.wrong(
      [schedule],
      'needs `indexer_types` with a word for each layer',
      config.find([schedule])?.[1],
    );
  return (layer) => types?.[layer] ?? true;
}
