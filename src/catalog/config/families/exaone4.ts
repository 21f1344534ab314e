import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** `sliding_window_pattern` is a word with L for a window and G for none, repeated, or every how many layers one sees everything. */
function windows(config: ConfigReader, layers: number): readonly (number | null)[] {
  const found = config.find(['sliding_window_pattern'])?.[1] ?? 4;
  const none = !config.has('sliding_window') && (config.saysNull('sliding_window') || found === null);
  const slides = (layer: number) => {
    if (none) return false;
    if (typeof found === 'string') return layer !== layers - 1 && found[layer % found.length] === 'L';
    return (layer + 1) % Number(found) !== 0;
  };
  return slidingWindows(config, layers, slides, 4096);
}

/** EXAONE 4 (arXiv 2507.11407): norms after attention and block instead of before, and of queries and keys by head. */
export const exaone4: Family = {
  types: ['exaone4', 'exaone4_5'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 16384,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    vocab_size: 102400,
  },
  read: (config) =>
    usualDecoder(config, {
      attention: { queryKeyNorm: 'head' },
      norms: ['post_attention_layernorm', 'post_feedforward_layernorm'],
      windows: (layers) => windows(config, layers),
    }),
};
