import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder, type LayeredPlan } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/** First layers dense, then experts with shared ones; from the second edition on they are routed with a bias. */
export function bailingBlocks(
  config: ConfigReader,
  second: boolean,
): Pick<LayeredPlan, 'experts' | 'isSparse' | 'dense'> {
  const inner = config.size('moe_intermediate_size');
  const count = config.count('n_shared_experts', 0);
  const shared = count * config.size('moe_shared_expert_intermediate_size', inner);
  const dense = config.count('first_k_dense_replace', 0);
  return {
    experts: {
      ...usualExperts(config),
      expert: { inner, gated: true },
      router: config.yes('moe_router_enable_expert_bias', second) ? 'correction' : 'plain',
      shared: shared === 0 ? null : { inner: shared, gated: true },
      names: { correction: 'gate.expert_bias' },
    },
    isSparse: (layer) => layer >= dense,
    dense: { inner: config.count('intermediate_size', dense === 0 ? 0 : undefined), gated: true },
  };
}

/** One matrix for queries, keys and values, and blocks as above. */
const bailing = (types: readonly string[], second: boolean): Family => ({
  types,
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('use_bias', false);
    const hasNorm = config.yes('use_qk_norm', second);
    for (const key of ['norm_head', 'max_window_layers', 'use_sliding_window']) config.find([key]);
    return layeredDecoder({
      ...bailingBlocks(config, second),
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width),
        biases: { qkv: config.yes('use_qkv_bias', false), output: bias },
        ...(hasNorm ? { queryKeyNorm: 'head' } : {}),
      },
      modules: { attention: 'attention' },
    });
  },
});

/** Ling and Ring (arXiv 2503.05139). */
export const bailingMoe = bailing(['bailing_moe'], false);

/** Ling and Ring 2.0 (arXiv 2510.22115), and Sarvam 30B. */
export const bailingMoeV2 = bailing(['bailing_moe_v2', 'sarvam_moe'], true);
