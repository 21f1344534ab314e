import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualHeads, usualSizes } from './usual.ts';

/**
 * RecurrentGemma (arXiv 2404.07839): two of three layers are gated linear recurrences with a state of `lru_width`
 * values in 32 bit, the third is attention with a window. `intermediate_size` is both halves of the gated block.
 */
export const recurrentGemma: Family = {
  types: ['recurrent_gemma'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const attention = usualHeads(config, width);
    const qkv = config.yes('attention_bias', false);
    const state = config.size('lru_width', width);
    if (state % attention.heads > 0)
      config.wrong(['lru_width'], `must divide among the ${attention.heads} heads`, state);
    const kernel = config.size('conv1d_width', 4);
    const blocks = config.list('block_types') ?? ['recurrent', 'recurrent', 'attention'];
    const window = config.size(
      config.has('attention_window_size') ? 'attention_window_size' : 'sliding_window',
      2048,
    );
    const inner = config.size('intermediate_size', 3 * width) / 2;
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', true),
      attention: { ...attention, biases: { qkv, output: true } },
      windows: Array.from({ length: sizes.layers || 0 }, () => window),
      experts: null,
      dense: { inner: Math.floor(inner), gated: true, bias: true },
      modules: { attention: 'temporal_block', dense: 'mlp_block' },
      norms: ['temporal_pre_norm', 'channel_pre_norm'],
      mixer(list, at, layer) {
        if (blocks[layer % blocks.length] === 'attention') return null;
        const own = `${at}.temporal_block`;
        for (const name of ['linear_y', 'linear_x'])
          list.linear(`${own}.${name}`, width, state, { bias: true });
        list.linear(`${own}.linear_out`, state, width, { bias: true });
        list.convolution(`${own}.conv_1d`, state, kernel, true);
        list.vector(`${own}.rg_lru.recurrent_param`, state);
        // Gates are a matrix and a bias a head.
        for (const gate of ['input_gate', 'recurrent_gate'])
          list.linear(`${own}.rg_lru.${gate}`, state / attention.heads, state, { bias: true });
        return { state: { bytes: 4 * state + 2 * state * (kernel - 1), flop: 5 * state } };
      },
    });
  },
};
