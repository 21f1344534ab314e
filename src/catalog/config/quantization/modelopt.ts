import type { ConfigReader } from '../config-reader.ts';
import { configGroups } from './config-groups.ts';
import { type Dialect, layersOnly, type StorageRule } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { modeloptPacking } from './modelopt-algorithms.ts';
import { bareName } from './module-names.ts';
import { pack, type Packing } from './packing.ts';

/**
 * NVIDIA ModelOpt, in `config.json` or in `hf_quant_config.json`: one `quant_algo` for the matrices of all layers, or
 * `MIXED_PRECISION` with one for each module in `quantized_layers`, or `config_groups` as compressed-tensors has them.
 */
export const modelopt: Dialect = {
  methods: ['modelopt', 'modelopt_fp4', 'modelopt_mixed', 'modelopt_mxfp8'],
  matches: (quantization) => quantization.has('quant_algo'),
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'exclude_modules', 'ignore');
    const layers = quantization.nested('quantized_layers');
    if (layers !== null) return byModule(layers);
    const algorithm = quantization.word('quant_algo');
    if (algorithm === null || algorithm === 'MIXED_PRECISION')
      return configGroups(quantization, isLeftOut, 'two scalars');
    const packing = modeloptPacking(quantization);
    return layersOnly(isLeftOut, (weight) => (packing === null ? null : pack(weight, packing)));
  },
};

/** One algorithm for each module that is named; experts are told by the first of them. */
function byModule(layers: ConfigReader): StorageRule {
  const packings = new Map<string, Packing | null>();
  const known = new Map<string, Packing | null>();
  for (const [module, value] of layers.others()) {
    const key = JSON.stringify(value);
    const reader = known.has(key) ? null : layers.nested(module);
    if (reader !== null) known.set(key, modeloptPacking(reader));
    packings.set(bareName(module), known.get(key) ?? null);
  }
  return (weight) => {
    const packing = packings.get(bareName(weight.module)) ?? null;
    return packing === null ? null : pack(weight, packing);
  };
}
