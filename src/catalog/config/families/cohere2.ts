import type { Family } from '../family.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

const windowsFirst = 'local_attn_first';

/** Command R7B and Command A (arXiv 2504.00698): as Command R, with a window in three layers of four. */
export const cohere2: Family = {
  types: ['cohere2', 'cohere2_vision'],
  defaults: {
    hidden_size: 8192,
    intermediate_size: 22528,
    num_hidden_layers: 40,
    num_attention_heads: 64,
    vocab_size: 256000,
  },
  read(config) {
    // `layer_switch` and the order are words of the first releases, which transformers does not read.
    const usual = config.size('_sliding_window_pattern', config.size('layer_switch', 4));
    const pattern = config.size('sliding_window_pattern', usual);
    const order = config.word('order_of_interleaved_layers') ?? windowsFirst;
    if (order !== windowsFirst)
      config.wrong(['order_of_interleaved_layers'], `must be ${windowsFirst}`, order);
    return usualDecoder(config, {
      tied: true,
      attention: { biases: sameBiases(config) },
      norms: ['input_layernorm'],
      windows: (layers) => slidingWindows(config, layers, (layer) => (layer + 1) % pattern > 0, 4096),
    });
  },
};
