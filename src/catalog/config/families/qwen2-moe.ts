import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Qwen2 with experts on every `decoder_sparse_step`-th layer and a shared one behind a gate. */
export const qwen2Moe: Family = {
  types: ['qwen2_moe'],
  read(config) {
    const sizes = usualSizes(config);
    const qkv = config.yes('qkv_bias', true);
    const shared = config.count('shared_expert_intermediate_size', 5632);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: { ...usualHeads(config, sizes.width, { kvHeads: 16 }), biases: { qkv, output: false } },
      windows: qwenWindows(config, sizes.layers),
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('moe_intermediate_size'), gated: true },
        shared: shared === 0 ? null : { inner: shared, gated: true },
        sharedGate: shared > 0,
        names: { shared: 'shared_expert' },
      },
      ...qwenSparseLayers(config),
    });
  },
};

/** Windows of Qwen's files: only where `use_sliding_window` is true, on every other of the first `max_window_layers`. */
function qwenWindows(config: ConfigReader, layers: number): readonly (number | null)[] {
  const on = config.yes('use_sliding_window', false);
  const most = config.count('max_window_layers', 28);
  return slidingWindows(config, layers, (layer) => on && layer % 2 === 0 && layer < most, 4096);
}

/** Which layers have experts, and the block of the others. */
function qwenSparseLayers(config: ConfigReader) {
  const step = config.size('decoder_sparse_step', 1);
  const without = new Set(config.list('mlp_only_layers') ?? []);
  const all = step === 1 && without.size === 0;
  return {
    isSparse: (layer: number) => (layer + 1) % step === 0 && !without.has(layer),
    dense: { inner: config.count('intermediate_size', all ? 0 : undefined), gated: true },
  };
}
