import type { Family } from '../family.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { deepseekV32 } from './deepseek-v32.ts';
import { deepseekV4 } from './deepseek-v4.ts';
import { gptOss } from './gpt-oss.ts';
import { kimiLinear } from './kimi-linear.ts';
import { llama } from './llama.ts';
import { llama4 } from './llama4.ts';
import { mimoV2 } from './mimo-v2.ts';
import { minimaxM2 } from './minimax-m2.ts';
import { minimaxM3 } from './minimax-m3.ts';
import { mixtral } from './mixtral.ts';
import { nemotronH } from './nemotron-h.ts';
import { qwen3Moe } from './qwen3-moe.ts';
import { qwen3Next, qwen35, qwen35Moe } from './qwen3-next.ts';
import { step3p5 } from './step3p5.ts';

/** Every family that is known, one file each. */
export const families: readonly Family[] = [
  deepseekV3,
  deepseekV32,
  deepseekV4,
  gptOss,
  kimiLinear,
  llama,
  llama4,
  mimoV2,
  minimaxM2,
  minimaxM3,
  mixtral,
  nemotronH,
  qwen35,
  qwen35Moe,
  qwen3Moe,
  qwen3Next,
  step3p5,
];
