import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds } from './layer-kinds.ts';

/**
 * Llama 4: experts on every `interleave_moe_layer_step`-th layer with one shared one, which has no key. Three of four
 * layers see only their chunk of `attention_chunk_size` tokens: those with rotary positions (1 in `no_rope_layers`).
 * MobileLLM-R1 is that without experts: every block is of `intermediate_size_mlp`.
 */
export const llama4: Family = {
  types: ['llama4'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const inner = config.size('intermediate_size');
    const isDense = config.find(['num_local_experts'])?.[1] === 0;
    const step = isDense
      ? config.count('interleave_moe_layer_step', 0)
      : config.size('interleave_moe_layer_step', 1);
    const sparse = config.list('moe_layers');
    if (isDense && (sparse ?? []).length > 0)
      config.wrong(['moe_layers'], 'must be empty where there are no experts', sparse);
    const isSparse = (layer: number) => !isDense && (sparse?.includes(layer) ?? (layer + 1) % step === 0);
    const hasDense = Array.from({ length: sizes.layers || 0 }, (_, layer) => layer).some(
      (layer) => !isSparse(layer),
    );
    if (isDense) config.find(['num_experts_per_tok']);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, { kvHeads: 8, headDim: 128 }),
        biases: { qkv: bias, output: bias },
      },
      windows: chunks(config, sizes.layers),
      experts: isDense
        ? null
        : {
            ...usualExperts(config),
            expert: { inner, gated: true },
            shared: { inner, gated: true },
            names: { router: 'router', experts: 'experts', shared: 'shared_expert' },
          },
      isSparse,
      dense: { inner: config.size('intermediate_size_mlp', hasDense ? undefined : 1), gated: true },
      modules: { dense: 'feed_forward', sparse: 'feed_forward' },
    });
  },
};

/** The chunk of each layer; null where a layer sees everything. An empty list means the usual pattern. */
function chunks(config: ConfigReader, layers: number): (number | null)[] {
  const chunk = config.count('attention_chunk_size', 8192);
  const types = layerKinds(config, 'layer_types', layers, { chunked_attention: true, full_attention: false });
  const rope =
    (config.list('no_rope_layers') ?? []).length === 0 ? null : config.perLayer('no_rope_layers', layers);
  const step = config.size('no_rope_layer_interval', 4);
  return Array.from({ length: layers || 0 }, (_, layer) => {
    const isChunked =
      types === null ? (rope === null ? (layer + 1) % step > 0 : rope[layer] !== 0) : types[layer] === true;
    return isChunked && chunk > 0 ? chunk : null;
  });
}
