import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText, readText } from '../testing/read-text.ts';

/**
 * Files of released models with the keys that count. Published: Aria 24.9e9 (arXiv 2410.05993; its 3.5e9 for a word of text leave out tables),
 * DeepSeek-VL2-Small the language model of DeepSeek-V2-Lite, 15.7e9 and 2.4e9 without tables (arXiv 2412.10302), DeepSeek-OCR 570e6 without its first
 * table (arXiv 2510.18234), Inkling 947e9 without images, sound and prediction (Hugging Face of its GGUF files) and 41e9 (its maker), GLM-5.3-Flash
 * 321e9 in its files with a layer of 7.4e9 for prediction and 0.5e9 for images (18e9 active with them). Muse Glimmer, 30e9 with 1.9e9 for images, has the sizes of its class in transformers 5.18.0. Caches by hand.
 */
const released: readonly (readonly [
  name: string,
  parameters: number,
  active: number,
  cache: number,
  config: string,
])[] = [
  [
    'Aria',
    24_869_091_840,
    4_115_151_360,
    28 * 20 * 128 * 4,
    `{"model_type":"aria","text_config":{"hidden_size":2560,"intermediate_size":1664,"model_type":"aria_text",
    "moe_intermediate_size":1664,"moe_num_experts":64,"moe_topk":6,"num_attention_heads":20,
    "num_experts_per_tok":6,"num_hidden_layers":28,"num_key_value_heads":20,"vocab_size":100352}}`,
  ],
  [
    'DeepSeek-VL2-Small',
    15_706_484_224,
    2_661_150_208,
    27 * (512 + 64) * 2,
    `{"model_type":"deepseek_vl_v2","language_config":{"architectures":["DeepseekV2ForCausalLM"],
    "first_k_dense_replace":1,"hidden_size":2048,"intermediate_size":10944,"kv_lora_rank":512,
    "model_type":"deepseek_v2","moe_intermediate_size":1408,"n_routed_experts":64,"n_shared_experts":2,
    "num_attention_heads":16,"num_experts_per_tok":6,"num_hidden_layers":27,"num_key_value_heads":16,
    "q_lora_rank":null,"topk_method":"greedy","vocab_size":102400}}`,
  ],
  [
    'DeepSeek-OCR 2',
    2_934_734_080,
    739_605_760,
    12 * 10 * 128 * 4,
    `{"model_type":"deepseek_vl_v2","language_config":{"architectures":["DeepseekV2ForCausalLM"],
    "first_k_dense_replace":1,"hidden_size":1280,"intermediate_size":6848,"kv_lora_rank":null,"lm_head":true,
    "moe_intermediate_size":896,"n_routed_experts":64,"n_shared_experts":2,"num_attention_heads":10,
    "num_experts_per_tok":6,"num_hidden_layers":12,"num_key_value_heads":10,"q_lora_rank":null,
    "qk_nope_head_dim":0,"qk_rope_head_dim":0,"topk_method":"greedy","use_mla":false,"v_head_dim":0,
    "vocab_size":129280}}`,
  ],
  [
    'DeepSeek-OCR 2 as transformers writes it',
    2_934_734_080,
    739_605_760,
    12 * 10 * 128 * 4,
    `{"model_type":"deepseek_ocr2","text_config":{"model_type":"deepseek_ocr2_text","hidden_size":1280,
    "intermediate_size":6848,"mlp_layer_types":["dense","sparse","sparse","sparse","sparse","sparse","sparse",
    "sparse","sparse","sparse","sparse","sparse"],"moe_intermediate_size":896,"n_routed_experts":64,
    "n_shared_experts":2,"num_attention_heads":10,"num_experts_per_tok":6,"num_hidden_layers":12,
    "num_key_value_heads":10,"vocab_size":129280}}`,
  ],
  [
    'GLM-5.3-Flash',
    313_326_828_862,
    17_376_738_622,
    11 * (512 + 128 / 16) * 2 + (34 * (64 * 128 * 128 * 4 + 3 * 64 * 128 * 3 * 2)) / 1000,
    `{"model_type":"glm5_next","text_config":{"model_type":"glm5_next_text","hidden_size":4096,
    "num_hidden_layers":45,"n_routed_experts":288,"num_experts_per_tok":8,"first_k_dense_replace":3,
    "qk_rope_head_dim":0,"linear_attn_config":{"num_heads":64,"head_dim":128,"short_conv_kernel_size":4},
    "index_kpool":16,"hc_mult":4,"vocab_size":154880}}`,
  ],
  [
    'Inkling',
    947_025_564_226,
    41_055_900_226,
    ((55 * 16 * 512 + 11 * 8 * 1000) * 128 * 4) / 1000 +
      ((66 * 6144 + 55 * 2048 + 11 * 1024) * 2 * 3 * 4) / 1000,
    `{"model_type":"inkling_mm_model","text_config":{"dense_intermediate_size":24576,"dense_mlp_idx":2,
    "hidden_size":6144,"intermediate_size":3072,"n_routed_experts":256,"num_experts_per_tok":6,
    "num_hidden_layers":66,"num_attention_heads":64,"num_key_value_heads":8,"swa_num_key_value_heads":16,
    "sconv_kernel_size":4,"use_sconv":true,"vocab_size":201024}}`,
  ],
  [
    'Muse Glimmer',
    27_854_780_928,
    27_854_780_928,
    52 * 2 * 128 * 4,
    '{"model_type":"muse_glimmer","text_config":{"model_type":"muse_glimmer_text"}}',
  ],
];

