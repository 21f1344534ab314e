import type { Family } from '../family.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import { llama } from './llama.ts';
import { qwen3Moe } from './qwen3-moe.ts';

/** Every family that is known, one file each. */
export const families: readonly Family[] = [llama, qwen3Moe, deepseekV3];
