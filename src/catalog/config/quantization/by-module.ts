import type { ConfigReader } from '../config-reader.ts';
import type { StorageRule } from './dialect.ts';
import { modeloptPacking } from './modelopt-algorithms.ts';
import { bareName } from './module-names.ts';
import { pack, type Packing } from './packing.ts';

/**
 * One algorithm for each module of a `quantized_layers`, which holds for all that the module holds
 * (`model.layers.3.mlp.experts`); where experts are named one by one, the first of them tells.
 */
export function byModule(layers: ConfigReader): StorageRule {
  const packings = new Map<string, Packing | null>();
  const known = new Map<string, Packing | null>();
  for (const [module, value] of layers.others()) {
    const key = JSON.stringify(value);
    const reader = known.has(key) ? null : layers.nested(module);
    if (reader !== null) known.set(key, modeloptPacking(reader));
    packings.set(bareName(module), known.get(key) ?? null);
  }
  return (weight) => {
    const words = bareName(weight.module).split('.');
    // The innermost module that is named counts.
    for (let count = words.length; count > 0; count -= 1) {
      const packing = packings.get(words.slice(0, count).join('.'));
      if (packing !== undefined)
        return packing === null || weight.kind === 'norm' ? null : pack(weight, packing);
    }
    return null;
  };
}
