import { addAttention } from '../../structure/parts/attention.ts';
import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { mamba2Plan } from './mamba2-plan.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Falcon-H1 (arXiv 2507.22448): every layer has attention and a Mamba-2 mixer side by side. */
export const falconH1: Family = {
  types: ['falcon_h1'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const bias = config.yes('attention_bias', false);
    const attention = {
      ...usualHeads(config, width, { kvHeads: 8 }),
      biases: { qkv: bias, output: bias },
    };
    const inner = config.has('mamba_d_ssm')
      ? config.size('mamba_d_ssm')
      : config.size('mamba_expand', 2) * width;
    const mamba = {
      ...mamba2Plan(config, width, { heads: 128, groups: 1, state: 256, inner }),
      norm: config.yes('mamba_rms_norm', false),
      outputBias: config.yes('projectors_bias', false),
    };
    const bytes = stateBytes(config, 2);
    config.find(['mlp_expansion_factor']);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention,
      experts: null,
      dense: {
        inner: config.size('intermediate_size'),
        gated: true,
        bias: config.yes('mlp_bias', false),
      },
      modules: { dense: 'feed_forward' },
      norms: ['input_layernorm', 'pre_ff_layernorm'],
      mixer(list, at) {
        addMamba2(list, `${at}.mamba`, width, mamba);
        addAttention(list, `${at}.self_attn`, width, attention);
        const { heads, keys } = attention;
        return { attention: { heads, keys }, state: mamba2State(mamba, bytes) };
      },
    });
  },
};
