import { decoder } from '../../structure/parts/decoder.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { Family } from '../family.ts';
import { usualExperts, usualSizes } from './usual.ts';

/** Experts that are a matrix in and a matrix out each, with a bias on their sum. */
interface PairedExperts {
  readonly count: number;
  readonly inner: number;
  readonly gated: boolean;
  readonly bias: boolean;
}

function addPairs(list: WeightList, at: string, width: number, plan: PairedExperts): void {
  const { count, inner, gated, bias } = plan;
  const experts = { copies: count, routed: true };
  list.linear(`${at}.router.layer`, width, count, { kind: 'router' });
  list.linear(`${at}.input_linear`, width, gated ? 2 * inner : inner, experts);
  list.linear(`${at}.output_linear`, inner, width, experts);
  if (bias) list.vector(`${at}.bias`, width);
}

/**
 * JetMoE (arXiv 2404.07413): attention is a mixture of experts too. Each has queries and an output of its own for the
 * keys and values that all share, so that a token has the heads of all experts that it visits.
 */
export const jetmoe: Family = {
  types: ['jetmoe'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const { count, active } = usualExperts(config);
    const kvHeads = config.size('num_key_value_heads', 16);
    const heads = kvHeads * active;
    const said = config.size('num_attention_heads', heads);
    if (said !== heads && !Number.isNaN(said + heads))
      config.wrong(
        [config.nameOf('num_attention_heads')],
        `must be the ${kvHeads} heads of keys and values times ${active} experts a token`,
        said,
      );
    const dim = config.size('head_dim', 128);
    const gated = config.yes('glu', true);
    const bias = config.yes('bias', true);
    const inner = config.size('intermediate_size');
    const keys = { kv_heads: kvHeads, key_dim: dim, value_dim: dim };
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      experts: { count, active },
      layer(list, at) {
        const asked = { count, inner: kvHeads * dim, gated: false, bias: true };
        list.norm(`${at}.input_layernorm`, width);
        addPairs(list, `${at}.self_attention.experts`, width, asked);
        list.linear(`${at}.self_attention.kv_proj`, width, 2 * kvHeads * dim);
        list.norm(`${at}.post_attention_layernorm`, width);
        addPairs(list, `${at}.mlp`, width, { count, inner, gated, bias });
        return { attention: { heads, keys } };
      },
    });
  },
};
