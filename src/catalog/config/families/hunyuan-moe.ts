import { addAttention } from '../../structure/parts/attention.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** A number that may stand as a list with one entry a layer; layers that differ are refused. */
function same(config: ConfigReader, name: string, fallback?: number): number {
  const entry = config.find([name]);
  if (entry === null || !Array.isArray(entry[1])) return config.size(name, fallback);
  const [first] = entry[1];
  if (typeof first === 'number' && entry[1].every((one) => one === first)) return first;
  config.wrong([name], 'must be the same number for all layers', entry[1]);
  return Number.NaN;
}

/**
 * Hunyuan-A13B and Hunyuan-Large: experts of `moe_intermediate_size` (else `intermediate_size`) in every layer,
 * `num_shared_expert` of them for every token, norms a head of queries and keys. With `use_cla`, `cla_share_factor` layers share
 * the keys and values of the first of them (arXiv 2411.02265).
 */
export const hunyuanMoe: Family = {
  types: ['hunyuan_v1_moe', 'hunyuan'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const hasNorm = config.yes('use_qk_norm', true);
    const inner = same(config, 'moe_intermediate_size', config.size('intermediate_size'));
    const shared = config.yes('use_mixed_mlp_moe', true) ? same(config, 'num_shared_expert', 1) : 0;
    const count = config.size('num_experts');
    const active = same(config, config.has('moe_topk') ? 'moe_topk' : 'num_experts_per_tok', 1);
    if (active > count) config.wrong(['moe_topk'], `must not exceed the ${count} experts`, active);
    if (config.yes('use_mla', false))
      config.wrong(['use_mla'], 'this kind of attention is not known in Hunyuan', true);
    const group = config.yes('use_cla', false) ? config.size('cla_share_factor') : 1;
    const attention = {
      ...usualHeads(config, sizes.width),
      biases: { qkv: bias, output: bias },
      ...(hasNorm ? ({ queryKeyNorm: 'head' } as const) : {}),
    };
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention,
      mixer(list, at, layer) {
        if (layer % group === 0) return null;
        const { heads, keys } = attention;
        addAttention(list, `${at}.self_attn`, sizes.width, { ...attention, queriesAlone: true });
        // Keys that come from the layer before get a norm of this one.
        if (hasNorm) list.norm(`${at}.self_attn.k_norm`, keys.key_dim);
        return { attention: { heads, keys, cached_layers: 0 } };
      },
      experts: {
        count,
        active,
        expert: { inner, gated: true },
        routerBytes: 4,
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
        names: { router: 'gate.wg', shared: 'shared_mlp' },
      },
    });
  },
};
