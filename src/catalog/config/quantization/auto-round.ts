import type { ConfigReader } from '../config-reader.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { gptqPacking } from './gptq.ts';
import { bareName } from './module-names.ts';
import { pack, type Packing } from './packing.ts';
import { mxfp4Packing, mxfp8Packing, nvfp4Packing } from './usual-packings.ts';

/**
 * `quant_method: auto-round` (arXiv 2309.05516): packed as GPTQ packs, or as microscaling or NVFP4 floats; `extra_config`
 * has settings of single modules, 16 bits where they are left.
 */
export const autoRound: Dialect = {
  methods: ['auto-round', 'intel/auto-round'],
  read(quantization) {
    const usual = packingOf(quantization, 4);
    const extra = quantization.nested('extra_config');
    const own = new Map<string, Packing | null>();
    for (const [module] of extra?.others() ?? []) {
      const settings = extra?.nested(module) ?? null;
      if (settings !== null) own.set(bareName(module), packingOf(settings, usual?.bits ?? 4));
    }
    return layersOnly(
      () => false,
      (weight) => {
        const found = own.get(bareName(weight.module));
        const packing = found === undefined ? usual : found;
        return packing === null ? null : pack(weight, packing);
      },
    );
  },
};

function packingOf(reader: ConfigReader, usualBits: number): Packing | null {
  const bits = reader.size('bits', usualBits);
  if (bits >= 16) return null;
  const type = reader.word('data_type') ?? 'int';
  if (type.startsWith('nv_fp')) return nvfp4Packing();
  if (type.startsWith('mx_fp')) return bits === 8 ? mxfp8Packing : mxfp4Packing;
  const packing = gptqPacking(reader, usualBits, 128);
  // The order of the inputs is kept by GPTQ alone.
  return packing === null ? null : { ...packing, columnBytes: 0 };
}
