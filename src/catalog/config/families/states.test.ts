import { describe, expect, it } from 'vitest';
import { factsOfText, readText } from '../testing/read-text.ts';

/**
 * Sizes of released models, or shortened ones; parameters are those of the classes of transformers 5.18.0, built without memory,
 * with the routing biases that it keeps as buffers. Active ones leave out the experts that a token does not visit.
 */
const counts: readonly (readonly [name: string, parameters: number, active: number, config: string])[] = [
  [
    'Mamba 2.8B',
    2_768_345_600,
    2_768_345_600,
    `{"model_type":"mamba","vocab_size":50280,"hidden_size":2560,"num_hidden_layers":64,"state_size":16,
    "expand":2,"conv_kernel":4,"intermediate_size":5120,"time_step_rank":160,"tie_word_embeddings":true}`,
  ],
  [
    'Falcon-Mamba 7B',
    7_272_665_088,
    7_272_665_088,
    `{"model_type":"falcon_mamba","vocab_size":65024,"hidden_size":4096,"num_hidden_layers":64,
    "state_size":16,"expand":16,"conv_kernel":4,"intermediate_size":8192,"time_step_rank":256,
    "tie_word_embeddings":false}`,
  ],
  [
    'Codestral Mamba',
    7_285_403_648,
    7_285_403_648,
    `{"model_type":"mamba2","vocab_size":32768,"hidden_size":4096,"num_hidden_layers":64,"state_size":128,
    "expand":2,"n_groups":8,"num_heads":128,"head_dim":64,"tie_word_embeddings":false}`,
  ],
  [
    'Jamba 52B',
    51_570_323_328,
    12_110_311_296,
    `{"model_type":"jamba","vocab_size":65536,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"num_experts":16,
    "num_experts_per_tok":2,"mamba_dt_rank":256,"use_mamba_kernels":false}`,
  ],
  [
    'Jamba Reasoning 3B',
    3_029_337_472,
    3_029_337_472,
    `{"model_type":"jamba","vocab_size":65536,"hidden_size":2560,"intermediate_size":8192,
    "num_hidden_layers":28,"num_attention_heads":20,"num_key_value_heads":1,"num_experts":1,
    "num_experts_per_tok":1,"mamba_dt_rank":160,"attn_layer_period":14,"attn_layer_offset":7,
    "tie_word_embeddings":true}`,
  ],
  [
    'Bamba 9B',
    9_780_235_392,
    9_780_235_392,
    `{"model_type":"bamba","attn_layer_indices":[9,18,27],"hidden_size":4096,"intermediate_size":14336,
    "num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":8,"vocab_size":128256,
    "mamba_n_heads":128,"mamba_d_head":64,"mamba_d_state":128,"mamba_n_groups":1,"mamba_expand":2,
    "tie_word_embeddings":false}`,
  ],
  [
    'Falcon-H1 34B',
    33_642_221_312,
    33_642_221_312,
    `{"model_type":"falcon_h1","head_dim":128,"hidden_size":5120,"intermediate_size":21504,
    "num_attention_heads":20,"num_hidden_layers":72,"num_key_value_heads":4,"vocab_size":261120,
    "mamba_d_ssm":4096,"mamba_n_heads":32,"mamba_d_head":128,"mamba_d_state":256,"mamba_n_groups":2,
    "mamba_expand":2,"mamba_rms_norm":false,"tie_word_embeddings":false}`,
  ],
  [
    'Zamba2, twelve layers',
    1_808_774_592,
    1_808_774_592,
    `{"model_type":"zamba2","vocab_size":32000,"hidden_size":3584,"intermediate_size":14336,
    "num_hidden_layers":12,"num_attention_heads":32,"num_key_value_heads":32,"mamba_d_state":64,
    "mamba_ngroups":2,"n_mamba_heads":112,"num_mem_blocks":2,"adapter_rank":128,
    "use_shared_attention_adapter":false,"layers_block_type":["mamba","mamba","hybrid","mamba","hybrid",
    "mamba","hybrid","mamba","mamba","hybrid","mamba","hybrid"],"use_mamba_kernels":false}`,
  ],
  [
    'Zamba2 with adapters, six layers',
    347_513_728,
    347_513_728,
    `{"model_type":"zamba2","vocab_size":32000,"hidden_size":2048,"intermediate_size":8192,
    "num_hidden_layers":6,"num_attention_heads":32,"mamba_d_state":64,"mamba_ngroups":1,"n_mamba_heads":64,
    "num_mem_blocks":1,"adapter_rank":128,"use_shared_attention_adapter":true,"layers_block_type":["mamba",
    "mamba","hybrid","mamba","hybrid","mamba"],"use_mamba_kernels":false}`,
  ],
  [
    'Granite 4 H Small',
    32_207_337_984,
    8_803_121_664,
    `{"model_type":"granitemoehybrid","hidden_size":4096,"intermediate_size":768,
    "shared_intermediate_size":1536,"num_attention_heads":32,"num_experts_per_tok":10,
    "num_hidden_layers":40,"num_key_value_heads":8,"num_local_experts":72,"tie_word_embeddings":true,
    "vocab_size":100352,"mamba_n_heads":128,"mamba_d_head":64,"mamba_d_state":128,"mamba_n_groups":1,
    "mamba_expand":2,"mamba_d_conv":4,"mamba_conv_bias":true,"mamba_proj_bias":false,"mamba_chunk_size":256,
    "layer_types":["mamba","mamba","mamba","mamba","mamba","attention","mamba","mamba","mamba","mamba",
    "mamba","mamba","mamba","mamba","mamba","attention","mamba","mamba","mamba","mamba","mamba","mamba",
    "mamba","mamba","mamba","attention","mamba","mamba","mamba","mamba","mamba","mamba","mamba","mamba",
    "mamba","attention","mamba","mamba","mamba","mamba"]}`,
  ],
  [
    'Granite 4 without experts, four layers',
    464_170_432,
    464_170_432,
    `{"model_type":"granitemoehybrid","hidden_size":2048,"intermediate_size":8192,
    "shared_intermediate_size":8192,"num_attention_heads":32,"num_experts_per_tok":0,"num_hidden_layers":4,
    "num_key_value_heads":8,"num_local_experts":0,"tie_word_embeddings":true,"vocab_size":100352,
    "mamba_n_heads":64,"mamba_d_head":64,"mamba_d_state":128,"mamba_n_groups":1,"layer_types":["attention",
    "mamba","attention","attention"]}`,
  ],
  [
    'Nemotron 3 Nano',
    31_577_940_288,
    3_580_076_352,
    `{"model_type":"nemotron_h","vocab_size":131072,"hidden_size":2688,
    "hybrid_override_pattern":"MEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEMEM*EMEMEMEME",
    "intermediate_size":1856,"mamba_head_dim":64,"mamba_num_heads":64,"mamba_ssm_cache_dtype":"float32",
    "moe_intermediate_size":1856,"moe_shared_expert_intermediate_size":3712,"n_groups":8,
    "n_routed_experts":128,"n_shared_experts":1,"num_attention_heads":32,"num_experts_per_tok":6,
    "num_key_value_heads":2,"head_dim":128,"ssm_state_size":128,"use_mamba_kernels":false}`,
  ],
  [
    'Nemotron 3 Super, one layer of each kind',
    4_114_168_704,
    1_416_706_944,
    `{"model_type":"nemotron_h","vocab_size":131072,"hidden_size":4096,"layers_block_type":["mamba","moe",
    "attention","mlp"],"intermediate_size":2688,"mamba_head_dim":64,"mamba_num_heads":128,
    "moe_intermediate_size":2688,"moe_latent_size":1024,"moe_shared_expert_intermediate_size":5376,
    "n_groups":8,"n_routed_experts":512,"n_shared_experts":1,"num_attention_heads":32,
    "num_experts_per_tok":22,"num_key_value_heads":2,"head_dim":128,"ssm_state_size":128,
    "use_mamba_kernels":false}`,
  ],
  [
    'LFM2-1.2B',
    1_170_340_608,
    1_170_340_608,
    `{"model_type":"lfm2","vocab_size":65536,"hidden_size":2048,"block_ff_dim":12288,
    "block_auto_adjust_ff_dim":true,"block_ffn_dim_multiplier":1.0,"block_multiple_of":256,
    "num_hidden_layers":16,"num_attention_heads":32,"num_key_value_heads":8,"conv_L_cache":3,
    "full_attn_idxs":[2,5,8,10,12,14],"conv_bias":false}`,
  ],
  [
    'LFM2-8B-A1B',
    8_339_930_560,
    1_557_740_992,
    `{"model_type":"lfm2_moe","vocab_size":65536,"hidden_size":2048,"intermediate_size":7168,
    "moe_intermediate_size":1792,"num_hidden_layers":24,"num_attention_heads":32,"num_key_value_heads":8,
    "num_dense_layers":2,"num_experts":32,"num_experts_per_tok":4,"use_expert_bias":true,
    "layer_types":["conv","conv","full_attention","conv","conv","conv","full_attention","conv","conv",
    "conv","full_attention","conv","conv","conv","full_attention","conv","conv","conv","full_attention",
    "conv","conv","full_attention","conv","conv"]}`,
  ],
  [
    'Qwen3-Next-80B-A3B',
    79_674_391_296,
    3_874_929_408,
    `{"model_type":"qwen3_next","vocab_size":151936,"hidden_size":2048,"intermediate_size":5120,
    "num_hidden_layers":48,"num_attention_heads":16,"num_key_value_heads":2,"head_dim":256,
    "moe_intermediate_size":512,"shared_expert_intermediate_size":512,"num_experts":512,
    "num_experts_per_tok":10,"decoder_sparse_step":1,"mlp_only_layers":[],"full_attention_interval":4}`,
  ],
  [
    'Qwen3.6-27B',
    26_895_998_464,
    26_895_998_464,
    `{"model_type":"qwen3_5_text","vocab_size":248320,"hidden_size":5120,"intermediate_size":17408,
    "num_hidden_layers":64,"num_attention_heads":24,"num_key_value_heads":4,"head_dim":256,
    "linear_num_value_heads":48,"linear_num_key_heads":16,"linear_key_head_dim":128,
    "linear_value_head_dim":128,"mamba_ssm_dtype":"float32"}`,
  ],
  [
    'Qwen3.5-35B-A3B',
    34_660_610_688,
    3_454_988_928,
    `{"model_type":"qwen3_5_moe_text","vocab_size":248320,"hidden_size":2048,"num_hidden_layers":40,
    "num_attention_heads":16,"num_key_value_heads":2,"head_dim":256,"moe_intermediate_size":512,
    "shared_expert_intermediate_size":512,"num_experts":256,"num_experts_per_tok":8,
    "linear_num_value_heads":32,"mamba_ssm_dtype":"float32"}`,
  ],
  [
    'Olmo Hybrid 7B',
    7_430_870_688,
    7_430_870_688,
    `{"model_type":"olmo_hybrid","vocab_size":100352,"hidden_size":3840,"intermediate_size":11008,
    "num_hidden_layers":32,"num_attention_heads":30,"tie_word_embeddings":false}`,
  ],
  [
    'MiniMax-Text-01',
    456_089_655_296,
    48_403_306_496,
    `{"model_type":"minimax","vocab_size":200064,"hidden_size":6144,"intermediate_size":9216,
    "num_hidden_layers":80,"num_attention_heads":64,"num_key_value_heads":8,"head_dim":128,
    "num_experts_per_tok":2,"num_local_experts":32,"layer_types":["linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "full_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","full_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","full_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","full_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","full_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "full_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","full_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","full_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","full_attention",
    "linear_attention","linear_attention","linear_attention","linear_attention","linear_attention",
    "linear_attention","linear_attention","full_attention"]}`,
  ],
  [
    'RecurrentGemma 9B',
    8_579_977_216,
    8_579_977_216,
    `{"model_type":"recurrent_gemma","vocab_size":256000,"hidden_size":4096,"intermediate_size":24576,
    "num_hidden_layers":38,"num_attention_heads":16,"num_key_value_heads":1,"lru_width":4096,
    "attention_window_size":2048}`,
  ],
];

