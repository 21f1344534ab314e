import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';

/** Numbers that a list gives for each layer, above 0. */
function positives(config: ConfigReader, name: string, layers: number): readonly number[] {
  const list = config.perLayer(name, layers);
  if (list === null && !config.has(name)) config.missing([name]);
  const wrong = list?.findIndex((one) => typeof one !== 'number' || !(one > 0)) ?? -1;
  if (wrong >= 0) config.wrong([name, String(wrong)], 'must be a number above 0', list?.[wrong]);
  return (list ?? []).map(Number);
}

/** The multiple of `divisor` next to a width, and the one above where that takes away more than a tenth. */
function divisible(width: number, divisor: number): number {
  const next = Math.max(divisor, Math.floor((width + divisor / 2) / divisor) * divisor);
  return next < 0.9 * width ? next + divisor : next;
}

const rms = 'rms_norm';

/** OpenELM (arXiv 2404.14619): heads and width of the block grow from layer to layer. */
export const openelm: Family = {
  types: ['openelm'],
  read(config) {
    const layers = config.layers('num_transformer_layers');
    const width = config.size('hidden_size');
    const dim = config.size('head_dim');
    const heads = positives(config, 'num_query_heads', layers);
    const kvHeads = positives(config, 'num_kv_heads', layers);
    const times = positives(config, 'ffn_multipliers', layers);
    const divisor = config.size('ffn_dim_divisor', 256);
    const gated = config.yes('ffn_with_glu', true);
    const normed = config.yes('normalize_qk_projections', true);
    const norm = config.word('normalization_layer_name') ?? rms;
    if (norm !== rms) config.wrong(['normalization_layer_name'], `must be ${rms}`, norm);
    for (const key of ['num_gqa_groups', 'qkv_multipliers']) config.find([key]);
    const strange = heads.findIndex((one, layer) => one % (kvHeads[layer] ?? Number.NaN) !== 0);
    if (strange >= 0 && kvHeads.length > 0)
      config.wrong(
        ['num_kv_heads', String(strange)],
        `must divide the ${heads[strange]} heads`,
        kvHeads[strange],
      );
    return decoder({
      layers,
      width,
      vocabulary: config.size('vocab_size'),
      tied: config.yes('share_input_output_layers', true),
      layer(list, at, layer) {
        const own = {
          heads: heads[layer] ?? Number.NaN,
          keys: { kv_heads: kvHeads[layer] ?? Number.NaN, key_dim: dim, value_dim: dim },
        };
        list.norm(`${at}.attn_norm`, width);
        addAttention(list, `${at}.attn`, width, {
          ...own,
          fused: 'qkv_proj',
          ...(normed ? { queryKeyNorm: 'head' } : {}),
        });
        list.norm(`${at}.ffn_norm`, width);
        const inner = divisible((times[layer] ?? Number.NaN) * width, divisor);
        const names = ['', 'proj_1', 'proj_2'] as const;
        addFeedForward(list, `${at}.ffn`, width, {
          inner,
          gated,
          names,
          ...(gated ? { fused: 'proj_1' } : {}),
        });
        return { attention: own };
      },
    });
  },
};
