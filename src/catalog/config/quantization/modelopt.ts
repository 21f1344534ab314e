import { configGroups } from './config-groups.ts';
import { byModule } from './by-module.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { modeloptPacking } from './modelopt-algorithms.ts';
import { pack } from './packing.ts';

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
