import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { readText } from '../testing/read-text.ts';

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
    expect(remarks.join()).toContain('51B parameters');
  });

  it('keeps keys in one layer of four, and an index key for four tokens', () => {
    const state = 48 * 128 * 128 * 4 + 2 * (2 * 16 * 128 + 48 * 128) * 3;
    expect(cacheBytes(facts!, 1000, 2)).toBe(12 * 1000 * (2 * 2 * 256 + 128 / 4) * 2 + 36 * state);
  });
});
