import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText } from '../testing/read-text.ts';

/**
 * Sizes of released models, or shortened ones; parameters are those of the classes of transformers 5.18.0, built without memory,
 * with the routing biases that it keeps as buffers. Active ones leave out the experts that a token does not visit.
 */
const counts: readonly (readonly [name: string, parameters: number, active: number, config: string])[] = [
  [
    'DeepSeek-V2',
    235_741_434_880,
    21_375_800_320,
    `{"model_type":"deepseek_v2","vocab_size":102400,"hidden_size":5120,"intermediate_size":12288,
    "moe_intermediate_size":1536,"num_hidden_layers":60,"num_attention_heads":128,"num_key_value_heads":128,
    "n_shared_experts":2,"n_routed_experts":160,"kv_lora_rank":512,"q_lora_rank":1536,"qk_rope_head_dim":64,
    "v_head_dim":128,"qk_nope_head_dim":128,"num_experts_per_tok":6,"first_k_dense_replace":1,
    "moe_layer_freq":1,"topk_method":"group_limited_greedy"}`,
  ],
  [
    'DeepSeek-V3.2',
    671_877_944_064,
    38_403_822_336,
    `{"model_type":"deepseek_v32","vocab_size":129280,"hidden_size":7168,"intermediate_size":18432,
    "moe_intermediate_size":2048,"num_hidden_layers":61,"num_attention_heads":128,"num_key_value_heads":128,
    "n_shared_experts":1,"n_routed_experts":256,"kv_lora_rank":512,"q_lora_rank":1536,"qk_rope_head_dim":64,
    "v_head_dim":128,"qk_nope_head_dim":128,"num_experts_per_tok":8,"first_k_dense_replace":3,
    "topk_method":"noaux_tc","index_head_dim":128,"index_n_heads":64,"index_topk":2048}`,
  ],
  [
    'DeepSeek-V4, four layers',
    27_407_342_045,
    2_241_518_045,
    `{"model_type":"deepseek_v4","vocab_size":129280,"hidden_size":4096,"num_hidden_layers":4,
    "num_attention_heads":64,"num_key_value_heads":1,"head_dim":512,"moe_intermediate_size":2048,
    "n_routed_experts":256,"n_shared_experts":1,"num_experts_per_tok":6,"num_hash_layers":3,
    "q_lora_rank":1024,"o_groups":8,"o_lora_rank":1024,"qk_rope_head_dim":64,"index_head_dim":128,
    "index_n_heads":64,"index_topk":512,"hc_mult":4,"sliding_window":128,"compress_ratios":[0,4,128,4],
    "topk_method":"noaux_tc"}`,
  ],
  [
    'GLM-5.2, four layers',
    31_917_540_608,
    3_832_481_024,
    `{"model_type":"glm_moe_dsa","vocab_size":154880,"hidden_size":6144,"intermediate_size":12288,
    "moe_intermediate_size":2048,"num_hidden_layers":4,"num_attention_heads":64,"num_key_value_heads":64,
    "n_shared_experts":1,"n_routed_experts":256,"kv_lora_rank":512,"q_lora_rank":2048,"qk_rope_head_dim":64,
    "v_head_dim":256,"qk_nope_head_dim":192,"num_experts_per_tok":8,"mlp_layer_types":["dense","sparse",
    "sparse","sparse"],"topk_method":"noaux_tc","index_head_dim":128,"index_n_heads":32,"index_topk":2048,
    "indexer_types":["full","shared","shared","full"]}`,
  ],
  [
    'GLM-4.7-Flash',
    29_943_393_920,
    3_896_766_080,
    `{"model_type":"glm4_moe_lite","vocab_size":154880,"hidden_size":2048,"intermediate_size":10240,
    "moe_intermediate_size":1536,"num_hidden_layers":47,"num_attention_heads":20,"num_key_value_heads":20,
    "n_shared_experts":1,"n_routed_experts":64,"kv_lora_rank":512,"q_lora_rank":768,"qk_rope_head_dim":64,
    "v_head_dim":256,"qk_nope_head_dim":192,"num_experts_per_tok":4,"first_k_dense_replace":1,
    "topk_method":"noaux_tc"}`,
  ],
  [
    'A.X K1',
    518_983_063_808,
    32_779_344_128,
    `{"model_type":"axk1","vocab_size":163840,"hidden_size":7168,"intermediate_size":18432,
    "moe_intermediate_size":2048,"num_hidden_layers":61,"num_attention_heads":64,"n_shared_experts":1,
    "n_routed_experts":192,"kv_lora_rank":512,"q_lora_rank":1536,"qk_rope_head_dim":64,"v_head_dim":128,
    "qk_nope_head_dim":128,"num_experts_per_tok":8,"first_k_dense_replace":1,"topk_method":"noaux_tc"}`,
  ],
  [
    'Kimi Linear 48B',
    49_122_681_728,
    3_484_459_904,
    `{"model_type":"kimi_linear","vocab_size":163840,"hidden_size":2304,"intermediate_size":9216,
    "moe_intermediate_size":1024,"num_hidden_layers":27,"num_attention_heads":32,"num_key_value_heads":32,
    "kv_lora_rank":512,"q_lora_rank":null,"qk_nope_head_dim":128,"qk_rope_head_dim":64,"v_head_dim":128,
    "num_experts":256,"num_experts_per_token":8,"num_shared_experts":1,"first_k_dense_replace":1,
    "linear_attn_config":{"full_attn_layers":[4,8,12,16,20,24,27],"kda_layers":[1,2,3,5,6,7,9,10,11,13,14,
    15,17,18,19,21,22,23,25,26],"head_dim":128,"num_heads":32,"short_conv_kernel_size":4}}`,
  ],
];

