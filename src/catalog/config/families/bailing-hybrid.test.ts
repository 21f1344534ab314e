import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText } from '../testing/read-text.ts';

const ling3 = {
  model_type: 'bailing_hybrid',
  architectures: ['BailingMoeV3ForCausalLM'],
  vocab_size: 157184,
  hidden_size: 2560,
  intermediate_size: 6144,
  num_hidden_layers: 42,
  num_attention_heads: 32,
  num_key_value_heads: 32,
  head_dim: 128,
  layer_group_size: 6,
  kv_lora_rank: 512,
  q_lora_rank: null,
  qk_nope_head_dim: 128,
  qk_rope_head_dim: 64,
  v_head_dim: 128,
  gated_attention_proj_granularity_type: 'head_wise',
  short_conv_kernel_size: 4,
  no_kda_lora: true,
  first_k_dense_replace: 2,
  num_experts: 512,
  num_experts_per_tok: 8,
  num_shared_experts: 1,
  moe_intermediate_size: 768,
  moe_shared_expert_intermediate_size: 768,
};

const facts = (config: object) => factsOfText(JSON.stringify(config));

describe('Ling and Ring with linear attention', () => {
  it('counts Ling 3.0 as its checkpoint does', () => {
    // Shapes of all tensors of inclusionAI/Ling-3.0-flash, added up; the card says 124B.
    const flash = facts(ling3);
    expect(flash.parameters).toBe(124_414_211_552);
    expect(flash.active_parameters).toBe(5_505_693_152);
    // Latent caches in the last layer of each group of six; elsewhere a matrix a head in 32 bit and three tokens of q, k and v.
    const state = 32 * 128 * 128 * 4 + 3 * 32 * 128 * 3 * 2;
    expect(cacheBytes(flash, 1000, 2)).toBe(7 * 1000 * (512 + 64) * 2 + 35 * state);
    // Shapes of Ling-3.0-tiny likewise, whose queries are compressed.
    const tiny = facts({
      ...ling3,
      hidden_size: 1536,
      intermediate_size: 4608,
      num_hidden_layers: 24,
      num_attention_heads: 16,
      num_key_value_heads: 16,
      layer_group_size: 4,
      q_lora_rank: 256,
      first_k_dense_replace: 1,
      num_experts: 128,
      moe_intermediate_size: 512,
      moe_shared_expert_intermediate_size: 512,
    });
    expect(tiny.parameters).toBe(7_893_392_800);
  });

  it('counts Ling 2.5 and Ring-linear 2.0 as they are published', () => {
    // Sizes of the configuration class of transformers; published are 1T and 63B (README of inclusionAI/Ling-V2.5).
    const ling25 = facts({
      model_type: 'bailing_hybrid',
      vocab_size: 157184,
      hidden_size: 8192,
      intermediate_size: 18432,
      num_hidden_layers: 80,
      num_attention_heads: 64,
      num_key_value_heads: 64,
      layer_group_size: 8,
      group_norm_size: 8,
      kv_lora_rank: 512,
      q_lora_rank: 1536,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      v_head_dim: 128,
      first_k_dense_replace: 4,
      num_experts: 256,
      num_experts_per_tok: 8,
      num_shared_experts: 1,
      moe_intermediate_size: 2048,
      moe_shared_expert_intermediate_size: 2048,
    });
    expect(ling25.parameters).toBe(1_012_231_160_320);
    expect(ling25.active_parameters).toBe(63_580_258_816);
    expect(cacheBytes(ling25, 1000, 2)).toBe(10 * 1000 * (512 + 64) * 2 + 70 * 64 * 128 * 128 * 4);
    // config.json of inclusionAI/Ring-mini-linear-2.0; published are 16.4B and 1.6B (arXiv 2510.19338).
    const ring = facts({
      model_type: 'bailing_moe_linear',
      vocab_size: 157184,
      hidden_size: 2048,
      intermediate_size: 5120,
      num_hidden_layers: 20,
      num_attention_heads: 16,
      num_key_value_heads: 4,
      head_dim: 128,
      layer_group_size: 5,
      group_norm_size: 4,
      use_qk_norm: true,
      first_k_dense_replace: 1,
      num_experts: 256,
      num_experts_per_tok: 8,
      num_shared_experts: 1,
      moe_intermediate_size: 512,
      moe_shared_expert_intermediate_size: 512,
      moe_router_enable_expert_bias: true,
    });
    expect(ring.parameters).toBe(16_423_448_320);
    expect(ring.active_parameters).toBe(1_600_777_984);
    expect(cacheBytes(ring, 1000, 2)).toBe(4 * 1000 * 2 * 4 * 128 * 2 + 16 * 16 * 128 * 128 * 4);
  });

  it('takes layers after the last whole group for attention', () => {
    const layers = facts({ ...ling3, num_hidden_layers: 44 });
    expect(layers.attention.reduce((sum, { layers }) => sum + layers, 0)).toBe(9);
  });
});
