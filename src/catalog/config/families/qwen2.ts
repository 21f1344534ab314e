import type { Family } from '../family.ts';
import { switchedWindow } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Qwen2 and 2.5 (arXiv 2407.10671) and MiMo: biases on queries, keys and values, for which there is no key. */
export const qwen2: Family = {
  types: [
    'qwen2',
    'qwen2_vl',
    'qwen2_5_vl',
    'qwen2_audio',
    'qwen2_5_omni',
    'qwen2_5_omni_thinker',
    'llava_qwen',
    'llava_qwen2',
    'mimo',
    'dream',
  ],
  architectures: ['LlavaQwenForCausalLM'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 22016,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 32,
    vocab_size: 151936,
  },
  read(config) {
    // MiMo's files have the key although its biases, like Qwen's, do not depend on it.
    config.find(['attention_bias']);
    return usualDecoder(config, {
      attention: { biases: { qkv: true, output: false } },
      windows: (layers) => switchedWindow(config, layers),
    });
  },
};
