import type { Family } from '../family.ts';
import { readLatent } from './deepseek-v3.ts';
import { deepseekMoe } from './glm4-moe.ts';

/**
 * DeepSeek-V2 (arXiv 2405.04434), also as the language model of DeepSeek-VL2 and DeepSeek-OCR, whose files are of the type of
 * the whole. The smallest ones have attention without compression (`use_mla: false`).
 */
export const deepseekV2: Family = {
  types: ['deepseek_v2', 'deepseek_vl_v2', 'deepseek_ocr2'],
  architectures: ['DeepseekV2ForCausalLM'],
  defaults: { kv_lora_rank: 512, qk_rope_head_dim: 64, qk_nope_head_dim: 128, v_head_dim: 128 },
  read(config) {
    for (const key of ['lm_head', 'rm_head']) config.find([key]);
    const isPlain = config.word('model_type')?.startsWith('deepseek_ocr2') === true;
    if (isPlain || !config.yes('use_mla', true)) return deepseekMoe.read(config);
    if (!config.has('q_lora_rank') && !config.saysNull('q_lora_rank'))
      config.missing(['q_lora_rank'], 'null where queries are not compressed');
    return readLatent(config, { corrects: false, dense: 0 });
  },
};
