import type { Family } from '../family.ts';
import { bamba } from './bamba.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { deepseekV32 } from './deepseek-v32.ts';
import { deepseekV4 } from './deepseek-v4.ts';
import { falconH1 } from './falcon-h1.ts';
import { dots1, glm4Moe, solarOpen } from './glm4-moe.ts';
import { gptOss } from './gpt-oss.ts';
import { graniteHybrid, graniteMoe } from './granite-moe.ts';
import { kimiLinear } from './kimi-linear.ts';
import { llama } from './llama.ts';
import { llama4 } from './llama4.ts';
import { mimoV2 } from './mimo-v2.ts';
import { minimaxM2 } from './minimax-m2.ts';
import { minimaxM3 } from './minimax-m3.ts';
import { mixtral } from './mixtral.ts';
import { nemotronH } from './nemotron-h.ts';
import { olmoe } from './olmoe.ts';
import { phimoe } from './phimoe.ts';
import { qwen2Moe } from './qwen2-moe.ts';
import { qwen3Moe } from './qwen3-moe.ts';
import { qwen35, qwen35Moe, qwen3Next } from './qwen3-next.ts';
import { step3p5 } from './step3p5.ts';

/** Every family that is known, one file each. */
export const families: readonly Family[] = [
  bamba,
  deepseekV3,
  deepseekV32,
  deepseekV4,
  dots1,
  falconH1,
  glm4Moe,
  gptOss,
  graniteHybrid,
  graniteMoe,
  kimiLinear,
  llama,
  llama4,
  mimoV2,
  minimaxM2,
  minimaxM3,
  mixtral,
  nemotronH,
  olmoe,
  phimoe,
  qwen2Moe,
  qwen35,
  qwen35Moe,
  qwen3Moe,
  qwen3Next,
  solarOpen,
  step3p5,
];
