import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText, readText } from '../testing/read-text.ts';

/**
 * Counts of released models whose code transformers does not have. Qwen 72B and Molmo: the sizes of their own files, 16
 * bit a parameter. The others: remembered totals of the released files, not looked up again; they guard against changes.
 */
const published: readonly (readonly [name: string, parameters: number, config: string])[] = [
  [
    'Qwen 72B',
    72_287_920_128,
    `{"model_type":"qwen","vocab_size":152064,"hidden_size":8192,"intermediate_size":49152,
    "num_hidden_layers":80,"num_attention_heads":64,"kv_channels":128,"no_bias":true}`,
  ],
  [
    'Baichuan2 7B',
    7_505_973_248,
    `{"model_type":"baichuan","vocab_size":125696,"hidden_size":4096,"intermediate_size":11008,
    "num_hidden_layers":32,"num_attention_heads":32,"tie_word_embeddings":false}`,
  ],
  [
    'ChatGLM3 6B',
    6_243_584_000,
    `{"model_type":"chatglm","padded_vocab_size":65024,"hidden_size":4096,"ffn_hidden_size":13696,
    "num_layers":28,"num_attention_heads":32,"kv_channels":128,"multi_query_attention":true,
    "multi_query_group_num":2,"add_bias_linear":false,"add_qkv_bias":true,"rmsnorm":true}`,
  ],
  [
    'InternLM2 7B',
    7_737_708_544,
    `{"model_type":"internlm2","vocab_size":92544,"hidden_size":4096,"intermediate_size":14336,
    "num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"bias":false}`,
  ],
  [
    'MiniCPM 2B',
    2_724_880_896,
    `{"model_type":"minicpm","vocab_size":122753,"hidden_size":2304,"intermediate_size":5760,
    "num_hidden_layers":40,"num_attention_heads":36,"num_key_value_heads":36}`,
  ],
  [
    'the language model of MiniCPM-V 2.6, as Qwen2 with its vocabulary',
    7_612_763_648,
    `{"model_type":"minicpmv","version":2.6,"vocab_size":151666,"hidden_size":3584,
    "intermediate_size":18944,"num_hidden_layers":28,"num_attention_heads":28,"num_key_value_heads":4}`,
  ],
  [
    'Molmo 7B-D, as Qwen2 with 128 rows more',
    7_616_075_264,
    `{"model_type":"molmo","vocab_size":152064,"embedding_size":152064,"hidden_size":3584,"qkv_bias":true,
    "intermediate_size":37888,"num_hidden_layers":28,"num_attention_heads":28,"num_key_value_heads":4}`,
  ],
  [
    'Flan-T5 large, whose output has a table of its own',
    783_150_080,
    `{"model_type":"t5","vocab_size":32128,"d_model":1024,"d_kv":64,"num_heads":16,"d_ff":2816,
    "num_layers":24,"num_decoder_layers":24,"feed_forward_proj":"gated-gelu","tie_word_embeddings":false}`,
  ],
];

/** Small models; parameters are those of the classes of transformers 5.18.0. */
const small: readonly (readonly [name: string, parameters: number, config: string])[] = [
  [
    'T5 with two encoder layers and one of the decoder',
    146_496,
    `{"model_type":"t5","torch_dtype":"float32","vocab_size":100,"d_model":64,"d_kv":16,"num_heads":4,"d_ff":128,"num_layers":2,
    "num_decoder_layers":1,"feed_forward_proj":"gated-gelu","tie_word_embeddings":true}`,
  ],
  [
    'umT5, with weights for distances in every layer',
    204_288,
    `{"model_type":"umt5","vocab_size":100,"d_model":64,"d_kv":16,"num_heads":4,"d_ff":128,"num_layers":2,
    "num_decoder_layers":2,"tie_word_embeddings":true}`,
  ],
  [
    'Llama 3.2 Vision with one layer of each kind',
    87_394,
    `{"model_type":"mllama_text_model","vocab_size":100,"hidden_size":64,"num_hidden_layers":2,
    "num_attention_heads":4,"num_key_value_heads":2,"intermediate_size":128,"cross_attention_layers":[1]}`,
  ],
  [
    'Gemma 4 with experts beside the block',
    624_504,
    `{"model_type":"gemma4_text","num_hidden_layers":6,"hidden_size":128,"enable_moe_block":true,
    "num_experts":4,"top_k_experts":2,"moe_intermediate_size":32,"hidden_size_per_layer_input":0,
    "intermediate_size":64,"num_attention_heads":4,"num_key_value_heads":2,"head_dim":16,
    "global_head_dim":32,"num_global_key_value_heads":1,"attention_k_eq_v":true,"vocab_size":100}`,
  ],
];