describe('families with states', () => {
  it.each(counts)('%s has as many parameters as its own code', (_name, parameters, active, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
  });

  it('counts layers of experts that have sizes of their own', () => {
    const block = { block_type: 'moe' };
    const facts = factsOfText(
      JSON.stringify({
        model_type: 'nemotron_h_puzzle',
        vocab_size: 1000,
        hidden_size: 64,
        num_hidden_layers: 3,
        num_attention_heads: 4,
        num_key_value_heads: 2,
        head_dim: 16,
        block_configs: [
          { ...block, moe_intermediate_size: 10, num_experts_per_tok: 2 },
          { block_type: 'attention' },
          { ...block, moe_intermediate_size: 30, num_experts_per_tok: 4 },
        ],
        layers_block_type: ['moe', 'attention', 'moe'],
        n_routed_experts: 8,
        moe_latent_size: 32,
        moe_shared_expert_intermediate_size: 20,
      }),
    );
    const router = 8 * 64 + 8;
    const beside = router + 2 * 64 * 32 + 2 * 64 * 20;
    const attention = 64 * (64 + 2 * 32) + 64 * 64;
    const rest = 2 * 1000 * 64 + 4 * 64 + 2 * beside + attention;
    expect(facts.parameters).toBe(rest + 8 * 2 * 32 * (10 + 30));
    expect(facts.active_parameters).toBeCloseTo(rest + 2 * 32 * (2 * 10 + 4 * 30), 6);
  });

  it('refuses more experts a token than a layer has, once', () => {
    const { problems } = readText(
      JSON.stringify({
        model_type: 'nemotron_h',
        vocab_size: 1000,
        hidden_size: 64,
        num_attention_heads: 8,
        hybrid_override_pattern: 'EE',
        n_routed_experts: 8,
        num_experts_per_tok: 9,
        moe_intermediate_size: 10,
        moe_shared_expert_intermediate_size: 20,
      }),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['must not exceed the 8 experts']);
  });
});
