import type { Storage } from '../../structure/facts.ts';
import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';

/** How a weight is stored; null where it stays in the model's own number format. */
export type StorageRule = (weight: Weight) => Storage | null;

/** A way in which checkpoints say how their weights are quantized. */
export interface Dialect {
  /** Whether a `quantization_config` is written in it. */
  matches(quantization: ConfigReader): boolean;
  /** What is wrong goes to `quantization.problems`. */
  read(quantization: ConfigReader): StorageRule;
}