/** Llama-Nemotron with a layer of each kind, 1024 wide. */
const nas = (ffnMult: number) =>
  JSON.stringify({
    model_type: 'nemotron-nas',
    vocab_size: 10,
    hidden_size: 1024,
    num_hidden_layers: 3,
    num_attention_heads: 16,
    num_key_value_heads: null,
    intermediate_size: null,
    block_configs: [
      { attention: { n_heads_in_group: 8, no_op: false }, ffn: { ffn_mult: ffnMult, no_op: false } },
      { attention: { no_op: true }, ffn: { no_op: true } },
      { attention: { replace_with_linear: true }, ffn: { replace_with_linear: true } },
    ],
  });

const cache = (config: string, context: number) => cacheBytes(factsOfText(config), context, 2);

describe('models that are unlike Llama', () => {
  it.each(published)('counts %s', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });

  it.each(small)('counts %s', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });

  it('counts layers that lack attention or block, or have a matrix instead', () => {
    // 2/3 of 1.3125 times 1024 is 896, rounded up to 1024.
    const first = 2 * 1024 * 1024 + 2 * 1024 * 128 + 3 * 1024 * 1024 + 2 * 1024;
    const third = 2 * 1024 * 1024 + 2 * 1024;
    expect(factsOfText(nas(1.3125)).parameters).toBe(first + third + 2 * 10 * 1024 + 1024);
    expect(cache(nas(1.3125), 100)).toBe(100 * 2 * (2 * 2 * 64));
  });

  it('names the layer whose part is missing a size', () => {
    const config = JSON.parse(nas(2));
    config.block_configs[0].attention = { no_op: false };
    expect(readText(JSON.stringify(config)).problems).toEqual([
      expect.objectContaining({
        path: ['block_configs', '0', 'attention'],
        rule: '`n_heads_in_group` is missing',
      }),
    ]);
  });

  it('gives layers without a window their own heads by either spelling', () => {
    const { num_global_key_value_heads, global_head_dim, ...rest } = JSON.parse(small[3]![2]);
    const spelt = {
      ...rest,
      per_layer_config: {
        '05': { head_dim: global_head_dim, num_key_value_heads: num_global_key_value_heads },
      },
    };
    expect(factsOfText(JSON.stringify(spelt)).attention).toEqual(factsOfText(small[3]![2]).attention);
    expect(factsOfText(JSON.stringify(spelt)).parameters).toBe(small[3]![1]);
  });

  it('says what encoder and decoder do', () => {
    expect(readText(small[0]![2]).remarks).toEqual([
      expect.stringContaining('its encoder works once for each token of input'),
      expect.stringContaining('keys and values of the input'),
    ]);
  });

  it('shares the table of words with the output where pictures are read too', () => {
    const hunyuan = (type: string) =>
      factsOfText(
        `{"model_type":"${type}","vocab_size":100,"hidden_size":64,"intermediate_size":64,
        "num_hidden_layers":1,"num_attention_heads":4}`,
      ).parameters;
    expect(hunyuan('hunyuan_v1_dense') - hunyuan('hunyuan_vl_text')).toBe(100 * 64);
  });

  it('refuses a decoder of a million layers', () => {
    const { problems } = readText(
      small[0]![2].replace('"num_decoder_layers":1', '"num_decoder_layers":1000000'),
    );
    expect(problems).toEqual([
      expect.objectContaining({ path: ['num_decoder_layers'], rule: 'must not exceed 2000' }),
    ]);
  });

  it('adds a position table to MPT without ALiBi', () => {
    const mpt = (alibi: boolean) =>
      `{"model_type":"mpt","vocab_size":10,"d_model":64,"n_layers":1,"n_heads":4,"max_seq_len":32,
      "no_bias":true,"learned_pos_emb":true,"attn_config":{"alibi":${alibi}}}`;
    expect(factsOfText(mpt(false)).parameters - factsOfText(mpt(true)).parameters).toBe(32 * 64);
  });
});
