import { describe, expect, it } from 'vitest';
import { factsOfText } from '../testing/read-text.ts';

/** Sizes of released models; parameters are those of the classes of transformers 5.18.0, built without memory. EXAONE 4.0 1.2B, which they do not build,
 * has its published 1.28 billion. */
const counts: readonly (readonly [name: string, parameters: number, config: string])[] = [
  [
    'Llama 3.2 3B',
    3_212_749_824,
    `{"model_type":"llama","vocab_size":128256,"hidden_size":3072,"intermediate_size":8192,
    "num_hidden_layers":28,"num_attention_heads":24,"num_key_value_heads":8,"head_dim":128,
    "tie_word_embeddings":true}`,
  ],
  [
    'Granite 3B Code',
    3_482_503_680,
    `{"model_type":"llama","vocab_size":49152,"hidden_size":2560,"intermediate_size":10240,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,"attention_bias":true,
    "mlp_bias":true,"tie_word_embeddings":true}`,
  ],
  [
    'Mistral 7B v0.1',
    7_241_732_096,
    `{"model_type":"mistral","vocab_size":32000,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"sliding_window":4096}`,
  ],
  [
    'Qwen2.5 7B',
    7_615_616_512,
    `{"model_type":"qwen2","vocab_size":152064,"hidden_size":3584,"intermediate_size":18944,
    "num_hidden_layers":28,"num_attention_heads":28,"num_key_value_heads":4,"sliding_window":131072,
    "use_sliding_window":false,"max_window_layers":28,"tie_word_embeddings":false}`,
  ],
  [
    'Qwen3 1.7B',
    1_720_574_976,
    `{"model_type":"qwen3","vocab_size":151936,"hidden_size":2048,"intermediate_size":6144,
    "num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":8,"head_dim":128,
    "tie_word_embeddings":true}`,
  ],
  [
    'SmolLM3 3B',
    3_075_098_624,
    `{"model_type":"smollm3","vocab_size":128256,"hidden_size":2048,"intermediate_size":11008,
    "num_hidden_layers":36,"num_attention_heads":16,"num_key_value_heads":4}`,
  ],
  [
    'EXAONE 4.0 1.2B',
    1_279_391_488,
    `{"model_type":"exaone4","vocab_size":102400,"hidden_size":2048,"intermediate_size":4096,
    "num_hidden_layers":30,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":64,
    "tie_word_embeddings":true,"sliding_window":null,"sliding_window_pattern":null}`,
  ],
  [
    'Phi-3 mini 4k',
    3_821_079_552,
    `{"model_type":"phi3","vocab_size":32064,"hidden_size":3072,"intermediate_size":8192,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":32,"sliding_window":2047}`,
  ],
  [
    'Phi-4',
    14_659_507_200,
    `{"model_type":"phi3","vocab_size":100352,"hidden_size":5120,"intermediate_size":17920,
    "num_hidden_layers":40,"num_attention_heads":40,"num_key_value_heads":10,"sliding_window":null}`,
  ],
  [
    'AFM 4.5B',
    4_619_184_640,
    `{"model_type":"arcee","vocab_size":128004,"hidden_size":2560,"intermediate_size":18432,
    "num_hidden_layers":36,"num_attention_heads":20,"num_key_value_heads":4,"head_dim":128,
    "tie_word_embeddings":false}`,
  ],
  [
    'Helium 1 2B',
    2_023_983_104,
    `{"model_type":"helium","vocab_size":64000,"hidden_size":2048,"intermediate_size":8192,
    "num_hidden_layers":28,"num_attention_heads":16,"num_key_value_heads":8,"head_dim":128,
    "tie_word_embeddings":false,"attention_bias":true}`,
  ],
  [
    'Seed-OSS 36B',
    36_151_104_512,
    `{"model_type":"seed_oss","vocab_size":155136,"hidden_size":5120,"intermediate_size":27648,
    "num_hidden_layers":64,"num_attention_heads":80,"num_key_value_heads":8,"head_dim":128,
    "attention_bias":true,"attention_out_bias":false,"tie_word_embeddings":false}`,
  ],
  [
    'ERNIE 4.5 0.3B',
    360_748_032,
    `{"model_type":"ernie4_5","vocab_size":103424,"hidden_size":1024,"intermediate_size":3072,
    "num_hidden_layers":18,"num_attention_heads":16,"num_key_value_heads":2,"head_dim":128,
    "use_bias":false}`,
  ],
  [
    'Hunyuan 7B',
    7_504_568_320,
    `{"model_type":"hunyuan_v1_dense","vocab_size":128167,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"head_dim":128,
    "tie_word_embeddings":true,"use_qk_norm":true}`,
  ],
  [
    'Apertus 8B',
    8_053_338_176,
    `{"model_type":"apertus","vocab_size":131072,"hidden_size":4096,"intermediate_size":21504,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,
    "tie_word_embeddings":false}`,
  ],
  [
    'GLM-4 9B',
    9_399_951_360,
    `{"model_type":"glm","vocab_size":151552,"hidden_size":4096,"intermediate_size":13696,
    "num_hidden_layers":40,"num_attention_heads":32,"num_key_value_heads":2,"head_dim":128,
    "attention_bias":true,"tie_word_embeddings":false}`,
  ],
  [
    'GLM-4 32B 0414',
    32_566_081_536,
    `{"model_type":"glm4","vocab_size":151552,"hidden_size":6144,"intermediate_size":23040,
    "num_hidden_layers":61,"num_attention_heads":48,"num_key_value_heads":2,"head_dim":128,
    "attention_bias":false,"tie_word_embeddings":false}`,
  ],
  [
    'Code World Model',
    32_581_097_472,
    `{"model_type":"cwm","vocab_size":128256,"hidden_size":6144,"intermediate_size":21504,
    "num_hidden_layers":64,"num_attention_heads":48,"num_key_value_heads":8,"head_dim":128,
    "sliding_window":8192}`,
  ],
  [
    'BitNet b1.58 2B',
    2_412_820_480,
    `{"model_type":"bitnet","vocab_size":128256,"hidden_size":2560,"intermediate_size":6912,
    "num_hidden_layers":30,"num_attention_heads":20,"num_key_value_heads":5,
    "tie_word_embeddings":true}`,
  ],
  [
    "Granite with windows, transformers' default",
    2_144_463_840,
    `{"model_type":"granite_swa","vocab_size":100352,"hidden_size":2560,"intermediate_size":8192,
    "num_hidden_layers":24,"num_attention_heads":20,"num_key_value_heads":4}`,
  ],
  [
    'MiniCPM3 4B',
    4_073_875_968,
    `{"model_type":"minicpm3","vocab_size":73448,"hidden_size":2560,"intermediate_size":6400,
    "num_hidden_layers":62,"num_attention_heads":40,"num_key_value_heads":40,"q_lora_rank":768,
    "kv_lora_rank":256,"qk_nope_head_dim":64,"qk_rope_head_dim":32}`,
  ],
  [
    'Youtu-LLM 2B',
    1_961_560_064,
    `{"model_type":"youtu","vocab_size":128256,"hidden_size":2048,"intermediate_size":6144,
    "num_hidden_layers":32,"num_attention_heads":16,"num_key_value_heads":16,"q_lora_rank":1536,
    "kv_lora_rank":512,"qk_nope_head_dim":128,"qk_rope_head_dim":64,"v_head_dim":128,
    "tie_word_embeddings":true}`,
  ],
];

describe('dense models like Llama', () => {
  it.each(counts)('counts %s', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });
});
