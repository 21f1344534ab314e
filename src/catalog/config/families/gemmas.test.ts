import { describe, expect, it } from 'vitest';
import { factsOfText, readText } from '../testing/read-text.ts';

/** Sizes of released models; parameters are those of the classes of transformers 5.18.0, built without memory. */
const counts: readonly (readonly [name: string, parameters: number, config: string])[] = [
  [
    'Gemma 7B',
    8_537_680_896,
    `{"model_type":"gemma","vocab_size":256000,"hidden_size":3072,"intermediate_size":24576,
    "num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":16,"head_dim":256}`,
  ],
  [
    'Gemma 2 9B',
    9_241_705_984,
    `{"model_type":"gemma2","vocab_size":256000,"hidden_size":3584,"intermediate_size":14336,
    "num_hidden_layers":42,"num_attention_heads":16,"num_key_value_heads":8,"head_dim":256,
    "sliding_window":4096}`,
  ],
  [
    'Gemma 3 1B',
    999_885_952,
    `{"model_type":"gemma3_text","vocab_size":262144,"hidden_size":1152,"intermediate_size":6912,
    "num_hidden_layers":26,"num_attention_heads":4,"num_key_value_heads":1,"head_dim":256,
    "sliding_window":512,"sliding_window_pattern":6}`,
  ],
  [
    'OLMo 7B',
    6_888_095_744,
    `{"model_type":"olmo","vocab_size":50304,"hidden_size":4096,"intermediate_size":11008,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,
    "tie_word_embeddings":false}`,
  ],
  [
    'OLMo 2 7B',
    7_298_617_344,
    `{"model_type":"olmo2","vocab_size":100352,"hidden_size":4096,"intermediate_size":11008,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,
    "tie_word_embeddings":false}`,
  ],
  [
    'OLMo 3 7B',
    7_298_011_136,
    `{"model_type":"olmo3","vocab_size":100278,"hidden_size":4096,"intermediate_size":11008,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,
    "tie_word_embeddings":false,"sliding_window":4096}`,
  ],
  [
    'Command R',
    34_980_831_232,
    `{"model_type":"cohere","vocab_size":256000,"hidden_size":8192,"intermediate_size":22528,
    "num_hidden_layers":40,"num_attention_heads":64,"num_key_value_heads":64,"use_qk_norm":false}`,
  ],
  [
    'Command R+',
    103_810_674_688,
    `{"model_type":"cohere","vocab_size":256000,"hidden_size":12288,"intermediate_size":33792,
    "num_hidden_layers":64,"num_attention_heads":96,"num_key_value_heads":8,"use_qk_norm":true}`,
  ],
  [
    'Command R7B',
    8_028_033_024,
    `{"model_type":"cohere2","vocab_size":256000,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,
    "sliding_window":4096}`,
  ],
  [
    'Gemma 4 31B',
    30_697_345_280,
    `{"model_type":"gemma4_text","vocab_size":262144,"hidden_size":5376,"intermediate_size":21504,
    "num_hidden_layers":60,"num_attention_heads":32,"num_key_value_heads":16,
    "num_global_key_value_heads":4,"head_dim":256,"global_head_dim":512,"attention_k_eq_v":true,
    "hidden_size_per_layer_input":0,"sliding_window":1024,"enable_moe_block":false}`,
  ],
  [
    'Gemma 4 26B A4B',
    25_233_141_760,
    `{"model_type":"gemma4_text","vocab_size":262144,"hidden_size":2816,"intermediate_size":2112,
    "num_hidden_layers":30,"num_attention_heads":16,"num_key_value_heads":8,
    "num_global_key_value_heads":2,"head_dim":256,"global_head_dim":512,"attention_k_eq_v":true,
    "hidden_size_per_layer_input":0,"sliding_window":1024,"enable_moe_block":true,"num_experts":128,
    "top_k_experts":8,"moe_intermediate_size":704}`,
  ],
  [
    'Gemma 4 E2B',
    4_628_569_344,
    `{"model_type":"gemma4_text","vocab_size":262144,"hidden_size":1536,"intermediate_size":6144,
    "num_hidden_layers":35,"num_attention_heads":8,"num_key_value_heads":1,"head_dim":256,
    "global_head_dim":512,"hidden_size_per_layer_input":256,"vocab_size_per_layer_input":262144,
    "num_kv_shared_layers":20,"use_double_wide_mlp":true,"sliding_window":512,
    "layer_types":["sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention","sliding_attention","sliding_attention","sliding_attention","sliding_attention","full_attention"]}`,
  ],
  [
    'Gemma 3n E4B',
    6_835_235_568,
    `{"model_type":"gemma3n_text","vocab_size":262400,"hidden_size":2048,"intermediate_size":16384,
    "num_hidden_layers":35,"num_attention_heads":8,"num_key_value_heads":2,"head_dim":256,
    "num_kv_shared_layers":15,"sliding_window":512,"altup_num_inputs":4,"laurel_rank":64}`,
  ],
];

describe('Gemma, OLMo and Command', () => {
  it.each(counts)('counts %s', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });

  it('understands the words of Command R7B for its windows, and no other order', () => {
    // The keys of c4ai-command-r7b-12-2024.
    const keys =
      '"layer_switch":4,"sliding_window_pattern":4,"order_of_interleaved_layers":"local_attn_first"';
    const config = counts.find(([name]) => name === 'Command R7B')![2].replace('{', `{${keys},`);
    expect(readText(config).cautions).toEqual([]);
    const { problems } = readText(config.replace('local_attn_first', 'global_attn_first'));
    expect(problems).toEqual([expect.objectContaining({ path: ['order_of_interleaved_layers'] })]);
  });
});
