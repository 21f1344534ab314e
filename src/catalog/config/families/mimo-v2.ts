import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** Whether a window slides, by layer: `hybrid_layer_pattern`, `layer_types`, else all but the first and each sixth. */
function slides(config: ConfigReader, layers: number): readonly boolean[] {
  const pattern = layerKinds(config, 'hybrid_layer_pattern', layers, { 0: false, 1: true });
  const types = layerKinds(config, 'layer_types', layers, { full_attention: false, sliding_attention: true });
  return Array.from({ length: layers || 0 }, (_, layer) => {
    if (pattern !== null) return pattern[layer] === true;
    if (types !== null) return types[layer] === true;
    return layer > 0 && (layer + 1) % 6 > 0;
  });
}

/** Which layers have experts: a list of 0 and 1, words, or all but the first. */
function hasExperts(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'mlp_layer_types', layers, sparseKinds);
  if (types !== null) return (layer) => types[layer] === true;
  const entry = config.find(['moe_layer_freq'])?.[1];
  if (!Array.isArray(entry)) return (layer) => layer > 0;
  const list = layerKinds(config, 'moe_layer_freq', layers, sparseKinds);
  return (layer) => list?.[layer] === true;
}

/** MiMo-V2: heads of their own where a window slides, values narrower than keys, sinks where a window slides. */
export const mimoV2: Family = {
  types: ['mimo_v2_flash', 'mimo_v2'],
  architectures: ['MiMoV2FlashForCausalLM'],
  read(config) {
    const sizes = usualSizes(config);
    const isSliding = slides(config, sizes.layers);
    const heads = config.size('num_attention_heads', 64);
    const kvHeads = config.size('num_key_value_heads', 4);
    const keyDim = config.size('head_dim', 192);
    const valueDim = config.size('v_head_dim', 128);
    const bias = config.yes('attention_bias', false);
    const plan = (swa: boolean) => ({
      heads: swa ? config.size('swa_num_attention_heads', heads) : heads,
      keys: {
        kv_heads: swa ? config.size('swa_num_key_value_heads', 2 * kvHeads) : kvHeads,
        key_dim: swa ? config.size('swa_head_dim', keyDim) : keyDim,
        value_dim: swa ? config.size('swa_v_head_dim', valueDim) : valueDim,
      },
      biases: { qkv: bias, output: false },
      sinks: config.yes(`add_${swa ? 'swa' : 'full'}_attention_sink_bias`, swa),
    });
    const [full, sliding] = [plan(false), plan(true)];
    config.find(['attention_chunk_size']);
    const window = config.size('sliding_window', config.size('sliding_window_size', 128));
    const inner = config.size('moe_intermediate_size');
    const shared = config.count('n_shared_experts', 0);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: (layer) => (isSliding[layer] ? sliding : full),
      windows: isSliding.map((one) => (one ? window : null)),
      experts: {
        ...usualExperts(config),
        expert: { inner, gated: true },
        router: 'correction',
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
      },
      isSparse: hasExperts(config, sizes.layers),
      dense: { inner: config.size('intermediate_size'), gated: true },
    });
  },
};
