import { addExperts } from '../../structure/parts/feed-forward.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import type { Family } from '../family.ts';
import { ConfigReader } from '../config-reader.ts';
import { usualExperts, usualSizes } from './usual.ts';

/** DBRX: one matrix for queries, keys and values; LayerNorms without offset; sizes in `attn_config` and `ffn_config`. */
export const dbrx: Family = {
  types: ['dbrx'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const heads = config.size('num_attention_heads');
    if (width % heads > 0)
      config.wrong([config.nameOf('num_attention_heads')], `must divide the width ${width}`, heads);
    const own = config.nested('attn_config');
    const kvHeads = own?.size('num_key_value_heads', 1) ?? 1;
    const keys = { kv_heads: kvHeads, key_dim: width / heads, value_dim: width / heads };
    const ffn = config.nested('ffn_config') ?? new ConfigReader({}, ['ffn_config'], config.problems);
    const experts = usualExperts(ffn);
    const plan = {
      ...experts,
      expert: { inner: ffn.size('intermediate_size'), gated: true, names: ['w1', 'v1', 'w2'] },
      names: { router: 'router.layer', experts: 'experts.mlp' },
    } as const;
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at) {
        const attention = `${at}.norm_attn_norm`;
        list.norm(`${attention}.norm_1`, width);
        list.linear(`${attention}.attn.Wqkv`, width, width + 2 * kvHeads * keys.key_dim);
        list.linear(`${attention}.attn.out_proj`, width, width);
        list.norm(`${attention}.norm_2`, width);
        addExperts(list, `${at}.ffn`, width, plan);
        return { attention: { heads, keys } };
      },
    });
  },
};
