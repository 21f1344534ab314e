import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** ERNIE 4.5 with experts: on every `moe_layer_interval`-th layer between two, routers in 32 bit with a bias. */
export const ernie45Moe: Family = {
  types: ['ernie4_5_moe'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('use_bias', false);
    const count = config.size('num_experts', 64);
    const active = config.size(config.has('moe_k') ? 'moe_k' : 'num_experts_per_tok', 6);
    if (active > count) config.wrong(['moe_k'], `must not exceed the ${count} experts`, active);
    const inner = config.size('moe_intermediate_size', 1536);
    const shared = config.count('n_shared_experts', 2);
    const first = config.count('moe_layer_start_index', 1);
    const given = config.find(['moe_layer_end_index'])?.[1] ?? -1;
    const last = given === -1 ? sizes.layers - 1 : Number(given);
    const interval = config.size('moe_layer_interval', 1);
    for (const key of ['moe_use_aux_free', 'moe_gate', 'moe_capacity', 'use_moe']) config.find([key]);
    return layeredDecoder({
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
      isSparse: (layer) => (layer + 1) % interval === 0 && layer >= first && layer <= last,
      dense: { inner: config.size('intermediate_size'), gated: true, bias },
    });
  },
};
