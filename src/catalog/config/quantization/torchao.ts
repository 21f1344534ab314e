import type { ConfigReader } from '../config-reader.ts';
import { asMapping } from '../language-part.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { groupSize } from './group-size.ts';
import { pack, type Packing, type Share } from './packing.ts';
import { fp8Packing, int8Packing } from './usual-packings.ts';

/** Classes and words of torchao, without signs and in small letters, by their beginning; the first that fits is meant. */
const ways: readonly (readonly [beginning: string, packing: (group: Share) => Packing])[] = [
  ['float8dynamicactivationfloat8', () => fp8Packing('row')],
  ['float8dynamicactivationint4', (group) => int4('int4 weights, fp8 activations', group)],
  ['float8weightonly', () => ({ ...fp8Packing('row'), format: 'fp8 weights' })],
  ['int8dynamicactivationint8', () => int8Packing],
  ['int8dynamicactivationint4', (group) => int4('int4 weights, int8 activations', group)],
  ['int8dynamicactivationintx', (group) => int4('int4 weights, int8 activations', group)],
  ['int8weightonly', () => ({ ...int8Packing, format: 'int8 weights' })],
  ['int4weightonly', (group) => int4('int4 weights', group)],
];

/** A scale and a zero of 16 bit for each group. */
const int4 = (format: Packing['format'], share: Share): Packing => ({
  format,
  bits: 4,
  scales: { share, bits: 32 },
});

/** `quant_method: torchao` (github.com/pytorch/ao): a class of its own with settings, or one of its older words. */
export const torchao: Dialect = {
  methods: ['torchao'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    const { word, settings } = wayOf(quantization);
    const way = ways.find(([beginning]) => plain(word).startsWith(beginning));
    if (way === undefined) {
      const known =
        'float8, int8 and int4 weights, with or without dynamic activations, one way for all layers';
      quantization.wrong(['quant_type'], 'this way of torchao is not known', word, `known: ${known}`);
    }
    const group = settings === null ? 128 : groupSize(settings, 'group_size', 128);
    const packing = way?.[1](group) ?? null;
    return layersOnly(isLeftOut, (weight) => (packing === null ? null : pack(weight, packing)));
  },
};

const plain = (word: string) => word.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

function wayOf(quantization: ConfigReader): {
  readonly word: string;
  readonly settings: ConfigReader | null;
} {
  const value = quantization.find(['quant_type'])?.[1];
  if (asMapping(value) === null)
    return { word: String(value ?? ''), settings: quantization.nested('quant_type_kwargs') };
  const usual = quantization.nested('quant_type')?.nested('default') ?? null;
  return { word: usual?.word('_type') ?? '', settings: usual?.nested('_data') ?? null };
}
