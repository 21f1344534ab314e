import { describe, expect, it } from 'vitest';
import { factsOfText } from '../testing/read-text.ts';

/**
 * Sizes of released models, or shortened ones; parameters are those of the classes of transformers 5.18.0, built without memory,
 * with the routing biases that it keeps as buffers. Active ones leave out the experts that a token does not visit.
 */
const counts: readonly (readonly [name: string, parameters: number, active: number, config: string])[] = [
  [
    'Mixtral 8x7B',
    46_702_792_704,
    12_879_925_248,
    `{"model_type":"mixtral","vocab_size":32000,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"num_local_experts":8,
    "num_experts_per_tok":2,"sliding_window":null}`,
  ],
  [
    'gpt-oss-20b',
    20_914_757_184,
    4_187_440_704,
    `{"model_type":"gpt_oss","vocab_size":201088,"hidden_size":2880,"intermediate_size":2880,
    "num_hidden_layers":24,"num_attention_heads":64,"num_key_value_heads":8,"head_dim":64,
    "num_local_experts":32,"num_experts_per_tok":4,"sliding_window":128,"attention_bias":true}`,
  ],
  [
    'Llama 4 Maverick',
    400_711_848_960,
    17_184_691_200,
    `{"model_type":"llama4_text","vocab_size":202048,"hidden_size":5120,"intermediate_size":8192,
    "intermediate_size_mlp":16384,"num_hidden_layers":48,"num_attention_heads":40,"num_key_value_heads":8,
    "head_dim":128,"num_local_experts":128,"num_experts_per_tok":1,"interleave_moe_layer_step":2,
    "attention_chunk_size":8192}`,
  ],
  [
    'Llama 4 Scout',
    107_769_861_120,
    17_172_894_720,
    `{"model_type":"llama4_text","vocab_size":202048,"hidden_size":5120,"intermediate_size":8192,
    "intermediate_size_mlp":16384,"num_hidden_layers":48,"num_attention_heads":40,"num_key_value_heads":8,
    "head_dim":128,"num_local_experts":16,"num_experts_per_tok":1,"interleave_moe_layer_step":1,
    "attention_chunk_size":8192,"no_rope_layers":[]}`,
  ],
  [
    'MiniMax-M2.5',
    228_689_764_864,
    11_030_553_088,
    `{"model_type":"minimax_m2","vocab_size":200064,"hidden_size":3072,"intermediate_size":1536,
    "num_hidden_layers":62,"num_attention_heads":48,"num_key_value_heads":8,"head_dim":128,
    "num_local_experts":256,"num_experts_per_tok":8}`,
  ],
  [
    'MiniMax-M3, four layers',
    17_957_445_376,
    3_914_915_584,
    `{"model_type":"minimax_m3_vl_text","vocab_size":200064,"hidden_size":6144,"intermediate_size":3072,
    "dense_intermediate_size":12288,"shared_intermediate_size":3072,"n_shared_experts":1,
    "num_hidden_layers":4,"num_attention_heads":64,"num_key_value_heads":4,"head_dim":128,
    "num_local_experts":128,"num_experts_per_tok":4,"moe_layer_freq":[0,0,1,1],
    "sparse_attention_config":{"sparse_index_dim":128,"sparse_num_index_heads":4,"sparse_topk_blocks":16,
    "sparse_block_size":128,"sparse_attention_freq":[0,0,1,1]}}`,
  ],
  [
    'Qwen2-57B-A14B',
    57_408_658_944,
    14_249_270_784,
    `{"model_type":"qwen2_moe","vocab_size":151936,"hidden_size":3584,"intermediate_size":18944,
    "num_hidden_layers":28,"num_attention_heads":28,"num_key_value_heads":4,"moe_intermediate_size":2560,
    "shared_expert_intermediate_size":20480,"num_experts":64,"num_experts_per_tok":8,
    "decoder_sparse_step":1,"use_sliding_window":false,"sliding_window":65536,"max_window_layers":28}`,
  ],
  [
    'Qwen2-MoE with dense layers',
    26_487_808,
    19_409_920,
    `{"model_type":"qwen2_moe","vocab_size":1519,"hidden_size":512,"intermediate_size":1024,
    "num_hidden_layers":8,"num_attention_heads":16,"num_key_value_heads":4,"moe_intermediate_size":256,
    "shared_expert_intermediate_size":512,"num_experts":8,"num_experts_per_tok":2,"decoder_sparse_step":2,
    "mlp_only_layers":[3]}`,
  ],
  [
    'Phi-3.5-MoE',
    41_873_153_344,
    6_640_999_744,
    `{"model_type":"phimoe","attention_bias":true,"lm_head_bias":true,"hidden_size":4096,
    "intermediate_size":6400,"num_attention_heads":32,"num_experts_per_tok":2,"num_hidden_layers":32,
    "num_key_value_heads":8,"num_local_experts":16,"sliding_window":131072,"vocab_size":32064}`,
  ],
  [
    'OLMoE-1B-7B',
    6_919_161_856,
    1_282_017_280,
    `{"model_type":"olmoe","hidden_size":2048,"intermediate_size":1024,"num_attention_heads":16,
    "num_experts":64,"num_experts_per_tok":8,"num_hidden_layers":16,"num_key_value_heads":16,
    "vocab_size":50304,"tie_word_embeddings":false}`,
  ],
  [
    'FlexOlmo-7x7B',
    33_270_059_008,
    33_270_059_008,
    `{"model_type":"flex_olmo","hidden_size":4096,"intermediate_size":11008,"num_attention_heads":32,
    "num_experts":7,"num_experts_per_tok":7,"num_hidden_layers":32,"num_key_value_heads":32,
    "vocab_size":100278,"tie_word_embeddings":false}`,
  ],
  [
    'GLM-4.5',
    352_797_829_024,
    33_632_266_144,
    `{"model_type":"glm4_moe","attention_bias":true,"use_qk_norm":true,"head_dim":128,"hidden_size":5120,
    "intermediate_size":12288,"moe_intermediate_size":1536,"n_routed_experts":160,"n_shared_experts":1,
    "num_attention_heads":96,"num_experts_per_tok":8,"first_k_dense_replace":3,"num_hidden_layers":92,
    "num_key_value_heads":8,"vocab_size":151552,"num_nextn_predict_layers":1}`,
  ],
  [
    'GLM-4.5-Air',
    106_852_251_264,
    13_424_129_664,
    `{"model_type":"glm4_moe","attention_bias":true,"use_qk_norm":false,"head_dim":128,"hidden_size":4096,
    "intermediate_size":10944,"moe_intermediate_size":1408,"n_routed_experts":128,"n_shared_experts":1,
    "num_attention_heads":96,"num_experts_per_tok":8,"first_k_dense_replace":1,"num_hidden_layers":46,
    "num_key_value_heads":8,"vocab_size":151552}`,
  ],
  [
    'dots.llm1',
    142_774_381_696,
    14_016_588_928,
    `{"model_type":"dots1","attention_bias":false,"first_k_dense_replace":1,"hidden_size":4096,
    "intermediate_size":10944,"max_window_layers":62,"moe_intermediate_size":1408,"n_routed_experts":128,
    "n_shared_experts":2,"num_attention_heads":32,"num_experts_per_tok":6,"num_hidden_layers":62,
    "num_key_value_heads":32,"sliding_window":null,"topk_method":"noaux_tc","vocab_size":152064}`,
  ],
  [
    'Solar Open 100B',
    102_651_799_552,
    12_054_833_152,
    `{"model_type":"solar_open","hidden_size":4096,"moe_intermediate_size":1280,"num_hidden_layers":48,
    "num_attention_heads":64,"num_key_value_heads":8,"head_dim":128,"n_routed_experts":128,
    "n_shared_experts":1,"num_experts_per_tok":8,"vocab_size":196608,"first_k_dense_replace":0,
    "intermediate_size":10240}`,
  ],
  [
    'K-EXAONE 236B',
    236_571_156_352,
    23_668_285_312,
    `{"model_type":"exaone_moe","vocab_size":153600,"hidden_size":6144,"intermediate_size":18432,
    "num_hidden_layers":48,"num_attention_heads":64,"num_key_value_heads":8,"head_dim":128,
    "sliding_window":128,"sliding_window_pattern":4,"first_k_dense_replace":1,"moe_intermediate_size":2048,
    "num_experts":128,"num_experts_per_tok":8,"num_shared_experts":1}`,
  ],
  [
    'Hunyuan 3',
    295_033_543_488,
    20_675_730_240,
    `{"model_type":"hy_v3","vocab_size":120832,"hidden_size":4096,"intermediate_size":13312,
    "num_hidden_layers":80,"num_attention_heads":64,"num_key_value_heads":8,"head_dim":128,
    "num_experts":192,"num_experts_per_tok":8,"num_shared_experts":1,"moe_intermediate_size":1536}`,
  ],
  [
    'Hunyuan-A13B',
    80_393_183_232,
    12_747_448_320,
    `{"model_type":"hunyuan_v1_moe","vocab_size":128167,"hidden_size":4096,"intermediate_size":3072,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,"num_experts":64,
    "moe_topk":[8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8],
    "moe_intermediate_size":[3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,
    3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072,3072],
    "num_shared_expert":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],
    "use_qk_norm":true,"tie_word_embeddings":true,"use_mixed_mlp_moe":true}`,
  ],
  [
    'ERNIE-4.5-300B-A47B',
    299_484_163_264,
    47_926_586_560,
    `{"model_type":"ernie4_5_moe","vocab_size":103424,"hidden_size":8192,"intermediate_size":28672,
    "num_hidden_layers":54,"num_attention_heads":64,"num_key_value_heads":8,"moe_intermediate_size":3584,
    "moe_k":8,"moe_num_experts":64,"moe_num_shared_experts":0,"moe_layer_start_index":3,
    "moe_layer_end_index":53,"moe_layer_interval":1,"tie_word_embeddings":false,"use_bias":false}`,
  ],
  [
    'ERNIE-4.5-21B-A3B',
    21_825_437_888,
    3_352_150_208,
    `{"model_type":"ernie4_5_moe","vocab_size":103424,"hidden_size":2560,"intermediate_size":12288,
    "num_hidden_layers":28,"num_attention_heads":20,"num_key_value_heads":4,"moe_intermediate_size":1536,
    "moe_k":6,"moe_num_experts":64,"moe_num_shared_experts":2,"moe_layer_start_index":1,
    "moe_layer_end_index":27,"moe_layer_interval":1,"tie_word_embeddings":true,"use_bias":false}`,
  ],
  [
    'Trinity Mini',
    26_123_974_400,
    3_474_732_800,
    `{"model_type":"afmoe","vocab_size":200192,"hidden_size":2048,"intermediate_size":6144,
    "moe_intermediate_size":1024,"num_hidden_layers":32,"num_dense_layers":2,"num_attention_heads":32,
    "num_key_value_heads":4,"head_dim":128,"num_experts":128,"num_experts_per_tok":8,"num_shared_experts":1,
    "sliding_window":2048}`,
  ],
  [
    'Laguna, four layers',
    3_022_999_296,
    682_577_664,
    `{"model_type":"laguna","vocab_size":100352,"hidden_size":2048,"intermediate_size":8192,
    "num_hidden_layers":4,"num_attention_heads":48,"num_key_value_heads":8,"sliding_window":512,
    "moe_intermediate_size":512,"shared_expert_intermediate_size":512,"num_experts_per_tok":8,
    "num_experts":256,"head_dim":128,"num_attention_heads_per_layer":[48,64,48,64],
    "layer_types":["full_attention","sliding_attention","full_attention","sliding_attention"]}`,
  ],
  [
    'MiMo-V2-Flash',
    308_778_780_864,
    15_445_936_320,
    `{"model_type":"mimo_v2_flash","vocab_size":152576,"hidden_size":4096,"intermediate_size":16384,
    "num_hidden_layers":48,"num_attention_heads":64,"num_key_value_heads":4,"moe_intermediate_size":2048,
    "num_experts_per_tok":8,"n_routed_experts":256,"head_dim":192,"v_head_dim":128,"sliding_window":128}`,
  ],
  [
    'Command with experts, twelve layers',
    4_962_570_240,
    2_697_646_080,
    `{"model_type":"cohere2_moe","vocab_size":256000,"hidden_size":4096,"intermediate_size":1536,
    "num_hidden_layers":12,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,"num_experts":16,
    "num_experts_per_tok":4,"num_shared_experts":1,"first_k_dense_replace":2,
    "prefix_dense_intermediate_size":8192,"sliding_window":4096}`,
  ],
  [
    'Granite 3.1 3B A800M',
    3_298_793_472,
    882_874_368,
    `{"model_type":"granitemoe","hidden_size":1536,"intermediate_size":512,"num_attention_heads":24,
    "num_experts_per_tok":8,"num_hidden_layers":32,"num_key_value_heads":8,"num_local_experts":40,
    "tie_word_embeddings":true,"vocab_size":49155}`,
  ],
  [
    'Granite with a shared block',
    3_449_788_416,
    1_033_869_312,
    `{"model_type":"granitemoeshared","hidden_size":1536,"intermediate_size":512,
    "shared_intermediate_size":1024,"num_attention_heads":24,"num_experts_per_tok":8,"num_hidden_layers":32,
    "num_key_value_heads":8,"num_local_experts":40,"tie_word_embeddings":true,"vocab_size":49155}`,
  ],
  [
    'Granite with windows',
    900_200_640,
    296_220_864,
    `{"model_type":"granitemoe_swa","hidden_size":1536,"intermediate_size":512,
    "shared_intermediate_size":512,"num_attention_heads":24,"num_experts_per_tok":8,"num_hidden_layers":8,
    "num_key_value_heads":8,"num_local_experts":40,"tie_word_embeddings":true,"vocab_size":49155}`,
  ],
];

