import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** SantaCoder and StarCoder (arXiv 2305.06161): GPT-2 with one head of keys and values for all queries. */
export const gptBigcode: Family = {
  types: ['gpt_bigcode'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      ...(config.yes('multi_query', true) ? { heads: { kvHeads: 1 } } : {}),
      attention: { fused: 'c_attn', biases: { qkv: true, output: true } },
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'c_fc', 'c_proj'] },
      modules: ['attn', 'mlp'],
      norms: ['ln_1', 'ln_2'],
      normHolds: 'offset',
      positions: config.size('max_position_embeddings', 1024),
    }),
};
