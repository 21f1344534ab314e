import { wholeNumbers, type WeightFormat } from '../../structure/formats.ts';
import type { ConfigReader } from '../config-reader.ts';
import { blockSize, groupSize } from './group-size.ts';
import type { Packing, Share } from './packing.ts';
import { mxfp4Packing, mxfp8Packing, nvfp4Packing, nvfp4WeightsPacking } from './usual-packings.ts';

/**
 * What a writer keeps beside weights that have one scale a matrix or row: ModelOpt two 32-bit scalars, compressed-tensors
 * scales in the model's own 16 bit.
 */
export type ScaleHabit = 'two scalars' | '16 bit';

/** The packing that one of `config_groups` gives to its matrices; null where it leaves them, or is wrong. */
export function groupPacking(
  group: ConfigReader,
  quantization: ConfigReader,
  habit: ScaleHabit,
): Packing | null {
  const weights = group.nested('weights');
  if (weights === null) return null;
  const bits = weights.size('num_bits', 8);
  const type = weights.word('type') ?? 'int';
  const inputs = group.nested('input_activations');
  const inputBits = inputs === null ? 16 : inputs.size('num_bits', 8);
  const share = shareOf(weights);
  if (type === 'float' && bits === 4) return fp4Packing(group, quantization, share, inputBits);
  const word = group.word('format') ?? quantization.word('format') ?? '';
  if (word.startsWith('mxfp8')) return mxfp8Packing;
  const format = formatOf(type, bits, inputBits, inputs?.word('type') ?? type);
  if (format === null) {
    weights.wrong(['num_bits'], `has no ${type} numbers of so many bits`, bits);
    return null;
  }
  const isPacked = type === 'int' && bits < 8 && word !== 'int-quantized';
  const isAsymmetric = !weights.yes('symmetric', true);
  const isStatic = inputs !== null && inputBits < 16 && inputs.has('dynamic') && !inputs.yes('dynamic', true);
  return {
    format,
    bits,
    scales: { share, bits: (habit === '16 bit' ? 16 : 32) + (isAsymmetric ? bits : 0) },
    // A packed matrix keeps its shape, two 32-bit numbers.
    matrixBytes: (isPacked ? 8 : 0) + (isStatic ? (habit === '16 bit' ? 2 : 4) : 0),
    columnBytes: ['group', 'static'].includes(String(weights.find(['actorder'])?.[1])) && isPacked ? 4 : 0,
  };
}

function shareOf(weights: ConfigReader): Share {
  const group = groupSize(weights);
  const block = blockSize(weights, 'block_structure');
  const strategy = weights.word('strategy') ?? (weights.has('group_size') ? 'group' : 'tensor');
  if (strategy === 'block') return block ?? [128, 128];
  if (strategy === 'channel') return 'row';
  return strategy === 'tensor' ? 'matrix' : group;
}

function fp4Packing(
  group: ConfigReader,
  quantization: ConfigReader,
  share: Share,
  inputBits: number,
): Packing {
  const format = group.word('format') ?? quantization.word('format') ?? '';
  if (format.startsWith('mxfp4') || share === 32)
    return inputBits === 8 ? { ...mxfp4Packing, format: 'mxfp4 weights, fp8 activations' } : mxfp4Packing;
  if (inputBits === 16) return nvfp4WeightsPacking(share);
  return inputBits === 8
    ? { ...nvfp4Packing(share), format: 'nvfp4 weights, fp8 activations' }
    : nvfp4Packing(share);
}

function formatOf(type: string, bits: number, inputBits: number, inputType: string): WeightFormat | null {
  if (type === 'float') return bits === 8 ? (inputBits === 8 ? 'fp8' : 'fp8 weights') : null;
  if (inputBits !== 8) return wholeNumbers(bits);
  if (bits === 8) return inputType === 'int' ? 'int8' : 'int8 weights';
  if (bits !== 4) return wholeNumbers(bits);
  return inputType === 'int' ? 'int4 weights, int8 activations' : 'int4 weights, fp8 activations';
}
