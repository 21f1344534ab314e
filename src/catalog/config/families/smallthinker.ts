import type { Family } from '../family.ts';
import { layerKinds } from './layer-kinds.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** SmallThinker (arXiv 2507.20984): experts in every layer, a window where `sliding_window_layout` has 1. */
export const smallThinker: Family = {
  types: ['smallthinker'],
  read(config) {
    const sizes = usualSizes(config);
    const count = config.size('moe_num_primary_experts');
    const active = config.size('moe_num_active_primary_experts');
    if (active > count)
      config.wrong(['moe_num_active_primary_experts'], `must not exceed the ${count} experts`, active);
    const slides = layerKinds(config, 'sliding_window_layout', sizes.layers, { 0: false, 1: true }) ?? [];
    const window = config.size('sliding_window_size', slides.includes(true) ? undefined : 1);
    config.find(['moe_primary_router_apply_softmax']);
    if (!config.has('tie_word_embeddings')) config.missing(['tie_word_embeddings']);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: usualHeads(config, sizes.width),
      windows: slides.map((one) => (one ? window : null)),
      experts: {
        count,
        active,
        expert: { inner: config.size('moe_ffn_hidden_size'), gated: true, names: ['gate', 'up', 'down'] },
        names: { router: 'primary_router' },
      },
      modules: { sparse: 'block_sparse_moe' },
    });
  },
};
