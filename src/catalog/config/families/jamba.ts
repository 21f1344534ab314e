import { addMamba, mambaState } from '../../structure/parts/mamba.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { stepRank } from './mamba.ts';
import { stateBytes } from './state-bytes.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Jamba (arXiv 2403.19887): Mamba mixers with attention in one of eight layers, experts in every other one. */
export const jamba: Family = {
  types: ['jamba'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const attends = config.size('attn_layer_period', 8);
    const attendsFrom = config.count('attn_layer_offset', 4);
    const sparse = config.size('expert_layer_period', 2);
    const sparseFrom = config.count('expert_layer_offset', 1);
    const inner = config.size('intermediate_size');
    const mamba = {
      inner: config.size('mamba_expand', 2) * width,
      state: config.size('mamba_d_state', 16),
      kernel: config.size('mamba_d_conv', 4),
      stepRank: stepRank(config, 'mamba_dt_rank', width),
      bias: config.yes('mamba_proj_bias', false),
      convolutionBias: config.yes('mamba_conv_bias', true),
      norms: true,
    };
    const bytes = stateBytes(config, 2);
    const without = config.size('num_experts', 16) === 1;
    config.find(['num_experts_per_tok']);
    config.find(['sliding_window']);
    config.find(['mamba_inner_layernorms']);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: usualHeads(config, width, { kvHeads: 8 }),
      experts: without
        ? null
        : { ...usualExperts(config), expert: { inner, gated: true }, names: { router: 'router' } },
      isSparse: (layer) => layer % sparse === sparseFrom,
      dense: { inner, gated: true },
      modules: { dense: 'feed_forward', sparse: 'feed_forward' },
      norms: ['input_layernorm', 'pre_ff_layernorm'],
      mixer(list, at, layer) {
        if (layer % attends === attendsFrom) return null;
        addMamba(list, `${at}.mamba`, width, mamba);
        return { state: mambaState(mamba, bytes) };
      },
    });
  },
};
