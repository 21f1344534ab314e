import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** MPT (MosaicML's llm-foundry) and Replit Code: positions by bias (ALiBi) or a table; one table for input and output. */
export const mpt: Family = {
  types: ['mpt'],
  read(config) {
    const attention = config.nested('attn_config');
    const bias = !config.yes('no_bias', true);
    const width = config.size('hidden_size');
    const scaleOnly = !bias || config.word('norm_type')?.includes('rms') === true;
    const heads = keyHeads(attention);
    const table =
      attention?.yes('alibi', true) === false &&
      !attention.yes('rope', false) &&
      config.yes('learned_pos_emb', true);
    return usualDecoder(config, {
      tied: true,
      ...(heads === null ? {} : { heads: { kvHeads: heads } }),
      attention: {
        fused: 'Wqkv',
        biases: { qkv: bias, output: bias },
        ...(attention?.yes('qk_ln', false) === true ? { queryKeyNorm: 'all' } : {}),
      },
      block: {
        inner: width * config.size('expansion_ratio', 4),
        gated: false,
        bias,
        names: ['', 'up_proj', 'down_proj'],
      },
      modules: ['attn', 'ffn'],
      norms: ['norm_1', 'norm_2'],
      normHolds: scaleOnly ? 'scale' : 'offset',
      ...(table ? { positions: config.size('max_position_embeddings') } : {}),
    });
  },
};

/** Heads of keys and values, where fewer than heads. */
function keyHeads(attention: ConfigReader | null): number | null {
  if (attention?.word('attn_type') === 'multiquery_attention') return 1;
  return attention?.has('kv_n_heads') === true ? attention.size('kv_n_heads') : null;
}
