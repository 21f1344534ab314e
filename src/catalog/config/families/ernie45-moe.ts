import { addExperts, type ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';
import { layeredDecoder, type LayeredPlan } from './layered-decoder.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** The first of a list, or the number itself: files of models that see give text and images each their own. */
function first(config: ConfigReader, name: string, usual: number): number {
  const entry = config.find([name])?.[1];
  if (!Array.isArray(entry))
    return name === 'moe_num_experts' ? config.size('num_experts', usual) : config.count(name, usual);
  const value: unknown = entry[0];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  config.wrong([name], 'must begin with a whole number', entry);
  return Number.NaN;
}

/** Layers that have experts: as listed, or every `moe_layer_interval`-th between two. */
function sparseLayers(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'mlp_layer_types', layers, sparseKinds);
  const start = first(config, 'moe_layer_start_index', 1);
  const given = config.find(['moe_layer_end_index'])?.[1] ?? -1;
  const end = Number(Array.isArray(given) ? given[0] : given);
  const last = end === -1 ? layers - 1 : end;
  const interval = config.size('moe_layer_interval', 1);
  return (layer) => types?.[layer] ?? ((layer + 1) % interval === 0 && layer >= start && layer <= last);
}

/** What both kinds have: experts whose routers are in 32 bit with a bias, and shared ones. */
function plan(
  config: ConfigReader,
): LayeredPlan & { readonly experts: ExpertsPlan & { readonly active: number } } {
  const sizes = usualSizes(config);
  const bias = config.yes('use_bias', false);
  const count = first(config, 'moe_num_experts', 64);
  const active = config.size(config.has('moe_k') ? 'moe_k' : 'num_experts_per_tok', 6);
  if (active > count) config.wrong(['moe_k'], `must not exceed the ${count} experts`, active);
  const inner = first(config, 'moe_intermediate_size', 1536);
  const shared = config.count('n_shared_experts', 2);
  for (const key of ['moe_use_aux_free', 'moe_gate', 'moe_capacity', 'use_moe']) config.find([key]);
  return {
    sizes,
    tied: config.yes('tie_word_embeddings', true),
    attention: {
      ...usualHeads(config, sizes.width, { kvHeads: 4 }),
      biases: { qkv: bias, output: bias },
    },
    experts: {
      count,
      active,
      expert: { inner, gated: true, bias },
      router: 'correction',
      routerBytes: 4,
      shared: shared === 0 ? null : { inner: inner * shared, gated: true, bias },
      names: { correction: 'moe_statics.e_score_correction_bias' },
    },
    isSparse: sparseLayers(config, sizes.layers),
    dense: { inner: config.size('intermediate_size'), gated: true, bias },
  };
}

/** ERNIE 4.5 with experts. */
export const ernie45Moe: Family = {
  types: ['ernie4_5_moe'],
  read: (config) => layeredDecoder(plan(config)),
};

/**
 * ERNIE 4.5 that sees: beside the experts for text are as many narrower ones that only tokens of images visit. They count as memory;
 * a token of text visits its own.
 */
export const ernie45VlMoe: Family = {
  types: ['ernie4_5_moe_vl', 'ernie4_5_vl_moe'],
  read(config) {
    const text = plan(config);
    const { count, active, expert } = text.experts;
    const widths = config.find(['moe_intermediate_size'])?.[1];
    const seen = Array.isArray(widths) ? Number(widths[1] ?? 0) : 512;
    const images: ExpertsPlan = {
      ...text.experts,
      expert: { ...expert, inner: seen },
      shared: null,
      names: { router: 'gate.weight_1', correction: 'moe_statics.image_bias', experts: `experts.${count}` },
    };
    const structure = layeredDecoder({
      ...text,
      more: (list, at, layer) => {
        if (text.isSparse?.(layer) === true) addExperts(list, `${at}.mlp`, text.sizes.width, images);
      },
    });
    // A share of all routed weights, as those for images are not visited.
    const visited = (active * expert.inner) / (expert.inner + seen);
    return {
      ...structure,
      experts: { count, active: visited },
      remarks: [
        ...structure.remarks,
        'experts that only images visit count as memory, and not as work for text',
      ],
    };
  },
};
