import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

interface Variety {
  readonly types: readonly string[];
  /** Whether queries and keys have a norm a head where the file does not say. */
  readonly queryKeyNorm: boolean;
  /** Whether `attention_bias` puts a bias on the output too. */
  readonly outputBias: boolean;
  readonly headDim?: number;
  readonly kvHeads?: number;
  /** First layers without experts where the file does not say. */
  readonly dense: number;
}

/** Attention in groups, first layers dense, then experts as DeepSeek-V3's: routers with a bias, shared experts. */
const grouped = (variety: Variety): Family => ({
  types: variety.types,
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const inner = config.size('moe_intermediate_size');
    const shared = config.count('n_shared_experts', 1);
    const types = config.perLayer('mlp_layer_types', sizes.layers);
    const dense = config.count('first_k_dense_replace', variety.dense);
    const hasNorm = config.yes('use_qk_norm', variety.queryKeyNorm);
    const most = config.count('max_window_layers', sizes.layers);
    config.find(['use_sliding_window']);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, variety),
        biases: { qkv: bias, output: bias && variety.outputBias },
        ...(hasNorm ? { queryKeyNorm: 'head' } : {}),
      },
      windows: slidingWindows(config, sizes.layers, (layer) => config.has('sliding_window') && layer >= most),
      experts: {
        ...usualExperts(config),
        expert: { inner, gated: true },
        router: 'correction',
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
      },
      isSparse: (layer) => (types === null ? layer >= dense : types[layer] === 'sparse'),
      dense: { inner: config.count('intermediate_size', dense === 0 ? 0 : undefined), gated: true },
    });
  },
});

/** GLM-4.5 to 4.7 (arXiv 2508.06471) and their varieties that see. */
export const glm4Moe = grouped({
  types: ['glm4_moe', 'glm4v_moe'],
  queryKeyNorm: false,
  outputBias: false,
  kvHeads: 8,
  dense: 1,
});

/** dots.llm1 (arXiv 2506.05767). */
export const dots1 = grouped({ types: ['dots1'], queryKeyNorm: true, outputBias: true, dense: 0 });

/** Solar Open: experts in every layer. */
export const solarOpen = grouped({
  types: ['solar_open'],
  queryKeyNorm: false,
  outputBias: false,
  kvHeads: 8,
  headDim: 128,
  dense: 0,
});
