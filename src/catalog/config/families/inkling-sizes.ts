import type { ConfigReader } from '../config-reader.ts';
import { layerKinds } from './layer-kinds.ts';

/** Heads of layers that see everything, or of those with a window, whose keys begin with `swa_`. */
export function headsOf(config: ConfigReader, prefix: string, kvUsual: number) {
  const heads = config.size(`${prefix}num_attention_heads`, 64);
  const kvHeads = config.size(`${prefix}num_key_value_heads`, kvUsual);
  const dim = config.size(`${prefix}head_dim`, 128);
  if (heads % kvHeads > 0)
    config.wrong([`${prefix}num_key_value_heads`], `must divide the ${heads} heads`, kvHeads);
  return { heads, keys: { kv_heads: kvHeads, key_dim: dim, value_dim: dim } };
}

/** Which layers have a window: words, a list of their numbers, or all but every sixth. */
export function slidingLayers(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'layer_types', layers, { hybrid_sliding: true, hybrid: false });
  const listed = config.list('local_layer_ids');
  return (layer) => types?.[layer] ?? listed?.includes(layer) ?? (layer + 1) % 6 > 0;
}

/** Widths of dense blocks and of experts: where dense ones have a key of their own, `intermediate_size` is an expert's. */
export function widths(config: ConfigReader) {
  const own = config.has('dense_intermediate_size');
  const isSaid = !own || config.has('moe_intermediate_size') || !config.has('intermediate_size');
  const inner = config.size(isSaid ? 'moe_intermediate_size' : 'intermediate_size');
  return {
    inner: config.size(own ? 'dense_intermediate_size' : 'intermediate_size'),
    expert: { inner, gated: true },
  };
}

export const firstOf = (config: ConfigReader, name: string, other: string, usual: number) =>
  config.size(config.has(name) ? name : other, usual);

/** Keys that change nothing, as what they switch is always there. */
export const beside = [
  'use_sconv',
  'use_gate_bias',
  'shared_expert_sink',
  'number_of_conv_states',
  'intermediate_size',
];
