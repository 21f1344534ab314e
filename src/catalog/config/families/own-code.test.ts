import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText, readText } from '../testing/read-text.ts';

/**
 * Sizes of released models whose code came with them. What was published: DeciLM-7B 7.04e9 (its model card), Orion-14B 14.5e9, Solar Pro 22e9,
 * OpenELM 1.08e9 and 3.04e9 (arXiv 2404.14619), MobileLLM-R1 140,248,512, 359e6 and 949e6 (arXiv 2509.24945), nanochat of 20 layers 560,988,160.
 * TeleChat2-115B is stored in 32 bit, two layers in a file of 9.26 GB; Phi-3-small in four files of 14.78 GB together, 16 bit. Caches, in bytes
 * a token: layers x heads of keys and values x width of a head x 4, by hand.
 */
const dense: readonly (readonly [name: string, parameters: number, cache: number, config: string])[] = [
  [
    'DeciLM-7B',
    7_043_551_232,
    67 * 128 * 4,
    `{"architectures":["DeciLMForCausalLM"],"model_type":"deci","hidden_size":4096,"intermediate_size":14336,
    "num_attention_heads":32,"num_hidden_layers":32,"vocab_size":32000,"tie_word_embeddings":false,
    "num_key_value_heads_per_layer":[4,4,4,4,4,2,2,2,2,2,4,2,2,2,2,2,2,2,2,2,1,1,1,1,1,1,1,1,1,1,1,4]}`,
  ],
  [
    'Orion-14B',
    14_498_703_360,
    40 * 40 * 128 * 4,
    `{"model_type":"orion","hidden_size":5120,"intermediate_size":15360,"num_attention_heads":40,
    "num_hidden_layers":40,"num_key_value_heads":40,"tie_word_embeddings":false,"vocab_size":84608}`,
  ],
  [
    'TeleChat2-115B',
    113_282_916_352,
    96 * 8 * 128 * 4,
    `{"model_type":"telechat","hidden_size":8192,"n_head":64,"num_key_value_heads":8,"n_layer":96,
    "ffn_hidden_size":40960,"tie_word_embeddings":false,"vocab_size":131072}`,
  ],
  [
    'Phi-3-small',
    7_392_272_384,
    32 * 8 * 128 * 4,
    `{"model_type":"phi3small","hidden_size":4096,"ff_intermediate_size":14336,"num_attention_heads":32,
    "num_hidden_layers":32,"num_key_value_heads":8,"vocab_size":100352,"dense_attention_every_n_layers":2,
    "blocksparse_num_local_blocks":16,"blocksparse_vert_stride":8}`,
  ],
  [
    'Solar Pro',
    22_140_032_000,
    64 * 10 * 128 * 4,
    `{"model_type":"solar","hidden_size":5120,"intermediate_size":17920,"num_attention_heads":40,
    "num_hidden_layers":64,"num_key_value_heads":10,"sliding_window":2047,"vocab_size":32128,"bskcn_1":[12]}`,
  ],
  [
    'OpenELM-1.1B',
    1_079_891_456,
    169 * 64 * 4,
    `{"model_type":"openelm","model_dim":2048,"head_dim":64,"num_transformer_layers":28,"vocab_size":32000,
    "ffn_dim_divisor":256,"ffn_multipliers":[0.5,0.63,0.76,0.89,1.02,1.15,1.28,1.41,1.54,1.67,1.8,1.93,2.06,
    2.19,2.31,2.44,2.57,2.7,2.83,2.96,3.09,3.22,3.35,3.48,3.61,3.74,3.87,4.0],
    "num_kv_heads":[4,4,4,5,5,5,5,5,5,5,6,6,6,6,6,6,6,6,7,7,7,7,7,7,8,8,8,8],
    "num_query_heads":[16,16,16,20,20,20,20,20,20,20,24,24,24,24,24,24,24,24,28,28,28,28,28,28,32,32,32,32]}`,
  ],
  [
    'OpenELM-3B',
    3_036_647_424,
    164 * 128 * 4,
    `{"model_type":"openelm","model_dim":3072,"head_dim":128,"num_transformer_layers":36,"vocab_size":32000,
    "ffn_multipliers":[0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,2.0,2.1,2.2,2.3,2.4,2.5,
    2.6,2.7,2.8,2.9,3.0,3.1,3.2,3.3,3.4,3.5,3.6,3.7,3.8,3.9,4.0],
    "num_kv_heads":[3,3,3,3,4,4,4,4,4,4,4,4,4,4,4,4,4,4,5,5,5,5,5,5,5,5,5,5,5,5,6,6,6,6,6,6],
    "num_query_heads":[12,12,12,12,16,16,16,16,16,16,16,16,16,16,16,16,16,16,20,20,20,20,20,20,20,20,20,20,
    20,20,24,24,24,24,24,24]}`,
  ],
  [
    'MobileLLM-R1-140M',
    140_248_512,
    15 * 3 * 64 * 4,
    `{"model_type":"llama4_text","hidden_size":576,"intermediate_size":8192,"intermediate_size_mlp":2048,
    "num_attention_heads":9,"num_key_value_heads":3,"head_dim":64,"num_hidden_layers":15,"vocab_size":128256,
    "num_local_experts":0,"interleave_moe_layer_step":0,"tie_word_embeddings":true}`,
  ],
  [
    'MobileLLM-R1-950M',
    949_685_760,
    22 * 6 * 64 * 4,
    `{"model_type":"llama4_text","hidden_size":1536,"intermediate_size":8192,"intermediate_size_mlp":6144,
    "num_attention_heads":24,"num_key_value_heads":6,"head_dim":64,"num_hidden_layers":22,"vocab_size":128256,
    "num_local_experts":0,"moe_layers":[],"tie_word_embeddings":true}`,
  ],
  [
    'nanochat of 20 layers',
    560_988_160,
    20 * 10 * 128 * 4,
    `{"model_type":"nanochat","hidden_size":1280,"intermediate_size":5120,"num_attention_heads":10,
    "num_key_value_heads":10,"num_hidden_layers":20,"vocab_size":65536}`,
  ],
];

