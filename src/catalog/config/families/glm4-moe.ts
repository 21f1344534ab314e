import type { ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

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
  readonly router?: ExpertsPlan['router'];
  readonly names?: ExpertsPlan['names'];
}

/** Sliding windows: from `layer_types`, every layer but each n-th (EXAONE), or from `max_window_layers` on (dots). */
function windows(config: ConfigReader, layers: number): readonly (number | null)[] {
  const most = config.count('max_window_layers', layers);
  const pattern = config.find(['sliding_window_pattern'])?.[1];
  config.find(['use_sliding_window']);
  const isSliding = (layer: number) => {
    if (typeof pattern === 'number' && pattern > 0) return (layer + 1) % pattern > 0;
    if (typeof pattern === 'string') return pattern[layer % pattern.length] === 'L';
    return layer >= most;
  };
  return slidingWindows(config, layers, (layer) => config.has('sliding_window') && isSliding(layer));
}

/** Attention in groups, first layers dense, then experts as DeepSeek's, with shared ones. */
const grouped = (variety: Variety): Family => ({
  types: variety.types,
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const inner = config.size('moe_intermediate_size');
    const shared = config.count('n_shared_experts', variety.router === 'plain' ? 0 : 1);
    const types = layerKinds(config, 'mlp_layer_types', sizes.layers, sparseKinds);
    const dense = config.count('first_k_dense_replace', variety.dense);
    const step = config.size('moe_layer_freq', 1);
    const hasNorm = config.yes('use_qk_norm', variety.queryKeyNorm);
    const needsDense = types === null ? dense > 0 || step > 1 : types.includes(false);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, variety),
        biases: { qkv: bias, output: bias && variety.outputBias },
        ...(hasNorm ? { queryKeyNorm: 'head' } : {}),
      },
      windows: windows(config, sizes.layers),
      experts: {
        ...usualExperts(config),
        expert: { inner, gated: true },
        router: variety.router ?? 'correction',
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
        names: variety.names ?? {},
      },
      isSparse: (layer) => (types === null ? layer >= dense && layer % step === 0 : types[layer] === true),
      dense: { inner: config.count('intermediate_size', needsDense ? undefined : 0), gated: true },
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

/** DeepSeekMoE (arXiv 2401.06066): the first one, without latent attention and without a routing bias. */
export const deepseekMoe = grouped({
  types: ['deepseek'],
  queryKeyNorm: false,
  outputBias: true,
  dense: 0,
  router: 'plain',
});

/** dots.llm1 (arXiv 2506.05767). */
export const dots1 = grouped({ types: ['dots1'], queryKeyNorm: true, outputBias: true, dense: 0 });

/** K-EXAONE: three of four layers slide. */
export const exaoneMoe = grouped({
  types: ['exaone_moe'],
  queryKeyNorm: true,
  outputBias: false,
  dense: 1,
});

/** Hunyuan 3. */
export const hunyuanV3 = grouped({
  types: ['hy_v3'],
  queryKeyNorm: true,
  outputBias: true,
  headDim: 128,
  kvHeads: 8,
  dense: 1,
  names: { correction: 'e_score_correction_bias' },
});

/** Solar Open: experts in every layer. */
export const solarOpen = grouped({
  types: ['solar_open'],
  queryKeyNorm: false,
  outputBias: false,
  kvHeads: 8,
  headDim: 128,
  dense: 0,
});
