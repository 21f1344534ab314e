import type { ConfigReader } from '../config-reader.ts';
import { groupSize } from './group-size.ts';
import type { Packing, Share } from './packing.ts';
import {
  fp8Packing,
  int8Packing,
  mxfp4Packing,
  mxfp8Packing,
  nvfp4Packing,
  nvfp4WeightsPacking,
} from './usual-packings.ts';

const int4 = (share: Share, scaleBits: number): Packing => ({
  format: 'int4 weights',
  bits: 4,
  scales: { share, bits: scaleBits },
});

/** `quant_algo` of NVIDIA ModelOpt and TensorRT-LLM (tensorrt_llm/quantization/mode.py); null is not quantized. */
const algorithms: Readonly<Record<string, ((group: Share) => Packing) | null>> = {
  FP8: () => fp8Packing('matrix', true),
  FP8_PER_CHANNEL_PER_TOKEN: () => fp8Packing('row'),
  FP8_PB_WO: () => fp8Packing([128, 128]),
  FP8_BLOCK_SCALES: () => fp8Packing([128, 128]),
  NVFP4: nvfp4Packing,
  NVFP4_AWQ: nvfp4Packing,
  W4A16_NVFP4: nvfp4WeightsPacking,
  W4A8_NVFP4_FP8: (group) => ({ ...nvfp4Packing(group), format: 'nvfp4 weights, fp8 activations' }),
  MXFP8: () => mxfp8Packing,
  MXFP4: () => mxfp4Packing,
  W4A16_MXFP4: () => mxfp4Packing,
  W4A8_MXFP4_FP8: () => ({ ...mxfp4Packing, format: 'mxfp4 weights, fp8 activations' }),
  W4A16: (group) => int4(group, 16),
  W4A16_AWQ: (group) => int4(group, 16),
  W4A16_GPTQ: (group) => int4(group, 16),
  W4A8_AWQ: (group) => ({ ...int4(group, 16), format: 'int4 weights, fp8 activations', matrixBytes: 4 }),
  W8A16: () => ({ ...int8Packing, format: 'int8 weights' }),
  W8A16_GPTQ: () => ({ ...int8Packing, format: 'int8 weights' }),
  INT8: () => int8Packing,
  W8A8_SQ_PER_CHANNEL: () => int8Packing,
  W8A8_SQ_PER_CHANNEL_PER_TOKEN_PLUGIN: () => int8Packing,
  W8A8_SQ_PER_TENSOR_PLUGIN: () => int8Packing,
  NONE: null,
  NO_QUANT: null,
};

/** How many values share a scale where a file does not say: 16 for NVFP4 by definition, 128 for whole numbers in ModelOpt. */
const usualGroup = (algorithm: string): Share => (algorithm.includes('NVFP4') ? 16 : 128);

/** The packing of one `quant_algo`; null where it is not quantized, and a problem where it is not known. */
export function modeloptPacking(reader: ConfigReader): Packing | null {
  const name = reader.word('quant_algo')?.toUpperCase() ?? 'NONE';
  if (Object.hasOwn(algorithms, name))
    return algorithms[name]?.(groupSize(reader, 'group_size', usualGroup(name))) ?? null;
  const known = Object.keys(algorithms).join(', ');
  reader.wrong(['quant_algo'], 'this way of quantization is not known', name, `known: ${known}`);
  return null;
}