/**
 * The same of models with experts, and what a token visits: SmallThinker-4B 0.6e9 without tables and 8.55 GB in 16 bit with both,
 * Hunyuan-Large 389e9 and 52e9 (arXiv 2411.02265; 52.1e9 with its table for input and for output; cache of every other layer).
 */
const sparse: readonly (readonly [
  name: string,
  parameters: number,
  active: number,
  cache: number,
  config: string,
])[] = [
  [
    'SmallThinker-4B',
    4_268_459_520,
    1_097_565_696,
    32 * 2 * 128 * 4,
    `{"model_type":"smallthinker","head_dim":128,"hidden_size":1536,"moe_ffn_hidden_size":768,
    "moe_num_active_primary_experts":4,"moe_num_primary_experts":32,"num_attention_heads":12,
    "num_hidden_layers":32,"num_key_value_heads":2,"sliding_window_size":4096,"tie_word_embeddings":false,
    "sliding_window_layout":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"vocab_size":151936}`,
  ],
  [
    'Hunyuan-Large',
    388_698_128_640,
    51_318_800_640,
    2 * 8 * 80 * 64,
    `{"model_type":"hunyuan","hidden_size":6400,"intermediate_size":18304,"moe_topk":1,
    "num_attention_heads":80,"num_experts":16,"num_hidden_layers":64,"num_key_value_heads":8,
    "num_shared_expert":1,"tie_word_embeddings":true,"use_cla":true,"cla_share_factor":2,
    "use_mixed_mlp_moe":true,"use_qk_norm":true,"vocab_size":128512}`,
  ],
];

const configOf = (name: string) => [...dense, ...sparse].find((row) => row[0] === name)?.at(-1) as string;

describe('models that came with code of their own', () => {
  it.each(dense)('counts %s', (_name, parameters, cache, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(parameters);
    expect(cacheBytes(facts, 1000, 2)).toBe(1000 * cache);
  });

  it.each(sparse)('counts %s and what a token visits', (_name, parameters, active, cache, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
    expect(cacheBytes(facts, 1000, 2)).toBe(1000 * cache);
  });

  it('keeps the window of the layers of SmallThinker that have one', () => {
    const windowed = factsOfText(configOf('SmallThinker-4B').replace('[0,0,', '[0,1,'));
    expect(cacheBytes(windowed, 8192, 2)).toBe((31 * 8192 + 4096) * 2 * 128 * 4);
  });

  it.each(['TeleChat2-115B', 'SmallThinker-4B'])('does not guess whether %s has one table or two', (name) => {
    const { facts, problems } = readText(configOf(name).replace('"tie_word_embeddings":false,', ''));
    expect(facts).toBeNull();
    expect(problems.map(({ rule }) => rule)).toEqual(['`tie_word_embeddings` is missing']);
  });

  it.each([
    ['Phi-3-small', '16 of its 32 layers look only at some of the earlier tokens'],
    ['Solar Pro', 'its `sliding_window` is not counted'],
  ])('says what of %s is not as counted', (name, remark) => {
    expect(readText(configOf(name)).remarks.join()).toContain(remark);
  });

  it.each([
    ['DeciLM-7B', '1,4]', '3,4]', 'must divide the 32 heads'],
    ['OpenELM-1.1B', '[4,4,4,5', '[4,4,4,6', 'must divide the 20 heads'],
    ['OpenELM-1.1B', '[0.5', '[-1', 'must be a number above 0'],
    ['OpenELM-3B', '{', '{"normalization_layer_name":"layer_norm",', 'must be rms_norm'],
    ['MobileLLM-R1-950M', '[]', '[1]', 'must be empty where there are no experts'],
    ['SmallThinker-4B', 'experts":4', 'experts":40', 'must not exceed the 32 experts'],
    ['Hunyuan-Large', '"cla_share_factor":2', '"cla_share_factor":0', 'must be a whole number of at least 1'],
  ])('refuses %s with %s changed to %s', (name, right, wrong, rule) => {
    const { facts, problems } = readText(configOf(name).replace(right, wrong));
    expect(facts).toBeNull();
    expect(problems.map((one) => one.rule)).toContain(rule);
  });
});