describe('families with experts and grouped attention', () => {
  it.each(counts)('%s has as many parameters as its own code', (_name, parameters, active, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
  });

  it('counts Mellum 2, whose layers say what they are', () => {
    // Published: 12e9, of which 2.5e9 are active. The digits follow from the sizes, by hand.
    const config = {
      model_type: 'mellum',
      vocab_size: 98304,
      hidden_size: 2304,
      intermediate_size: 7168,
      num_hidden_layers: 28,
      num_attention_heads: 32,
      num_key_value_heads: 4,
      head_dim: 128,
      num_experts: 64,
      num_experts_per_tok: 8,
      moe_intermediate_size: 896,
    };
    const rest = 2 * 2304 * (4096 + 512) + 2 * 128 + 2 * 2304 + 64 * 2304;
    const expert = 3 * 2304 * 896;
    const tables = 2 * 98304 * 2304 + 2304;
    const facts = factsOfText(JSON.stringify(config));
    expect(facts.parameters).toBe(28 * (rest + 64 * expert) + tables);
    expect(facts.active_parameters).toBe(28 * (rest + 8 * expert) + tables);
    const kinds = Array.from({ length: 28 }, (_, layer) => (layer === 0 ? 'dense' : 'sparse'));
    const withDense = factsOfText(JSON.stringify({ ...config, mlp_layer_types: kinds }));
    const block = 3 * 2304 * 7168 - 64 * 2304;
    expect(withDense.parameters).toBe(28 * rest + 27 * 64 * expert + block + tables);
  });

  it('counts experts for images of ERNIE 4.5 VL as memory, not as work for text', () => {
    // config.json of baidu/ERNIE-4.5-VL-28B-A3B-PT; digits by hand from its sizes.
    const config = {
      model_type: 'ernie4_5_moe_vl',
      vocab_size: 103424,
      hidden_size: 2560,
      intermediate_size: 12288,
      num_hidden_layers: 28,
      num_attention_heads: 20,
      num_key_value_heads: 4,
      moe_num_experts: [64, 64],
      moe_intermediate_size: [1536, 512],
      moe_k: 6,
      moe_num_shared_experts: 2,
      moe_layer_start_index: [1, 1],
      moe_layer_end_index: [29, 28],
      moe_layer_interval: 1,
      tie_word_embeddings: true,
    };
    const facts = factsOfText(JSON.stringify(config));
    expect(facts.parameters).toBe(28_624_635_776);
    expect(facts.active_parameters).toBeCloseTo(3_356_575_616, 3);
  });

  it('counts Step-3, whose queries come from a narrower vector', () => {
    // Published: 316e9 for its language model, of which 38e9 are active (arXiv 2507.19427); digits by hand from its config.json.
    const config = {
      model_type: 'step3_vl',
      text_config: {
        model_type: 'step3_text',
        vocab_size: 128815,
        hidden_size: 7168,
        intermediate_size: 18432,
        num_hidden_layers: 61,
        num_attention_heads: 64,
        num_attention_groups: 1,
        head_dim: 256,
        share_q_dim: 2048,
        moe_num_experts: 48,
        moe_top_k: 3,
        moe_intermediate_size: 5120,
        share_expert_dim: 5120,
        moe_layers_enum: Array.from({ length: 56 }, (_, k) => k + 4).join(),
      },
    };
    const width = 7168;
    const attention = width * (2048 + 512) + 2048 + 2048 * 16384 + 16384 * width + 2 * width;
    const expert = 3 * width * 5120;
    const rest =
      61 * attention + 5 * 3 * width * 18432 + 56 * (48 * width + expert) + (2 * 128815 + 1) * width;
    const facts = factsOfText(JSON.stringify(config));
    expect(facts.parameters).toBe(rest + 56 * 48 * expert);
    expect(facts.active_parameters).toBe(rest + 56 * 3 * expert);
  });
});