describe('language models inside larger files', () => {
  it.each(released)('counts that of %s', (_name, parameters, active, cache, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
    expect(cacheBytes(facts, 1000, 2)).toBe(1000 * cache);
  });

  it('keeps the window of three of four layers of Muse Glimmer', () => {
    const muse = factsOfText(released.at(-1)![4]);
    expect(cacheBytes(muse, 8192, 2)).toBe((39 * 2048 + 13 * 8192) * 2 * 128 * 4);
  });

  it('knows no schedule of indexers of GLM-5.3-Flash without the list', () => {
    const glm = released.find(([name]) => name === 'GLM-5.3-Flash')![4];
    const { problems } = readText(glm.replace('"hc_mult"', '"index_topk_freq":4,"hc_mult"'));
    expect(problems).toEqual([
      expect.objectContaining({
        path: ['text_config', 'index_topk_freq'],
        rule: 'needs `indexer_types` with a word for each layer',
      }),
    ]);
  });

  it('does not guess how DeepSeek-V2 compresses queries', () => {
    const { problems } = readText(released[1]![4].replace('"q_lora_rank":null,', ''));
    expect(problems.map(({ rule }) => rule)).toEqual(['`q_lora_rank` is missing']);
  });

  it.each([
    // Parameters of the class of the family in transformers 5.18.0 with its own defaults; Vicuna 7B with 64 rows more.
    ['LLaVA 1.5 7B', 6_738_939_904, '{"text_config":{"model_type":"llama","vocab_size":32064}}'],
    ['a default Mistral', 7_241_732_096, '{"text_config":{"model_type":"mistral"}}'],
    ['a default Qwen3', 12_049_461_248, '{"text_config":{"model_type":"qwen3"}}'],
    ['a default Phi-3', 3_821_079_552, '{"llm_config":{"model_type":"phi3"}}'],
    ['a default Gemma 3', 2_628_658_432, '{"text_config":{"model_type":"gemma3_text"}}'],
    [
      'Gemma 3 4B, whose file leaves out heads and vocabulary',
      3_880_263_168,
      `{"model_type":"gemma3","text_config":{"model_type":"gemma3_text","hidden_size":2560,
      "intermediate_size":10240,"num_hidden_layers":34,"sliding_window":1024}}`,
    ],
    [
      'a language model two levels down',
      12_049_846_272,
      '{"model_type":"qwen2_5_omni","thinker_config":{"text_config":{"model_type":"qwen2"}}}',
    ],
  ])('takes sizes that %s leaves out from transformers', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });

  it('requires sizes where a language model has the file to itself', () => {
    const { facts, problems } = readText('{"model_type":"llama","num_hidden_layers":32,"vocab_size":32000}');
    expect(facts).toBeNull();
    expect(problems.map(({ rule }) => rule)).toContain('`hidden_size` is missing');
  });

  it('refuses a version of MiniCPM-V that nobody has described', () => {
    const { problems } = readText(
      `{"model_type":"minicpmv","version":9,"vocab_size":10,"hidden_size":64,"intermediate_size":64,
      "num_hidden_layers":1,"num_attention_heads":4}`,
    );
    expect(problems).toEqual([expect.objectContaining({ path: ['version'], rule: 'is not known' })]);
  });
});
