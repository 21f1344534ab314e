import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/**
 * Grok-1 and Grok-2: four norms a layer. Grok-1's `intermediate_size` is an expert's; Grok-2 has a dense block of that
 * width beside experts of `moe_intermediate_size` (`residual_moe`).
 */
export const grok: Family = {
  types: ['grok-1', 'grok-2', 'grok1', 'grok'],
  architectures: ['Grok1ForCausalLM', 'Grok1ModelForCausalLM'],
  read(config) {
    const sizes = usualSizes(config);
    const inner = config.size('intermediate_size');
    const beside = config.yes('residual_moe', false);
    const own = config.size('moe_intermediate_size', inner);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', !beside),
      attention: usualHeads(config, sizes.width),
      experts: {
        ...usualExperts(config),
        expert: { inner: own, gated: true, names: ['w1', 'w3', 'w2'] },
      },
      modules: { sparse: 'block_sparse_moe' },
      norms: ['pre_attn_norm', 'post_attn_norm', 'pre_moe_norm', 'post_moe_norm'],
      more(list, at) {
        if (beside) addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
      },
    });
  },
};
