import { describe, expect, it } from 'vitest';
import { factsOfText } from '../testing/read-text.ts';

/**
 * Published sizes: DeepSeekMoE 16.4e9 and 2.8e9 (arXiv 2401.06066), DBRX 132e9 and 36e9 (its model card), Ling-lite 16.8e9 and
 * 2.75e9 (arXiv 2503.05139), Ling-1T 1e12 and 50e9, Ling-flash-2.0 103e9 and 6.1e9 (model cards; their active ones leave out
 * tables), Arctic 480e9 and 17e9, Grok-1 314e9 of which a quarter of the experts is active, Grok-2 270e9 and 115e9, LongCat-Flash
 * 560e9 and 27e9 (arXiv 2509.01322), Mistral Small 4 119e9 and 6.5e9 (model card), JetMoE 8e9 and 2.2e9 (arXiv 2404.07413). The
 * digits follow from the sizes; those of Mistral Small 4 and of Step 3.5 are also what the classes of transformers 5.18.0 have.
 */
const counts: readonly (readonly [name: string, parameters: number, active: number, config: string])[] = [
  [
    'DeepSeekMoE 16B',
    16_375_728_128,
    2_828_650_496,
    `{"model_type":"deepseek","vocab_size":102400,"hidden_size":2048,"intermediate_size":10944,
    "moe_intermediate_size":1408,"num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":16,
    "n_shared_experts":2,"n_routed_experts":64,"num_experts_per_tok":6,"first_k_dense_replace":1,
    "moe_layer_freq":1}`,
  ],
  [
    'DBRX',
    131_596_523_520,
    36_469_708_800,
    `{"model_type":"dbrx","d_model":6144,"n_heads":48,"n_layers":40,"max_seq_len":32768,"vocab_size":100352,
    "attn_config":{"kv_n_heads":8,"clip_qkv":8},"ffn_config":{"ffn_hidden_size":10752,"moe_num_experts":16,
    "moe_top_k":4}}`,
  ],
  [
    'Ling-lite',
    16_801_974_272,
    2_753_153_024,
    `{"model_type":"bailing_moe","vocab_size":126464,"hidden_size":2048,"intermediate_size":5632,
    "moe_intermediate_size":1408,"num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":4,
    "head_dim":128,"num_experts":64,"num_shared_experts":2,"num_experts_per_tok":6,
    "first_k_dense_replace":0,"use_bias":false,"use_qkv_bias":false,"norm_head":true,
    "tie_word_embeddings":false}`,
  ],
  [
    'Ling-1T',
    999_705_328_640,
    51_054_427_136,
    `{"model_type":"bailing_moe_v2","vocab_size":157184,"hidden_size":8192,"intermediate_size":18432,
    "moe_intermediate_size":2048,"num_hidden_layers":80,"num_attention_heads":64,"num_key_value_heads":8,
    "head_dim":128,"num_experts":256,"num_shared_experts":1,"num_experts_per_tok":8,
    "first_k_dense_replace":4,"use_qk_norm":true}`,
  ],
  [
    'Ling-flash-2.0',
    102_889_705_216,
    6_152_277_760,
    `{"model_type":"bailing_moe_v2","vocab_size":157184,"hidden_size":4096,"intermediate_size":9216,
    "moe_intermediate_size":1024,"num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":4,
    "head_dim":128,"num_experts":256,"num_shared_experts":1,"num_experts_per_tok":8,
    "first_k_dense_replace":1,"use_qk_norm":true}`,
  ],
  [
    'Snowflake Arctic',
    478_584_608_768,
    17_318_647_808,
    `{"model_type":"arctic","vocab_size":32000,"hidden_size":7168,"intermediate_size":4864,
    "num_hidden_layers":35,"num_attention_heads":56,"num_key_value_heads":8,"num_local_experts":128,
    "num_experts_per_tok":2,"moe_layer_frequency":1,"parallel_attn_mlp_res":true}`,
  ],
  [
    'Grok-1',
    315_684_820_992,
    83_756_587_008,
    `{"architectures":["Grok1ModelForCausalLM"],"model_type":"grok-1","vocab_size":131072,"hidden_size":6144,
    "intermediate_size":32768,"num_hidden_layers":64,"num_attention_heads":48,"num_key_value_heads":8,
    "num_experts":8,"num_experts_per_tok":2}`,
  ],
  [
    'Grok-2',
    269_515_497_472,
    114_896_674_816,
    `{"architectures":["Grok1ForCausalLM"],"model_type":"git","vocab_size":131072,"hidden_size":8192,
    "intermediate_size":32768,"moe_intermediate_size":16384,"num_hidden_layers":64,"num_attention_heads":64,
    "num_key_value_heads":8,"head_dim":128,"num_local_experts":8,"num_experts_per_tok":2,
    "residual_moe":true}`,
  ],
  [
    'LongCat-Flash',
    560_664_980_480,
    27_954_818_048,
    `{"model_type":"longcat_flash","vocab_size":131072,"hidden_size":6144,"num_layers":28,
    "num_attention_heads":64,"ffn_hidden_size":12288,"q_lora_rank":1536,"kv_lora_rank":512,
    "qk_nope_head_dim":128,"qk_rope_head_dim":64,"v_head_dim":128,"moe_topk":12,"n_routed_experts":512,
    "zero_expert_num":256,"zero_expert_type":"identity","expert_ffn_hidden_size":2048}`,
  ],
  [
    'Mistral Small 4',
    118_972_826_624,
    6_632_588_288,
    `{"model_type":"mistral4","vocab_size":131072,"hidden_size":4096,"intermediate_size":12288,
    "moe_intermediate_size":2048,"num_hidden_layers":36,"num_attention_heads":32,"n_shared_experts":1,
    "n_routed_experts":128,"kv_lora_rank":256,"q_lora_rank":1024,"qk_rope_head_dim":64,"v_head_dim":128,
    "qk_nope_head_dim":64,"num_experts_per_tok":4,"first_k_dense_replace":0}`,
  ],
  [
    'Step 3.5, four layers',
    10_830_386_752,
    2_022_348_352,
    `{"model_type":"step3p5","vocab_size":128896,"hidden_size":4096,"intermediate_size":11264,
    "num_hidden_layers":4,"num_attention_heads":64,"num_attention_groups":8,"head_dim":128,
    "sliding_window":512,"layer_types":["full_attention","sliding_attention","sliding_attention",
    "sliding_attention"],"attention_other_setting":{"attention_type":"sliding_attention",
    "num_attention_heads":96,"num_attention_groups":8,"head_dim":128},"moe_layers_enum":"2,3",
    "moe_num_experts":288,"moe_top_k":8,"moe_intermediate_size":1280,"share_expert_dim":1280}`,
  ],
  [
    'JetMoE-8B',
    8_522_237_952,
    2_331_445_248,
    `{"architectures":["JetMoEForCausalLM"],"model_type":"jetmoe","vocab_size":32000,"hidden_size":2048,
    "ffn_hidden_size":5632,"num_hidden_layers":24,"num_attention_heads":32,"num_key_value_heads":16,
    "kv_channels":128,"moe_num_experts":8,"moe_top_k":2,"glu":true,"bias":true}`,
  ],
];

describe('families whose code transformers does not have', () => {
  it.each(counts)('%s has as many parameters as its own code', (_name, parameters, active, config) => {
    const facts = factsOfText(config);
    expect(facts.parameters).toBe(parameters);
    expect(facts.active_parameters).toBe(active);
  });
});
