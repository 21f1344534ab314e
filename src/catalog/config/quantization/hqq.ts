import { wholeNumbers } from '../../structure/formats.ts';
import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Dialect } from './dialect.ts';
import { exclusions, listedModules } from './exclusions.ts';
import { groupSize } from './group-size.ts';
import { pack, type Packing } from './packing.ts';

/** `quant_method: hqq`: whole numbers with a scale and a zero of 16 bit for each group, for all layers or by a module's name. */
export const hqq: Dialect = {
  methods: ['hqq'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'skip_modules');
    const settings = quantization.nested('quant_config');
    if (settings === null) {
      quantization.missing(['quant_config']);
      return () => null;
    }
    const isForAll = settings.has('weight_quant_params');
    const rules = isForAll ? [{ packing: hqqPacking(settings), covers: () => true }] : byName(settings);
    return (weight) => {
      if (weight.kind !== 'linear' || isLeftOut(weight)) return null;
      const packing = rules.find(({ covers }) => covers(weight))?.packing ?? null;
      return packing === null ? null : pack(weight, packing);
    };
  },
};

function byName(settings: ConfigReader) {
  return settings.others().flatMap(([name]) => {
    const one = settings.nested(name);
    const covers: (weight: Weight) => boolean = listedModules(settings, name, [name]);
    return one === null ? [] : [{ packing: hqqPacking(one), covers }];
  });
}

function hqqPacking(settings: ConfigReader): Packing | null {
  const weights = settings.nested('weight_quant_params');
  if (weights === null) return null;
  const bits = weights.size('nbits', 4);
  const format = wholeNumbers(bits);
  if (format === null && !Number.isNaN(bits)) weights.wrong(['nbits'], 'must be 1, 2, 3, 4, 5, 6 or 8', bits);
  return format === null
    ? null
    : { format, bits, scales: { share: groupSize(weights, 'group_size', 64), bits: 32 } };
}
