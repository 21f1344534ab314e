import { aqlm } from './aqlm.ts';
import { autoRound } from './auto-round.ts';
import { awq } from './awq.ts';
import { bitnet } from './bitnet.ts';
import { bitsandbytes } from './bitsandbytes.ts';
import { compressedTensors } from './compressed-tensors.ts';
import { eetq } from './eetq.ts';
import { exl2 } from './exl2.ts';
import { fbgemmFp8 } from './fbgemm-fp8.ts';
import { fp8Blocks } from './fp8-blocks.ts';
import { gguf } from './gguf.ts';
import { gptq } from './gptq.ts';
import { hqq } from './hqq.ts';
import { mlx } from './mlx.ts';
import { modelopt } from './modelopt.ts';
import { mxfp4 } from './mxfp4.ts';
import { mxfp8 } from './mxfp8.ts';
import { quanto } from './quanto.ts';
import { quark } from './quark.ts';
import { torchao } from './torchao.ts';
import type { Dialect } from './dialect.ts';

/** Every dialect that is known, one file each. Where a file has no `quant_method`, the first that matches reads. */
export const dialects: readonly Dialect[] = [
  aqlm,
  autoRound,
  awq,
  bitnet,
  bitsandbytes,
  modelopt,
  compressedTensors,
  eetq,
  exl2,
  fbgemmFp8,
  fp8Blocks,
  gguf,
  gptq,
  hqq,
  mxfp4,
  mxfp8,
  quanto,
  quark,
  torchao,
  mlx,
];
