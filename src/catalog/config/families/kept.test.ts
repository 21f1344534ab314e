import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText } from '../testing/read-text.ts';

const bytesOf = (config: string, context: number) => cacheBytes(factsOfText(config), context, 2);

const width =
  '"vocab_size":1000,"hidden_size":512,"intermediate_size":1024,"num_attention_heads":8,"num_key_value_heads":2';
const experts = '"num_experts":8,"num_experts_per_tok":2,"moe_intermediate_size":256';

describe('what layers keep', () => {
  it('slides on every other layer of gpt-oss, from the first on', () => {
    const config = `{"model_type":"gpt_oss",${width},${experts},"head_dim":64,"num_hidden_layers":3,"sliding_window":128}`;
    // Keys and values of two heads of 64: two layers keep 128 tokens, one keeps all.
    expect(bytesOf(config, 4096)).toBe(2 * 256 * (2 * 128 + 4096));
  });

  it('keeps a chunk in three of four layers of Llama 4', () => {
    const config = `{"model_type":"llama4_text",${width},${experts},"head_dim":64,"num_hidden_layers":4,"attention_chunk_size":512}`;
    expect(bytesOf(config, 4096)).toBe(2 * 256 * (3 * 512 + 4096));
  });

  it('has other heads where a window of MiMo-V2 slides, and values narrower than keys', () => {
    const config = `{"model_type":"mimo_v2_flash",${width},${experts},"head_dim":96,"v_head_dim":64,"num_hidden_layers":2,
      "hybrid_layer_pattern":[0,1],"moe_layer_freq":[0,1],"sliding_window":128,"swa_num_key_value_heads":4}`;
    expect(bytesOf(config, 4096)).toBe(2 * (2 * 160 * 4096 + 4 * 160 * 128));
  });

  it('keeps a latent vector a token, and a key of the indexer where a layer has its own', () => {
    const config = `{"model_type":"glm_moe_dsa",${width},${experts},"num_hidden_layers":3,"kv_lora_rank":64,"q_lora_rank":64,
      "qk_nope_head_dim":32,"qk_rope_head_dim":16,"v_head_dim":32,"index_n_heads":4,"index_head_dim":24,"index_topk":512,
      "indexer_types":["full","shared","full"]}`;
    expect(bytesOf(config, 4096)).toBe(2 * 4096 * (3 * (64 + 16) + 2 * 24));
  });

  it('keeps a window and compressed entries of DeepSeek-V4, with a key of the indexer where four become one', () => {
    const config = `{"model_type":"deepseek_v4",${width},${experts},"num_hidden_layers":3,"head_dim":64,"q_lora_rank":64,
      "o_groups":2,"o_lora_rank":32,"index_head_dim":24,"sliding_window":128,"compress_ratios":[0,4,128,4]}`;
    expect(bytesOf(config, 4096)).toBe(2 * (3 * 128 * 64 + 1024 * (64 + 24) + 32 * 64));
  });

  it('keeps two latent caches a layer of LongCat', () => {
    const config = `{"model_type":"longcat_flash","vocab_size":1000,"hidden_size":512,"num_layers":2,"num_attention_heads":8,
      "ffn_hidden_size":1024,"expert_ffn_hidden_size":256,"n_routed_experts":8,"moe_topk":2,"kv_lora_rank":64,
      "q_lora_rank":64,"qk_nope_head_dim":32,"qk_rope_head_dim":16,"v_head_dim":32}`;
    expect(bytesOf(config, 1000)).toBe(2 * 1000 * 2 * 2 * (64 + 16));
  });

  it('keeps keys and values once for all experts of attention of JetMoE, whose heads are those of two', () => {
    const config = `{"model_type":"jetmoe","vocab_size":1000,"hidden_size":512,"intermediate_size":1024,"num_hidden_layers":3,
      "num_key_value_heads":2,"kv_channels":64,"num_local_experts":8,"num_experts_per_tok":2}`;
    expect(factsOfText(config).attention).toMatchObject([{ layers: 3, heads: 4 }]);
    expect(bytesOf(config, 1000)).toBe(2 * 1000 * 3 * 2 * 2 * 64);
  });

  it('keeps a matrix a head in 32 bit and three tokens of the convolution in a gated delta layer', () => {
    const config = `{"model_type":"qwen3_next",${width},${experts},"shared_expert_intermediate_size":256,"num_hidden_layers":4,
      "head_dim":64,"linear_num_key_heads":2,"linear_num_value_heads":4,"linear_key_head_dim":32,"linear_value_head_dim":16}`;
    const state = 4 * 4 * 32 * 16 + 2 * 3 * (2 * 2 * 32 + 4 * 16);
    expect(bytesOf(config, 1000)).toBe(3 * state + 2 * 1000 * 2 * 2 * 64);
  });

  it('keeps the state of a Mamba-2 mixer in 16 bit unless the file says 32', () => {
    const config = (more: string) =>
      `{"model_type":"nemotron_h",${width},"hybrid_override_pattern":"M-M-","mamba_num_heads":8,"mamba_head_dim":16,
        "n_groups":2,"ssm_state_size":32${more}}`;
    const convolution = 2 * 3 * (8 * 16 + 2 * 2 * 32);
    expect(bytesOf(config(''), 1000)).toBe(2 * (2 * 8 * 16 * 32 + convolution));
    expect(bytesOf(config(',"mamba_ssm_cache_dtype":"float32"'), 9)).toBe(
      2 * (4 * 8 * 16 * 32 + convolution),
    );
  });

  it('keeps the last tokens of a short convolution of LFM2, and nothing of the rest', () => {
    const config = `{"model_type":"lfm2",${width},"num_hidden_layers":3,"full_attn_idxs":[1],"conv_L_cache":3}`;
    expect(bytesOf(config, 1000)).toBe(2 * (2 * 2 * 512) + 2 * 1000 * 2 * 2 * 64);
  });

  it('keeps a state of lightning attention where the list of MiniMax-Text says 0', () => {
    const config = `{"model_type":"minimax_text_01",${width},${experts},"num_hidden_layers":2,"head_dim":64,"attn_type_list":[0,1]}`;
    expect(bytesOf(config, 1000)).toBe(4 * 8 * 64 * 64 + 2 * 1000 * 2 * 2 * 64);
  });
});
