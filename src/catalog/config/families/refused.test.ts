import { describe, expect, it } from 'vitest';
import { readText } from '../testing/read-text.ts';

const width =
  '"vocab_size":1000,"hidden_size":512,"intermediate_size":1024,"num_attention_heads":8,"num_key_value_heads":2';
const experts = '"num_experts":8,"num_experts_per_tok":2,"moe_intermediate_size":256';

const lies: readonly (readonly [what: string, config: string, key: string, rule: string])[] = [
  [
    'more experts for a token than there are',
    `{"model_type":"mixtral",${width},"num_hidden_layers":2,"num_local_experts":8,"num_experts_per_tok":16}`,
    'num_experts_per_tok',
    'must not exceed the 8 experts',
  ],
  [
    'fewer kinds of layers than layers',
    `{"model_type":"qwen3_next",${width},${experts},"num_hidden_layers":4,"layer_types":["linear_attention"]}`,
    'layer_types',
    'must have one entry for each of the 4 layers',
  ],
  [
    'a mark that names no block',
    `{"model_type":"nemotron_h",${width},"hybrid_override_pattern":"M-X"}`,
    'hybrid_override_pattern',
    'must name one of M, *, -, E a layer',
  ],
  [
    'a pattern that is shorter than the model',
    `{"model_type":"nemotron_h",${width},"num_hidden_layers":4,"hybrid_override_pattern":"M-"}`,
    'hybrid_override_pattern',
    'must have one entry for each of the 4 layers',
  ],
  [
    'a kind of layer that is not known',
    `{"model_type":"lfm2",${width},"num_hidden_layers":2,"layer_types":["conv","linear_attention"]}`,
    'layer_types',
    'must be one of conv, full_attention a layer',
  ],
  [
    'heads of a mixer that do not make up its width',
    `{"model_type":"bamba",${width},"num_hidden_layers":2,"mamba_n_heads":3,"mamba_d_head":100}`,
    'mamba_n_heads',
    'times `mamba_d_head` must be the width 1024 inside',
  ],
  [
    'a negative ratio of compression',
    `{"model_type":"deepseek_v4",${width},${experts},"q_lora_rank":64,"num_hidden_layers":2,"compress_ratios":[0,-4]}`,
    'compress_ratios',
    'must be whole numbers of at least 0',
  ],
  [
    'heads that are not those of the experts of attention',
    `{"model_type":"jetmoe",${width},"num_experts":8,"num_experts_per_tok":2,"num_hidden_layers":2}`,
    'num_attention_heads',
    'must be the 2 heads of keys and values times 2 experts a token',
  ],
  [
    'experts that differ by layer where one number is counted',
    `{"model_type":"hunyuan_v1_moe",${width},"num_experts":8,"num_hidden_layers":2,"moe_topk":[2,4]}`,
    'moe_topk',
    'must be the same number for all layers',
  ],
];

describe('files of families with experts and states that lie', () => {
  it.each(lies)('refuses %s', (_what, config, key, rule) => {
    const { facts, problems } = readText(config);
    expect(facts).toBeNull();
    expect(problems.map((one) => [one.path.at(-1), one.rule])).toContainEqual([key, rule]);
  });

  it('says what is left out', () => {
    const config = `{"model_type":"glm4_moe","torch_dtype":"bfloat16",${width},${experts},"num_hidden_layers":2,"num_nextn_predict_layers":1}`;
    expect(readText(config).remarks).toEqual(['its layers that predict further tokens are not counted']);
  });

  it('says nothing of factors that change no size', () => {
    const minimax = `{"model_type":"minimax_text_01","torch_dtype":"bfloat16",${width},"num_experts":8,"num_experts_per_tok":2,"num_hidden_layers":2,"attn_type_list":[0,1],
      "layernorm_full_attention_alpha":3.5,"layernorm_linear_attention_beta":1,"layernorm_mlp_alpha":3.5,"postnorm":true}`;
    const falcon = `{"model_type":"falcon_h1","torch_dtype":"bfloat16",${width},"num_hidden_layers":2,"mamba_d_ssm":512,"mamba_n_heads":8,
      "lm_head_multiplier":0.02,"mlp_multipliers":[0.9,0.1],"ssm_in_multiplier":1.25,"mamba_chunk_size":256}`;
    expect(readText(minimax).remarks).toEqual([]);
    expect(readText(falcon).remarks).toEqual([]);
  });
});
