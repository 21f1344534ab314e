import { awq } from './awq.ts';
import { bitsandbytes } from './bitsandbytes.ts';
import { compressedTensors } from './compressed-tensors.ts';
import type { Dialect } from './dialect.ts';
import { fp8Blocks } from './fp8-blocks.ts';
import { gptq } from './gptq.ts';
import { mlx } from './mlx.ts';
import { modelopt } from './modelopt.ts';
import { mxfp4 } from './mxfp4.ts';
import { mxfp8 } from './mxfp8.ts';

/** Every dialect that is known, one file each. Where a file has no `quant_method`, the first that matches reads. */
export const dialects: readonly Dialect[] = [
  awq,
  bitsandbytes,
  modelopt,
  compressedTensors,
  fp8Blocks,
  gptq,
  mxfp4,
  mxfp8,
  mlx,
];
