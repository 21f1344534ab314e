import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { mamba2Plan } from './mamba2-plan.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Bamba: Mamba-2 mixers, and attention in the layers of `attn_layer_indices`. */
export const bamba: Family = {
  types: ['bamba'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const mamba = mamba2Plan(config, sizes.width, { heads: 128, groups: 1, state: 256 });
    const bytes = stateBytes(config, 2);
    const attends = new Set(config.list('attn_layer_indices') ?? []);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, { kvHeads: 8 }),
        biases: { qkv: bias, output: bias },
      },
      experts: null,
      dense: {
        inner: config.size('intermediate_size'),
        gated: true,
        bias: config.yes('mlp_bias', false),
      },
      modules: { dense: 'feed_forward' },
      norms: ['input_layernorm', 'pre_ff_layernorm'],
      mixer(list, at, layer) {
        if (attends.has(layer)) return null;
        addMamba2(list, `${at}.mamba`, sizes.width, mamba);
        return { state: mamba2State(mamba, bytes) };
      },
    });
  },
};
