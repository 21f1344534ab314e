import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { fourNorms } from './gemma2.ts';
import { slidingWindows, type UsualSizes, usualHeads, usualSizes } from './usual.ts';

/** An input of `own` values that each layer has for each word, and how it comes into the layer. */
export function addPerLayerInput(list: WeightList, at: string, width: number, own: number): void {
  list.linear(`${at}.per_layer_input_gate`, width, own);
  list.linear(`${at}.per_layer_projection`, own, width);
  list.norm(`${at}.post_per_layer_input_norm`, width);
}

/** The table of those inputs, which is only looked up, and what is added to it from the words' own table. */
export function addPerLayerTables(
  list: WeightList,
  { layers, width }: UsualSizes,
  own: number,
  rows: number,
): void {
  list.embedding('model.embed_tokens_per_layer', rows, layers * own);
  list.linear('model.per_layer_model_projection', width, layers * own);
  list.norm('model.per_layer_projection_norm', own);
}

/** Several streams of the model's width that a layer predicts and corrects (AltUp, arXiv 2301.13310). */
function addAltUp(list: WeightList, at: string, width: number, streams: number): void {
  list.vector(`${at}.correct_output_scale`, width);
  list.linear(`${at}.correction_coefs`, streams, streams, { kind: 'router' });
  list.linear(`${at}.prediction_coefs`, streams, streams * streams, { kind: 'router' });
  list.linear(`${at}.modality_router`, width, streams, { kind: 'router' });
  list.norm(`${at}.router_norm`, width);
}

/** Widths of the blocks, one for all layers or one each. */
function innerSizes(config: ConfigReader, layers: number): (layer: number) => number {
  const found = config.find(['intermediate_size'])?.[1];
  if (!Array.isArray(found)) {
    const inner = config.size('intermediate_size');
    return () => inner;
  }
  const listed = config.perLayer('intermediate_size', layers) ?? [];
  const wrong = listed.findIndex((one) => !Number.isSafeInteger(one) || Number(one) < 1);
  if (wrong >= 0)
    config.wrong(['intermediate_size', String(wrong)], 'must be a whole number of at least 1', listed[wrong]);
  return (layer) => Number(listed[layer]);
}

/** Gemma 3n (transformers `Gemma3nTextModel`): layers' own inputs from a table, several streams, keys and values of the last layers shared. */
export const gemma3n: Family = {
  types: ['gemma3n'],
  defaults: {
    hidden_size: 2048,
    intermediate_size: 16384,
    num_hidden_layers: 35,
    num_attention_heads: 8,
    num_key_value_heads: 2,
    vocab_size: 262400,
  },
  read(config) {
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const { heads, keys } = usualHeads(config, width, { kvHeads: 2, headDim: 256 });
    const windows = slidingWindows(config, layers, (layer) => (layer + 1) % 5 > 0, 512);
    const innerOf = innerSizes(config, layers);
    const shared = layers - config.count('num_kv_shared_layers', 15);
    const own = config.size('hidden_size_per_layer_input', 256);
    const rows = config.size('vocab_size_per_layer_input', 262144);
    const streams = config.size('altup_num_inputs', 4);
    const rank = config.size('laurel_rank', 64);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      outside(list) {
        addPerLayerTables(list, sizes, own, rows);
        for (const name of ['altup_projections', 'altup_unembed_projections'])
          list.linear(`model.${name}.0`, width, width, { copies: streams - 1 });
      },
      layer(list, at, layer) {
        const shares = layer >= shared;
        for (const norm of fourNorms) list.norm(`${at}.${norm}`, width);
        addAttention(list, `${at}.self_attn`, width, {
          heads,
          keys,
          queryKeyNorm: 'head',
          queriesAlone: shares,
        });
        addFeedForward(list, `${at}.mlp`, width, { inner: innerOf(layer), gated: true });
        addPerLayerInput(list, at, width, own);
        addAltUp(list, `${at}.altup`, width, streams);
        list.linear(`${at}.laurel.linear_left`, width, rank);
        list.linear(`${at}.laurel.linear_right`, rank, width);
        list.norm(`${at}.laurel.post_laurel_norm`, width);
        const window = windows[layer] ?? null;
        const seen = { ...(window === null ? {} : { window }), ...(shares ? { cached_layers: 0 } : {}) };
        return { attention: { heads, keys, ...seen } };
      },
    });
  },
};
