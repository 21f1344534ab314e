import { describe, expect, it } from 'vitest';
import { factsOfText } from './config/testing/read-text.ts';
import { describeModel } from './describe-model.ts';

/** What is said of the layers of a config.json. */
function layersOf(config: string): string {
  const [sentence] = describeModel({ name: 'It', facts: factsOfText(config), remarks: [] });
  return sentence!.split('; ')[1]!.split('. ')[0]!;
}

const llama = `"hidden_size":64,"intermediate_size":128,"num_attention_heads":4,"num_key_value_heads":2,"num_hidden_layers":4,"vocab_size":100`;

describe('a language model in a sentence', () => {
  it('names layers of one kind once', () => {
    expect(layersOf(`{"model_type":"llama",${llama}}`)).toBe('4 layers with full attention');
    // Every other layer takes keys and values of the one before: what it looks at is the same.
    const shared = `{"model_type":"hunyuan","moe_topk":1,"num_experts":2,"num_shared_expert":1,"tie_word_embeddings":true,"use_cla":true,"cla_share_factor":2,${llama}}`;
    expect(layersOf(shared)).toBe('4 layers with full attention');
  });

  it('says caches at whole tokens, as 1k is 1,000 in the notation', () => {
    const [sentence] = describeModel({
      name: 'It',
      facts: factsOfText(`{"model_type":"llama",${llama}}`),
      remarks: [],
    });
    // 4 layers, keys and values, 2 heads of 16, 2 bytes: 512 a token.
    expect(sentence).toContain('524.3 kB at 1,024 tokens, 4.194 MB at 8,192 tokens');
  });

  it('says where layers with attention also keep a state', () => {
    const inkling = `{"model_type":"inkling_mm_model","text_config":{"dense_intermediate_size":128,"dense_mlp_idx":2,"hidden_size":64,
      "intermediate_size":64,"n_routed_experts":4,"num_experts_per_tok":2,"num_hidden_layers":6,"num_attention_heads":4,
      "num_key_value_heads":2,"swa_num_key_value_heads":4,"sconv_kernel_size":4,"use_sconv":true,"vocab_size":100}}`;
    expect(layersOf(inkling)).toContain(', 6 also with a state of fixed size');
  });
});
