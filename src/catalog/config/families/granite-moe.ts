import { addFeedForward, type ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { mamba2Plan } from './mamba2-plan.ts';
import { stateBytes } from './state-bytes.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';

/** Sizes, attention and experts of every Granite with experts; `intermediate_size` is an expert's. */
function usual(config: ConfigReader) {
  const sizes = usualSizes(config);
  const bias = config.yes('attention_bias', false);
  return {
    sizes,
    tied: config.yes('tie_word_embeddings', false),
    attention: { ...usualHeads(config, sizes.width), biases: { qkv: bias, output: bias } },
    modules: { sparse: 'block_sparse_moe' },
  };
}

function experts(config: ConfigReader): ExpertsPlan & { readonly active: number } {
  return {
    ...usualExperts(config),
    expert: { inner: config.size('intermediate_size'), gated: true },
    names: { router: 'router.layer', experts: 'experts' },
  };
}

/** Granite 3 with experts, and with a shared block beside them. */
export const graniteMoe: Family = {
  types: ['granitemoe', 'granitemoeshared'],
  read(config) {
    const plan = usual(config);
    const inner = config.count('shared_intermediate_size', 0);
    return layeredDecoder({
      ...plan,
      experts: experts(config),
      more(list, at) {
        if (inner > 0) addFeedForward(list, `${at}.shared_mlp`, plan.sizes.width, { inner, gated: true });
      },
    });
  },
};

/** Granite with experts whose windows slide in three of four layers, with a learnt sink a head. */
export const graniteMoeSwa: Family = {
  types: ['granitemoe_swa'],
  read(config) {
    const plan = usual(config);
    const { layers, width } = plan.sizes;
    const inner = config.count('shared_intermediate_size', 0);
    return layeredDecoder({
      ...plan,
      attention: { ...plan.attention, sinks: true },
      windows: slidingWindows(config, layers, (layer) => layer % 4 > 0, 128),
      experts: experts(config),
      more(list, at) {
        if (inner > 0) addFeedForward(list, `${at}.shared_mlp`, width, { inner, gated: true });
      },
    });
  },
};

/** Granite 4: Mamba-2 mixers and attention, a block that every token visits, and experts beside it where there are any. */
export const graniteHybrid: Family = {
  types: ['granitemoehybrid'],
  read(config) {
    const plan = usual(config);
    const { layers, width } = plan.sizes;
    const name = config.has('layer_types') ? 'layer_types' : 'layers_block_type';
    const linear = layerKinds(config, name, layers, linearKinds);
    const mamba = mamba2Plan(config, width, { heads: 128, groups: 1, state: 256 });
    const bytes = stateBytes(config, 2);
    const without = config.count('num_experts', 8) === 0;
    if (without) for (const key of ['num_experts_per_tok', 'intermediate_size']) config.find([key]);
    return layeredDecoder({
      ...plan,
      experts: without ? null : experts(config),
      mixer(list, at, layer) {
        if (linear?.[layer] === false) return null;
        addMamba2(list, `${at}.mamba`, width, mamba);
        return { state: mamba2State(mamba, bytes) };
      },
      more(list, at) {
        const inner = config.size('shared_intermediate_size', 1024);
        addFeedForward(list, `${at}.shared_mlp`, width, { inner, gated: true });
      },
    });
  },
};
