import { describe, expect, it } from 'vitest';
import { factsOfText, readText } from '../testing/read-text.ts';

describe('language models inside larger files', () => {
  it.each([
    // Parameters of the class of the family in transformers 5.18.0 with its own defaults; Vicuna 7B with 64 rows more.
    ['LLaVA 1.5 7B', 6_738_939_904, '{"text_config":{"model_type":"llama","vocab_size":32064}}'],
    ['a default Mistral', 7_241_732_096, '{"text_config":{"model_type":"mistral"}}'],
    ['a default Qwen3', 12_049_461_248, '{"text_config":{"model_type":"qwen3"}}'],
    ['a default Phi-3', 3_821_079_552, '{"llm_config":{"model_type":"phi3"}}'],
    ['a default Gemma 3', 2_628_658_432, '{"text_config":{"model_type":"gemma3_text"}}'],
    [
      'Gemma 3 4B, whose file leaves out heads and vocabulary',
      3_880_263_168,
      `{"model_type":"gemma3","text_config":{"model_type":"gemma3_text","hidden_size":2560,
      "intermediate_size":10240,"num_hidden_layers":34,"sliding_window":1024}}`,
    ],
    [
      'a language model two levels down',
      12_049_846_272,
      '{"model_type":"qwen2_5_omni","thinker_config":{"text_config":{"model_type":"qwen2"}}}',
    ],
  ])('takes sizes that %s leaves out from transformers', (_name, parameters, config) => {
    expect(factsOfText(config).parameters).toBe(parameters);
  });

  it('requires sizes where a language model has the file to itself', () => {
    const { facts, problems } = readText('{"model_type":"llama","num_hidden_layers":32,"vocab_size":32000}');
    expect(facts).toBeNull();
    expect(problems.map(({ rule }) => rule)).toContain('`hidden_size` is missing');
  });

  it('refuses a version of MiniCPM-V that nobody has described', () => {
    const { problems } = readText(
      `{"model_type":"minicpmv","version":9,"vocab_size":10,"hidden_size":64,"intermediate_size":64,
      "num_hidden_layers":1,"num_attention_heads":4}`,
    );
    expect(problems).toEqual([expect.objectContaining({ path: ['version'], rule: 'is not known' })]);
  });
});
