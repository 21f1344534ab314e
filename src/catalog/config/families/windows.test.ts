import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../structure/attention-layers.ts';
import { factsOfText } from '../testing/read-text.ts';

/** 12 layers with 2 heads of keys and values, 16 wide. */
const sizes = {
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 12,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 16,
  vocab_size: 100,
};

/** Layers that keep all of 1000 tokens, where those with a window keep 100. */
function layersWithoutWindow(keys: Readonly<Record<string, unknown>>): number {
  const facts = factsOfText(JSON.stringify({ ...sizes, sliding_window: 100, ...keys }));
  const token = 2 * 2 * 16 * 2;
  return (cacheBytes(facts, 1000, 2) / token - 12 * 100) / 900;
}

describe('windows of dense families', () => {
  it.each([
    ['mistral', {}, 0],
    ['mistral', { sliding_window: null }, 12],
    ['ministral3', { sliding_window: null }, 12],
    ['phi3', {}, 0],
    ['phi3', { sliding_window: null }, 12],
    ['starcoder2', {}, 0],
    ['qwen2', {}, 12],
    ['qwen2', { use_sliding_window: false, max_window_layers: 3 }, 12],
    ['qwen2', { use_sliding_window: true, max_window_layers: 3 }, 3],
    ['qwen3', { use_sliding_window: true, max_window_layers: 12 }, 12],
    ['smollm3', { use_sliding_window: false }, 12],
    ['gemma2', {}, 6],
    ['gemma3_text', {}, 2],
    ['gemma3_text', { sliding_window_pattern: 3 }, 4],
    ['gemma3_text', { _sliding_window_pattern: 4 }, 3],
    ['exaone4', { sliding_window_pattern: 'LLLG' }, 3],
    ['exaone4', { sliding_window_pattern: 'LLG' }, 4],
    ['exaone4', { sliding_window_pattern: 6 }, 2],
    ['exaone4', { sliding_window_pattern: null, sliding_window: null }, 12],
    ['olmo2', {}, 12],
    ['olmo3', {}, 3],
    ['cohere2', { sliding_window_pattern: 4 }, 3],
    ['cohere2', { sliding_window_pattern: 6 }, 2],
    ['cwm', {}, 3],
    ['llama', {}, 12],
  ] as const)('%s %j has %i layers without one', (model_type, keys, layers) => {
    expect(layersWithoutWindow({ model_type, ...keys })).toBe(layers);
  });

  it('follows layer_types before all else', () => {
    const layer_types = Array.from({ length: 12 }, (_, layer) =>
      layer < 5 ? 'full_attention' : 'sliding_attention',
    );
    for (const model_type of ['gemma2', 'gemma3_text', 'exaone4', 'olmo3', 'cohere2'])
      expect(layersWithoutWindow({ model_type, layer_types })).toBe(5);
  });

  it('takes the usual window where the file has none', () => {
    const { attention } = factsOfText(JSON.stringify({ ...sizes, model_type: 'mistral' }));
    expect(attention).toEqual([
      { layers: 12, heads: 4, keys: { kv_heads: 2, key_dim: 16, value_dim: 16 }, window: 4096 },
    ]);
  });

  it('keeps nothing in layers that use the keys and values of earlier ones', () => {
    const facts = factsOfText(
      JSON.stringify({
        ...sizes,
        model_type: 'gemma3n_text',
        sliding_window: 100,
        num_kv_shared_layers: 4,
        hidden_size_per_layer_input: 8,
      }),
    );
    // Layers 5 and 10 see everything; of the 12 the last 4 keep nothing, layer 10 among them.
    expect(cacheBytes(facts, 1000, 2)).toBe((7 * 100 + 1000) * 2 * 2 * 16 * 2);
  });

  it('counts tables that only look up apart, although words share the output', () => {
    const facts = factsOfText(
      JSON.stringify({
        ...sizes,
        model_type: 'gemma3n_text',
        sliding_window: 100,
        num_kv_shared_layers: 0,
        hidden_size_per_layer_input: 8,
        vocab_size_per_layer_input: 90,
      }),
    );
    expect(facts.embedding_parameters).toBe(90 * 12 * 8);
  });

  it('gives Falcon 7B one head of keys and values although its file says 71', () => {
    const { attention } = factsOfText(
      `{"model_type":"falcon","vocab_size":10,"hidden_size":4544,"num_hidden_layers":2,
      "num_attention_heads":71,"num_kv_heads":71,"multi_query":true,"new_decoder_architecture":false}`,
    );
    expect(attention[0]?.keys).toEqual({ kv_heads: 1, key_dim: 64, value_dim: 64 });
  });

  it('reads the windows of GPT-Neo from runs of layers', () => {
    const { attention } = factsOfText(
      `{"model_type":"gpt_neo","vocab_size":10,"hidden_size":64,"num_layers":6,"num_heads":4,
      "window_size":256,"attention_types":[[["global","local"],2],[["local"],2]]}`,
    );
    expect(attention.map(({ layers, window }) => [layers, window])).toEqual([
      [2, undefined],
      [4, 256],
    ]);
  });
});
