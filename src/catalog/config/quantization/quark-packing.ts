import type { WeightFormat } from '../../structure/formats.ts';
import type { ConfigReader } from '../config-reader.ts';
import { asMapping } from '../language-part.ts';
import { groupSize } from './group-size.ts';
import type { Packing, Share } from './packing.ts';
import { mxfp4Packing } from './usual-packings.ts';

/** Number formats of AMD Quark (quark.docs.amd.com), with activations of the same format or of 16 bit. */
const formats: Readonly<
  Record<string, { readonly bits: number; readonly both: WeightFormat; readonly alone: WeightFormat }>
> = {
  fp8_e4m3: { bits: 8, both: 'fp8', alone: 'fp8 weights' },
  fp8_e5m2: { bits: 8, both: 'fp8', alone: 'fp8 weights' },
  int8: { bits: 8, both: 'int8', alone: 'int8 weights' },
  fp6_e2m3: { bits: 6, both: 'fp6 weights', alone: 'fp6 weights' },
  fp6_e3m2: { bits: 6, both: 'fp6 weights', alone: 'fp6 weights' },
  int4: { bits: 4, both: 'int4 weights', alone: 'int4 weights' },
  uint4: { bits: 4, both: 'int4 weights', alone: 'int4 weights' },
  int2: { bits: 2, both: 'int2 weights', alone: 'int2 weights' },
};

/** The packing of one setting, by the last of its steps where weights are quantized twice; null where they are not. */
export function quarkPacking(settings: ConfigReader): Packing | null {
  const weights = specification(settings, 'weight');
  if (weights === null) return null;
  const type = weights.word('dtype') ?? 'int8';
  const share = shareOf(weights);
  const inputs = specification(settings, 'input_tensors');
  if (type === 'fp4') return inputs?.word('dtype')?.startsWith('fp8') === true ? mixed : mxfp4Packing;
  const row = Object.hasOwn(formats, type) ? formats[type] : undefined;
  if (row === undefined) {
    weights.wrong(
      ['dtype'],
      'is not a number format',
      type,
      `known: ${Object.keys(formats).join(', ')}, fp4`,
    );
    return null;
  }
  const scaleBits = weights.word('scale_format') === 'e8m0' ? 8 : 32;
  return {
    format: inputs === null ? row.alone : row.both,
    bits: row.bits,
    scales: { share, bits: scaleBits },
  };
}

const mixed: Packing = { ...mxfp4Packing, format: 'mxfp4 weights, fp8 activations' };

function shareOf(weights: ConfigReader): Share {
  const scheme = weights.word('qscheme');
  if (scheme === 'per_group') return groupSize(weights, 'group_size', 32);
  return scheme === 'per_channel' ? 'row' : 'matrix';
}

/** A mapping, or the last of a list of them. */
function specification(settings: ConfigReader, name: string): ConfigReader | null {
  const value = settings.find([name])?.[1];
  if (!Array.isArray(value)) return settings.nested(name);
  const last = asMapping(value.at(-1));
  return last === null ? null : settings.from(last, [name]);
}
