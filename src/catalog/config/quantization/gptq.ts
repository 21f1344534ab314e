import { wholeNumbers } from '../../structure/formats.ts';
import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Dialect } from './dialect.ts';
import { listedModules } from './exclusions.ts';
import { groupSize } from './group-size.ts';
import { pack, type Packing } from './packing.ts';

/**
 * `quant_method: gptq` (arXiv 2210.17323), as AutoGPTQ and GPTQModel write it: whole numbers, a 16-bit scale and a zero
 * for each group, and the order of the inputs. `dynamic` has other settings for some modules, or none (`-:`).
 */
export const gptq: Dialect = {
  methods: ['gptq', 'gptqmodel', 'gptq_marlin', 'marlin'],
  read(quantization) {
    const usual = gptqPacking(quantization, 4, 128);
    const withHead = quantization.yes('lm_head', false);
    const rules = gptqRules(quantization);
    const only = quantization.list('modules_in_block_to_quantize')?.flat() ?? null;
    const isListed = (module: string) => only === null || only.some((name) => module.endsWith(`.${name}`));
    return (weight) => {
      if (weight.kind !== 'linear' && !(withHead && weight.kind === 'head')) return null;
      if (weight.kind === 'linear' && !isListed(weight.module)) return null;
      const rule = rules.find(({ covers }) => covers(weight));
      const packing = rule === undefined ? usual : rule.packing;
      return packing === null ? null : pack(weight, packing);
    };
  },
};

/** Whole numbers with a scale and a zero, in the settings of a mapping. */
export function gptqPacking(
  reader: ConfigReader,
  usualBits: number,
  usualGroup: number | 'row',
): Packing | null {
  const bits = reader.size('bits', usualBits);
  const format = wholeNumbers(bits);
  if (format === null && !Number.isNaN(bits)) reader.wrong(['bits'], 'must be 2, 3, 4 or 8', bits);
  if (format === null) return null;
  const share = groupSize(reader, 'group_size', usualGroup);
  return { format, bits, scales: { share, bits: 16 + bits }, columnBytes: 4 };
}

interface GptqRule {
  readonly covers: (weight: Weight) => boolean;
  readonly packing: Packing | null;
}

function gptqRules(quantization: ConfigReader): readonly GptqRule[] {
  const dynamic = quantization.nested('dynamic');
  return (dynamic?.others() ?? []).flatMap(([key]): GptqRule[] => {
    const settings = dynamic?.nested(key) ?? null;
    const covers = listedModules(quantization, 'dynamic', [`re:${key.replace(/^[+-]:/, '')}`]);
    if (key.startsWith('-:')) return [{ covers, packing: null }];
    if (settings === null) return [];
    const bits = quantization.size('bits', 4);
    const group = groupSize(quantization, 'group_size', 128);
    return [{ covers, packing: gptqPacking(settings, bits, typeof group === 'number' ? group : 'row') }];
  });
}
