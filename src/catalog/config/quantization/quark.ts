import type { ConfigReader } from '../config-reader.ts';
import { asMapping } from '../language-part.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions, listedModules } from './exclusions.ts';
import { quarkPacking } from './quark-packing.ts';
import { pack } from './packing.ts';

/** `quant_method: quark` (AMD Quark): one way for all layers, others for modules by name, and modules that are left out. */
export const quark: Dialect = {
  methods: ['quark'],
  matches: (quantization) => quantization.has('global_quant_config'),
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'exclude');
    const general = quantization.nested('global_quant_config');
    const usual = general === null ? null : quarkPacking(general);
    const layers = quantization.nested('layer_quant_config');
    const own = (layers?.others() ?? []).flatMap(([name, value]) => {
      const settings: ConfigReader | null = asMapping(value) === null ? null : (layers?.nested(name) ?? null);
      if (layers === null || settings === null) return [];
      return [{ covers: listedModules(layers, name, [name]), packing: quarkPacking(settings) }];
    });
    return layersOnly(isLeftOut, (weight) => {
      const found = own.find(({ covers }) => covers(weight));
      const packing = found === undefined ? usual : found.packing;
      return packing === null ? null : pack(weight, packing);
    });
  },
};
