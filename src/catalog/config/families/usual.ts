import type { GroupedKeys } from '../../structure/attention-layers.ts';
import type { ConfigReader } from '../config-reader.ts';
import { layerKinds, slidingKinds } from './layer-kinds.ts';

/** Sizes that every decoder has. */
export interface UsualSizes {
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
}

export function usualSizes(config: ConfigReader): UsualSizes {
  return {
    layers: config.layers(),
    width: config.size('hidden_size'),
    vocabulary: config.size('vocab_size'),
  };
}

export interface HeadDefaults {
  /** Heads of keys and values where the file does not say; as many as heads when left out. */
  readonly kvHeads?: number;
  /** Heads of keys and values whatever the file says: Falcon 7B writes 71 and has one. */
  readonly fixedKvHeads?: number;
  /** Width of a head where the file does not say; width over heads when left out. */
  readonly headDim?: number;
}

/** Heads of attention, checked: a width divides among heads, and heads among those of keys and values. */
export function usualHeads(
  config: ConfigReader,
  width: number,
  defaults: HeadDefaults = {},
): { readonly heads: number; readonly keys: GroupedKeys } {
  const heads = config.size('num_attention_heads');
  const said = config.size('num_key_value_heads', defaults.kvHeads ?? heads);
  const kvHeads = defaults.fixedKvHeads ?? said;
  const dim = config.size('head_dim', defaults.headDim ?? width / heads);
  if (!Number.isInteger(dim) && Number.isInteger(heads) && Number.isInteger(width))
    config.wrong([config.nameOf('num_attention_heads')], `must divide the width ${width}`, heads);
  if (heads % kvHeads > 0)
    config.wrong([config.nameOf('num_key_value_heads')], `must divide the ${heads} heads`, kvHeads);
  return { heads, keys: { kv_heads: kvHeads, key_dim: dim, value_dim: dim } };
}

/** Experts of a layer and those that a token visits, checked. */
export function usualExperts(config: ConfigReader): { readonly count: number; readonly active: number } {
  const count = config.size('num_experts');
  const active = config.size('num_experts_per_tok');
  if (active > count)
    config.wrong([config.nameOf('num_experts_per_tok')], `must not exceed the ${count} experts`, active);
  return { count, active };
}

/**
 * The sliding window of each layer: from `layer_types` where the file has it, else from `isSliding`.
 * Null where a layer sees everything.
 */
export function slidingWindows(
  config: ConfigReader,
  layers: number,
  isSliding: (layer: number) => boolean,
  usualWindow?: number,
): readonly (number | null)[] {
  const types = layerKinds(config, 'layer_types', layers, slidingKinds);
  const slides = Array.from({ length: layers || 0 }, (_, layer) => types?.[layer] ?? isSliding(layer));
  if (!slides.includes(true)) {
    config.find(['sliding_window']);
    return slides.map(() => null);
  }
  const window = config.size('sliding_window', usualWindow);
  return slides.map((one) => (one ? window : null));
}

/** The same window in all layers; none where the file has null, or where it says nothing and the family has no usual one. */
export function windowEverywhere(
  config: ConfigReader,
  layers: number,
  usualWindow?: number,
): readonly (number | null)[] {
  const none =
    config.saysNull('sliding_window') || (usualWindow === undefined && !config.has('sliding_window'));
  return slidingWindows(config, layers, () => !none, usualWindow);
}

/** The window of Qwen and its heirs: off, whatever `sliding_window` says, unless `use_sliding_window`; then in the upper layers. */
export function switchedWindow(config: ConfigReader, layers: number): readonly (number | null)[] {
  const on = config.yes('use_sliding_window', false) && config.has('sliding_window');
  const first = config.count('max_window_layers', 28);
  if (on) return slidingWindows(config, layers, (layer) => layer >= first);
  for (const key of ['sliding_window', 'layer_types']) config.find([key]);
  return Array.from({ length: layers || 0 }, () => null);
}

/** Biases of all four matrices of attention, by one key. */
export function sameBiases(
  config: ConfigReader,
  key = 'attention_bias',
  usual = false,
): { readonly qkv: boolean; readonly output: boolean } {
  const bias = config.yes(key, usual);
  return { qkv: bias, output: bias };
}
