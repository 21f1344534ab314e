import { wholeNumbers } from '../../structure/formats.ts';
import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Dialect } from './dialect.ts';
import { bareName } from './module-names.ts';
import { pack, type Packing } from './packing.ts';
import { mxfp4Packing, mxfp8Packing, nvfp4Packing } from './usual-packings.ts';

const kinds = ['linear', 'embedding', 'head', 'router'];

/**
 * MLX (`mlx_lm.convert`): every matrix, tables and routers too, whose rows divide into groups; a scale and an offset of
 * 16 bit for each. Settings of single modules stand beside the usual ones, and `false` leaves a module as it is.
 */
export const mlx: Dialect = {
  methods: [],
  matches: (quantization) => quantization.has('bits') && quantization.has('group_size'),
  read(quantization) {
    const usual = mlxPacking(quantization);
    const own = new Map<string, Packing | null>();
    for (const [module, value] of quantization.others()) {
      if (value === false) own.set(bareName(module), null);
      else if (typeof value === 'object') {
        const settings = quantization.nested(module);
        if (settings !== null) own.set(bareName(module), mlxPacking(settings, usual));
      }
    }
    return (weight) => {
      if (!kinds.includes(weight.kind)) return null;
      const found = own.get(bareName(weight.module));
      const packing = found === undefined ? usual : found;
      return packing === null || !divides(packing, weight) ? null : pack(weight, packing);
    };
  },
};

const divides = ({ scales }: Packing, { columns }: Weight) =>
  typeof scales?.share !== 'number' || columns % scales.share === 0;

function mlxPacking(reader: ConfigReader, usual?: Packing | null): Packing | null {
  const mode = reader.word('mode') ?? 'affine';
  const bits = reader.size('bits', usual?.bits);
  const share = typeof usual?.scales?.share === 'number' ? usual.scales.share : undefined;
  const group = reader.size('group_size', share);
  if (mode === 'mxfp4') return mxfp4Packing;
  if (mode === 'mxfp8') return mxfp8Packing;
  if (mode === 'nvfp4') return { ...nvfp4Packing(), matrixBytes: 0 };
  const format = wholeNumbers(bits);
  if (format === null && !Number.isNaN(bits)) reader.wrong(['bits'], 'must be 2, 3, 4, 5, 6 or 8', bits);
  return format === null ? null : { format, bits, scales: { share: group, bits: 32 } };
}
