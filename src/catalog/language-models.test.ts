import { describe, expect, it } from 'vitest';
import { languageModels, rowOf } from './catalog.ts';
import { readConfig } from './config/read-config.ts';
import { readHyperparameters } from './hyperparameters.ts';

const row = (id: string) => rowOf(languageModels(), id)!;

/** What a file and a row of the same model have in common, whatever their number formats. */
const countsOf = (id: string) => {
  const { layers, d_model, parameters, active_parameters, routed_parameters, attention, states, experts } =
    row(id);
  return { layers, d_model, parameters, active_parameters, routed_parameters, attention, states, experts };
};

describe('parameter counts', () => {
  it.each([
    // Totals of the published checkpoints: model cards and safetensors indexes on huggingface.co.
    ['llama2-7b', 6_738_415_616],
    ['llama2-70b', 68_976_648_192],
    ['llama3.1-8b', 8_030_261_248],
    ['llama3.1-70b', 70_553_706_496],
    ['llama3.1-405b', 405_853_388_800],
    ['bloom-176b', 176_247_271_424],
    ['mixtral-8x7b', 46_702_792_704],
    ['qwen3-235b-a22b', 235_093_634_560],
    // 174.60 billion with tied embeddings.
    ['gpt3-175b', 174_604_259_328],
    // The main model of 671B, without the multi-token prediction (MTP) layer.
    ['deepseek-v3', 671_026_419_200],
  ])('%s has %d', (id, total) => {
    expect(row(id).parameters).toBe(total);
  });

  it('agrees with what the makers published', () => {
    for (const model of languageModels()) {
      if (model.published === undefined) continue;
      const { parameters, active_parameters: active } = model.published;
      expect(Math.abs(model.parameters / parameters - 1)).toBeLessThan(0.002);
      if (active !== undefined) expect(Math.abs(model.active_parameters / active - 1)).toBeLessThan(0.02);
      else expect(model.active_parameters).toBe(model.parameters);
    }
  });

  it('reads the names of a Keras tutorial', () => {
    const { facts, problems } = readHyperparameters(
      { vocab_size: 100, embedding_dim: 8, num_layers: 1, d_model: 8, num_heads: 2, dff: 16 },
      [],
    );
    expect(problems).toEqual([]);
    // By hand: 2 embeddings of 100 x 8; a norm at the end of 16; a layer of four 8 x 8 matrices with biases of 8, two
    // norms of 16, and 8 x 16 + 16 and 16 x 8 + 8 in the feed-forward block.
    expect(facts!.parameters).toBe(1600 + 16 + (4 * 72 + 32 + 144 + 136));
  });

  it('counts a projection where the embedding is narrower than the model', () => {
    const narrow = {
      vocabulary: 100,
      embedding_dim: 4,
      layers: 1,
      d_model: 8,
      heads: 2,
      d_ff: 16,
      gated: false,
    };
    const { facts } = readHyperparameters(narrow, []);
    // 2 x (100 x 4 + 4 x 8) outside, a final norm of 8, four 8 x 8, two norms of 8, two 8 x 16.
    expect(facts!.parameters).toBe(864 + 8 + 256 + 16 + 256);
  });
});

/** A config.json as Hugging Face writes it, cut to what is read. */
const configs: Readonly<Record<string, readonly [config: Record<string, unknown>, like: string]>> = {
  'dense with grouped queries': [
    {
      model_type: 'llama',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 8,
      vocab_size: 128256,
      tie_word_embeddings: false,
    },
    'llama3.1-8b',
  ],
  'mixture of experts': [
    {
      model_type: 'mixtral',
      hidden_size: 4096,
      intermediate_size: 14336,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 8,
      num_local_experts: 8,
      num_experts_per_tok: 2,
      vocab_size: 32000,
    },
    'mixtral-8x7b',
  ],
  'many experts, norms of queries and keys': [
    {
      model_type: 'qwen3_moe',
      head_dim: 128,
      hidden_size: 4096,
      intermediate_size: 12288,
      moe_intermediate_size: 1536,
      num_attention_heads: 64,
      num_experts: 128,
      num_experts_per_tok: 8,
      num_hidden_layers: 94,
      num_key_value_heads: 4,
      vocab_size: 151936,
    },
    'qwen3-235b-a22b',
  ],
  'latent attention': [
    {
      model_type: 'deepseek_v3',
      first_k_dense_replace: 3,
      hidden_size: 7168,
      intermediate_size: 18432,
      kv_lora_rank: 512,
      moe_intermediate_size: 2048,
      n_routed_experts: 256,
      n_shared_experts: 1,
      num_attention_heads: 128,
      num_experts_per_tok: 8,
      num_hidden_layers: 61,
      num_key_value_heads: 128,
      q_lora_rank: 1536,
      qk_nope_head_dim: 128,
      qk_rope_head_dim: 64,
      topk_method: 'noaux_tc',
      v_head_dim: 128,
      vocab_size: 129280,
    },
    'deepseek-v3',
  ],
  'BLOOM under its own names': [
    { model_type: 'bloom', hidden_size: 14336, n_head: 112, n_layer: 70, vocab_size: 250880 },
    'bloom-176b',
  ],
};

describe('config.json', () => {
  it.each(Object.entries(configs))('%s', (_, [config, like]) => {
    const { facts, problems } = readConfig({ config });
    expect(problems).toEqual([]);
    expect(facts).toMatchObject(countsOf(like));
  });

  it('reads the language model of one that also sees pictures', () => {
    const [config] = configs['dense with grouped queries']!;
    const { facts } = readConfig({ config: { model_type: 'llava', text_config: config } });
    expect(facts).toMatchObject(countsOf('llama3.1-8b'));
  });

  it('has the parameters of Qwen2.5 72B, with biases of queries, keys and values', () => {
    const { facts } = readConfig({
      config: {
        model_type: 'qwen2',
        hidden_size: 8192,
        intermediate_size: 29568,
        num_attention_heads: 64,
        num_hidden_layers: 80,
        num_key_value_heads: 8,
        vocab_size: 152064,
      },
    });
    // 72.7 billion, as its model card says.
    expect(facts!.parameters).toBe(72_706_203_648);
  });

  it.each(
    Object.keys(configs['latent attention']![0]).filter(
      (key) => key.startsWith('qk_') || key === 'hidden_size',
    ),
  )('names the missing key %s', (key) => {
    const { [key]: _, ...config } = configs['latent attention']![0];
    const { facts, problems } = readConfig({ config }, ['language_model']);
    expect(facts).toBeNull();
    expect(problems.map(({ rule }) => rule)).toEqual([`\`${key}\` is missing`]);
  });

  it('refuses a family it does not know', () => {
    const { problems } = readConfig({
      config: { ...configs['mixture of experts']![0], model_type: 'no_such_family' },
    });
    expect(problems[0]).toMatchObject({
      rule: 'this family of models is not known',
      found: 'no_such_family',
    });
  });
});
