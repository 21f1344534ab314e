import type { ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds } from './layer-kinds.ts';

const names = ['w1', 'w3', 'w2'] as const;

/** Which layers are attention: `layer_types`, or a list of numbers; all where neither is given. */
function attends(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'layer_types', layers, { conv: false, full_attention: true });
  const listed = config.list('full_attn_idxs');
  if (types !== null) return (layer) => types[layer] === true;
  return (layer) => listed?.includes(layer) ?? true;
}

/** Width of the block: two thirds of what the file says, times a factor, rounded up to a multiple. */
function adjusted(config: ConfigReader): number {
  const given = config.size(config.has('block_ff_dim') ? 'block_ff_dim' : 'intermediate_size');
  const factor = config.number(['block_ffn_dim_multiplier'], 'optional', 0) ?? 1;
  const multiple = config.size('block_multiple_of', 256);
  for (const key of ['intermediate_size', 'block_ff_dim']) config.find([key]);
  if (!config.yes('block_auto_adjust_ff_dim', true)) return given;
  return multiple * Math.ceil(Math.floor(factor * Math.floor((2 * given) / 3)) / multiple);
}

function read(
  config: ConfigReader,
  inner: number,
  experts: (ExpertsPlan & { readonly active: number }) | null,
) {
  const sizes = usualSizes(config);
  const { width } = sizes;
  const kernel = config.size('conv_L_cache', 3);
  const bias = config.yes('conv_bias', false);
  const isAttention = attends(config, sizes.layers);
  const dense = config.count('num_dense_layers', 2);
  for (const key of [
    'block_dim',
    'block_mlp_init_scale',
    'conv_dim',
    'conv_dim_out',
    'block_use_swiglu',
    'conv_use_xavier_init',
  ])
    config.find([key]);
  return layeredDecoder({
    sizes,
    tied: config.yes('tie_word_embeddings', true),
    attention: { ...usualHeads(config, width, { kvHeads: 8 }), queryKeyNorm: 'head' },
    experts,
    isSparse: (layer) => layer >= dense,
    dense: { inner, gated: true, names },
    modules: { dense: 'feed_forward', sparse: 'feed_forward' },
    norms: ['operator_norm', 'ffn_norm'],
    mixer(list, at, layer) {
      if (isAttention(layer)) return null;
      list.linear(`${at}.conv.in_proj`, width, 3 * width, { bias });
      list.convolution(`${at}.conv.conv`, width, kernel, bias);
      list.linear(`${at}.conv.out_proj`, width, width, { bias });
      return { state: { bytes: 2 * width * (kernel - 1), flop: 2 * width * kernel } };
    },
  });
}

/** LFM2 (arXiv 2511.23404): short gated convolutions, and attention in some layers. */
export const lfm2: Family = {
  types: ['lfm2', 'lfm2_vl'],
  read: (config) => read(config, adjusted(config), null),
};

/** LFM2 with experts after the first layers; routers have a bias. */
export const lfm2Moe: Family = {
  types: ['lfm2_moe'],
  read: (config) =>
    read(config, config.size('intermediate_size'), {
      ...usualExperts(config),
      expert: { inner: config.size('moe_intermediate_size'), gated: true, names },
      router: config.yes('use_expert_bias', true) ? 'correction' : 'plain',
      names: { correction: 'expert_bias' },
    }),
};
