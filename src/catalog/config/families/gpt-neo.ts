import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** Layers that look at everything or at a window, as in `[[["global", "local"], 12]]`. */
function windows(config: ConfigReader, layers: number): readonly (number | null)[] {
  const runs = config.list('attention_types') ?? [[['global', 'local'], Math.ceil(layers / 2)]];
  const listed = config.list('attention_layers');
  const kinds =
    listed ??
    runs.flatMap((run) => {
      const [names, times] = Array.isArray(run) ? run : [];
      return Array.isArray(names) && Number.isInteger(times) && times <= layers
        ? Array.from({ length: times }, () => names).flat()
        : [];
    });
  const window = config.size('window_size', 256);
  if (kinds.length >= layers) return kinds.map((kind) => (kind === 'local' ? window : null));
  config.wrong(['attention_types'], `must name ${layers} layers`, kinds.length);
  return [];
}

/** GPT-Neo (EleutherAI): GPT-2 with a window in every other layer, and no biases on queries, keys and values. */
export const gptNeo: Family = {
  types: ['gpt_neo'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: { biases: { qkv: false, output: true } },
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'c_fc', 'c_proj'] },
      modules: ['attn.attention', 'mlp'],
      norms: ['ln_1', 'ln_2'],
      normHolds: 'offset',
      positions: config.size('max_position_embeddings', 2048),
      windows: (layers) => windows(config, layers),
    }),
};
