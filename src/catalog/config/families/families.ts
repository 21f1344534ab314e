import type { Family } from '../family.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { deepseekV32 } from './deepseek-v32.ts';
import { gptOss } from './gpt-oss.ts';
import { llama } from './llama.ts';
import { llama4 } from './llama4.ts';
import { minimaxM2 } from './minimax-m2.ts';
import { mixtral } from './mixtral.ts';
import { nemotronH } from './nemotron-h.ts';
import { qwen3Moe } from './qwen3-moe.ts';
import { qwen3Next, qwen35, qwen35Moe } from './qwen3-next.ts';

/** Every family that is known, one file each. */
export const families: readonly Family[] = [
  deepseekV3,
  deepseekV32,
  gptOss,
  llama,
  llama4,
  minimaxM2,
  mixtral,
  nemotronH,
  qwen3Moe,
  qwen3Next,
  qwen35,
  qwen35Moe,
];