describe('families with latent and compressed attention', () => {
  it.each(counts)('%s has as many parameters as its own code', (_name, parameters, active, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
  });
});

describe('GLM-5.2 without a list of its indexers', () => {
  const glm = {
    model_type: 'glm_moe_dsa',
    vocab_size: 1000,
    hidden_size: 64,
    intermediate_size: 128,
    moe_intermediate_size: 32,
    num_hidden_layers: 11,
    num_attention_heads: 4,
    q_lora_rank: 16,
    kv_lora_rank: 16,
    qk_nope_head_dim: 8,
    qk_rope_head_dim: 8,
    v_head_dim: 8,
    n_routed_experts: 4,
    num_experts_per_tok: 2,
    n_shared_experts: 1,
    first_k_dense_replace: 1,
    index_n_heads: 2,
    index_head_dim: 8,
    index_topk: 32,
  };
  const count = (more: object) => factsOfText(JSON.stringify({ ...glm, ...more })).parameters;

  it('has them where its list would say', () => {
    // The list of the released file: layers 0, 1, 2, 6, 10 and so on have one.
    const indexer_types = Array.from({ length: 11 }, (_, at) =>
      [0, 1, 2, 6, 10].includes(at) ? 'full' : 'shared',
    );
    const step = { index_topk_freq: 4, index_skip_topk_offset: 3 };
    expect(count(step)).toBe(count({ indexer_types }));
    expect(count(step)).toBeLessThan(count({}));
    const deepseek = { model_type: 'deepseek_v32' };
    expect(count({ ...deepseek, ...step })).toBe(count(deepseek));
  });

  it('counts Hy4 as its maker does', () => {
    // 770e9, of which 49e9 are active, without the layer for prediction (README of Tencent-Hunyuan/Hy4-preview); cache by hand.
    const hy4 = factsOfText(
      `{"model_type":"hy_v4","vocab_size":120832,"hidden_size":6144,"intermediate_size":18432,
      "moe_intermediate_size":2048,"num_hidden_layers":78,"num_attention_heads":64,"n_routed_experts":256,
      "n_shared_experts":1,"num_experts_per_tok":8,"q_lora_rank":2048,"kv_lora_rank":512,
      "qk_nope_head_dim":192,"qk_rope_head_dim":64,"v_head_dim":256,"index_topk":2048,"index_head_dim":128,
      "index_n_heads":32,"hc_mult":4}`,
    );
    expect(hy4.parameters).toBe(769_907_408_797);
    expect(hy4.active_parameters).toBe(49_057_546_141);
    expect(cacheBytes(hy4, 1000, 2)).toBe(1000 * (78 * (512 + 64) + 21 * 128) * 2);
  });
});
