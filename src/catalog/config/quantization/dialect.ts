import type { Storage } from '../../structure/facts.ts';
import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';

/** How a weight is stored; null where it stays in the model's own number format. */
export type StorageRule = (weight: Weight) => Storage | null;

/** A way in which checkpoints say how their weights are quantized. */
export interface Dialect {
  /** Words of `quant_method` that name it. */
  readonly methods: readonly string[];
  /** Whether a mapping without a `quant_method` is written in it. */
  matches?(quantization: ConfigReader): boolean;
  /**
   * What is wrong goes to `quantization.problems`.
   *
   * @param model the language model's part of `config.json`, for what stands there
   */
  read(quantization: ConfigReader, model: ConfigReader): StorageRule;
}

/** The rule of a way that packs the matrices of layers, some modules left out, and nothing else. */
export function layersOnly(
  isLeftOut: (weight: Weight) => boolean,
  storageOf: (weight: Weight) => Storage | null,
): StorageRule {
  return (weight) => (weight.kind !== 'linear' || isLeftOut(weight) ? null : storageOf(weight));
}
