import { describe, expect, it } from 'vitest';
import { factsOfText } from '../testing/read-text.ts';

/** Sizes of released models; parameters are those of the classes of transformers 5.18.0, built without memory. */
const counts: readonly (readonly [name: string, parameters: number, config: string])[] = [
  [
    'StableLM 2 1.6B',
    1_644_515_328,
    `{"model_type":"stablelm","vocab_size":100352,"hidden_size":2048,"intermediate_size":5632,
    "num_hidden_layers":24,"num_attention_heads":32,"num_key_value_heads":32,"use_qkv_bias":true,
    "tie_word_embeddings":false}`,
  ],
  [
    'StableLM 2 12B',
    12_143_185_920,
    `{"model_type":"stablelm","vocab_size":100352,"hidden_size":5120,"intermediate_size":13824,
    "num_hidden_layers":40,"num_attention_heads":32,"num_key_value_heads":8,"qk_layernorm":true,
    "use_parallel_residual":true,"tie_word_embeddings":false}`,
  ],
  [
    'StarCoder2 3B',
    3_030_371_328,
    `{"model_type":"starcoder2","vocab_size":49152,"hidden_size":3072,"intermediate_size":12288,
    "num_hidden_layers":30,"num_attention_heads":24,"num_key_value_heads":2,"sliding_window":4096,
    "use_bias":true}`,
  ],
  [
    'Minitron 8B',
    8_271_699_968,
    `{"model_type":"nemotron","vocab_size":256000,"hidden_size":4096,"intermediate_size":16384,
    "num_hidden_layers":32,"num_attention_heads":48,"num_key_value_heads":8,"head_dim":128,
    "tie_word_embeddings":false}`,
  ],
  [
    'Jais 2 8B',
    8_090_401_280,
    `{"model_type":"jais2","vocab_size":150272,"hidden_size":3328,"intermediate_size":26624,
    "num_hidden_layers":32,"num_attention_heads":26,"num_key_value_heads":26,"head_dim":128}`,
  ],
  [
    'Phi-2',
    2_779_683_840,
    `{"model_type":"phi","vocab_size":51200,"hidden_size":2560,"intermediate_size":10240,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32}`,
  ],
  [
    'Persimmon 8B',
    9_397_175_296,
    `{"model_type":"persimmon","vocab_size":262144,"hidden_size":4096,"intermediate_size":16384,
    "num_hidden_layers":36,"num_attention_heads":64}`,
  ],
  [
    'GPT-2 XL',
    1_557_611_200,
    `{"model_type":"gpt2","vocab_size":50257,"n_embd":1600,"n_layer":48,"n_head":25,"n_positions":1024}`,
  ],
  [
    'StarCoder',
    15_517_456_384,
    `{"model_type":"gpt_bigcode","vocab_size":49152,"n_embd":6144,"n_layer":40,"n_head":48,
    "n_inner":24576,"n_positions":8192,"multi_query":true}`,
  ],
  [
    'GPT-J 6B',
    6_050_882_784,
    `{"model_type":"gptj","vocab_size":50400,"n_embd":4096,"n_layer":28,"n_head":16,"n_positions":2048,
    "tie_word_embeddings":false}`,
  ],
  [
    'CodeGen 2B',
    2_779_356_160,
    `{"model_type":"codegen","vocab_size":51200,"n_embd":2560,"n_layer":32,"n_head":32,
    "n_positions":2048,"tie_word_embeddings":false}`,
  ],
  [
    'GPT-Neo 1.3B',
    1_315_575_808,
    `{"model_type":"gpt_neo","vocab_size":50257,"hidden_size":2048,"num_layers":24,"num_heads":16,
    "max_position_embeddings":2048,"window_size":256,"attention_types":[[["global","local"],12]]}`,
  ],
  [
    'Pythia 6.9B',
    6_857_302_016,
    `{"model_type":"gpt_neox","vocab_size":50432,"hidden_size":4096,"intermediate_size":16384,
    "num_hidden_layers":32,"num_attention_heads":32,"tie_word_embeddings":false}`,
  ],
  [
    'BLOOM 560M',
    559_214_592,
    `{"model_type":"bloom","vocab_size":250880,"n_embed":1024,"n_layer":24,"num_attention_heads":16}`,
  ],
  [
    'XGLM 564M',
    564_463_616,
    `{"model_type":"xglm","vocab_size":256008,"d_model":1024,"ffn_dim":4096,"num_layers":24,
    "attention_heads":16}`,
  ],
  [
    'Falcon 7B',
    6_921_720_704,
    `{"model_type":"falcon","vocab_size":65024,"hidden_size":4544,"num_hidden_layers":32,
    "num_attention_heads":71,"num_kv_heads":71,"multi_query":true,"new_decoder_architecture":false,
    "parallel_attn":true,"bias":false}`,
  ],
  [
    'Falcon 40B',
    41_303_293_952,
    `{"model_type":"falcon","vocab_size":65024,"hidden_size":8192,"num_hidden_layers":60,
    "num_attention_heads":128,"num_kv_heads":8,"new_decoder_architecture":true,"parallel_attn":true,
    "bias":false}`,
  ],
  [
    'Falcon RW 1B',
    1_311_625_216,
    `{"model_type":"falcon","vocab_size":50304,"hidden_size":2048,"num_hidden_layers":24,
    "num_attention_heads":32,"alibi":true,"multi_query":false,"new_decoder_architecture":false,
    "parallel_attn":false,"bias":true}`,
  ],
  [
    'Falcon 11B',
    11_102_822_400,
    `{"model_type":"falcon","vocab_size":65024,"hidden_size":4096,"num_hidden_layers":60,
    "num_attention_heads":32,"num_kv_heads":8,"ffn_hidden_size":16384,"new_decoder_architecture":true,
    "num_ln_in_parallel_attn":1,"parallel_attn":true,"bias":false,"tie_word_embeddings":false}`,
  ],
  [
    'MPT 7B',
    6_649_286_656,
    `{"model_type":"mpt","vocab_size":50432,"d_model":4096,"n_layers":32,"n_heads":32,
    "expansion_ratio":4,"no_bias":true,"attn_config":{"alibi":true}}`,
  ],
  [
    'OPT 125M',
    125_239_296,
    `{"model_type":"opt","vocab_size":50272,"hidden_size":768,"ffn_dim":3072,"num_hidden_layers":12,
    "num_attention_heads":12,"max_position_embeddings":2048,"word_embed_proj_dim":768,
    "do_layer_norm_before":true}`,
  ],
  [
    'OPT 350M',
    331_196_416,
    `{"model_type":"opt","vocab_size":50272,"hidden_size":1024,"ffn_dim":4096,"num_hidden_layers":24,
    "num_attention_heads":16,"max_position_embeddings":2048,"word_embed_proj_dim":512,
    "do_layer_norm_before":false}`,
  ],
];

describe('models with LayerNorms and biases', () => {
  it.each(counts)('counts %s', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });
});
