import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText, readText } from '../testing/read-text.ts';

describe('Qwen3.8-Flash-Next', () => {
  // Shapes of all tensors of Qwen/Qwen3.8-Flash-Next, added up; its card says 125B-A6B and a table of 51B.
  const { facts, problems, remarks } = readText(
    `{"model_type":"qwen4_exp","architectures":["Qwen4ExpForConditionalGeneration"],
    "text_config":{"model_type":"qwen4_exp_text","hidden_size":2560,"num_hidden_layers":48,"hc_count":4,
    "hc_lowrank":320,"head_dim":256,"num_attention_heads":24,"num_key_value_heads":2,"indexer_n_heads":4,
    "indexer_kv_heads":1,"indexer_head_dim":128,"indexer_budget":2048,"indexer_compress_ratio":4,
    "linear_conv_kernel_dim":4,"linear_num_key_heads":16,"linear_key_head_dim":128,
    "linear_num_value_heads":48,"linear_value_head_dim":128,"mamba_ssm_dtype":"float32",
    "num_experts":512,"num_experts_per_tok":10,"moe_intermediate_size":640,
    "shared_expert_intermediate_size":640,"ple_layer_ids":[2],"ple_embed_dim":2560,
    "ple_conv_kernel_size":4,"ngram_size":3,"heads_per_ngram":8,"ngram_vocab_size_base":20000000,
    "vocab_size":248320,"tie_word_embeddings":false,"full_attention_interval":4}}`,
  );

  it('counts as its checkpoint does', () => {
    expect(problems).toEqual([]);
    const ngrams = 320_000_000 * 160;
    const tables = 248_320 * 2560 + ngrams;
    expect(facts!.parameters).toBe(125_743_653_760 + ngrams);
    expect(facts!.active_parameters).toBe(7_306_994_560 + ngrams);
    expect(facts!.embedding_parameters).toBe(tables);
    expect(remarks.join()).toContain('tables of word sequences');
  });

  it('keeps keys in one layer of four, and an index key for four tokens', () => {
    const state = 48 * 128 * 128 * 4 + 2 * (2 * 16 * 128 + 48 * 128) * 3;
    expect(cacheBytes(facts!, 1000, 2)).toBe(12 * 1000 * (2 * 2 * 256 + 128 / 4) * 2 + 36 * state);
  });
});

describe('LongCat-Flash-Lite', () => {
  it('counts tables of word sequences, which are looked up', () => {
    // config.json of meituan-longcat/LongCat-Flash-Lite; its card says 68.5B.
    const facts = factsOfText(
      `{"architectures":["LongcatFlashNgramForCausalLM"],"model_type":"longcat_flash_ngram",
      "vocab_size":131072,"hidden_size":3072,"ffn_hidden_size":6144,"expert_ffn_hidden_size":1024,
      "num_layers":14,"num_attention_heads":32,"kv_lora_rank":512,"q_lora_rank":1536,"qk_rope_head_dim":64,
      "qk_nope_head_dim":128,"v_head_dim":128,"n_routed_experts":256,"moe_topk":12,"zero_expert_num":128,
      "ngram_vocab_size_ratio":78,"emb_neighbor_num":4,"emb_split_num":4}`,
    );
    const tables = 12 * 256 * 78 * 131_072 + 256 * 12 * 12;
    expect(facts.parameters).toBe(68_562_465_024);
    expect(facts.embedding_parameters).toBe(131_072 * 3072 + tables);
  });
});
