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
    // The innermost module that is named counts.
    const name = holders(bareName(weight.module)).find((one) => packings.has(one));
    const packing = name === undefined ? null : (packings.get(name) ?? null);
    const isMatrix = ['linear', 'head', 'router', 'embedding'].includes(weight.kind);
    return packing === null || !isMatrix ? null : pack(weight, packing);
  };
}

/** A module, the one that it may be fused into, and those that hold it: `mlp.experts` stands for all experts. */
function holders(module: string): readonly string[] {
  const fused = module.replace(/\b[qkv]_proj$/, 'qkv_proj').replace(/\b(gate|up)_proj$/, 'gate_up_proj');
  const words = module.split('.');
  return [module, fused, ...words.map((_word, index) => words.slice(0, -1 - index).join('.'))];
}
