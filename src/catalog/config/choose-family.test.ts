import { describe, expect, it } from 'vitest';
import { readText } from './testing/read-text.ts';

const rest =
  '"hidden_size":64,"intermediate_size":64,"num_hidden_layers":1,"num_attention_heads":4,"vocab_size":10';

describe('the family of a config.json', () => {
  it.each([
    ['bert', 'reads text but does not write any'],
    ['whisper', 'is a model for speech'],
    ['siglip', 'is a model for images'],
    ['bart', 'only t5, mt5 and umt5 are'],
    ['gemma4_assistant', 'drafts tokens for another model'],
    ['gpt5', 'this family of models is not known'],
  ])('refuses %s with the reason', (type, reason) => {
    const { facts, problems } = readText(`{"model_type":"${type}",${rest}}`);
    expect(facts).toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({ path: ['model_type'], rule: expect.stringContaining(reason), found: type }),
    ]);
  });

  it.each(['LlamaForCausalLMEagle3', 'MedusaModel', 'DeepSeekMTPModel'])('refuses %s, a draft', (name) => {
    const { problems } = readText(`{"model_type":"llama","architectures":["${name}"],${rest}}`);
    expect(problems).toEqual([
      expect.objectContaining({ path: ['architectures'], rule: expect.stringContaining('drafts tokens') }),
    ]);
  });

  it('goes by the class where the word is another family’s', () => {
    const qwen = readText(`{"model_type":"llava","architectures":["LlavaQwenForCausalLM"],${rest}}`);
    const llama = readText(`{"model_type":"llava","architectures":["LlavaLlamaForCausalLM"],${rest}}`);
    // Biases on queries, keys and values.
    expect(qwen.facts!.parameters - llama.facts!.parameters).toBe(3 * 64);
  });

  it.each([
    ['the outer file', '"model_type":"nobody","language_config":{', ['model_type']],
    [
      'a part around it',
      '"model_type":"a","thinker_config":{"model_type":"nobody","text_config":{',
      ['thinker_config', 'model_type'],
    ],
    [
      'the language model',
      '"model_type":"a","text_config":{"model_type":"nobody",',
      ['text_config', 'model_type'],
    ],
  ])('names the word where %s says it', (_where, start, path) => {
    const ends = '}'.repeat(start.split('{').length);
    const { problems } = readText(`{${start}${rest}${ends}`);
    expect(problems).toEqual([expect.objectContaining({ path, found: 'nobody' })]);
  });
});
