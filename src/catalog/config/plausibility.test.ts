import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionFlop, cacheBytes } from '../structure/attention-layers.ts';
import { releasedBytes } from '../structure/facts.ts';
import { readConfig } from './read-config.ts';
import { realConfigs } from './testing/real-configs.ts';

type Mapping = Readonly<Record<string, unknown>>;

const problemsOf = (config: Mapping) =>
  readConfig({ config }).problems.map(({ path, rule, found }) => `${path.join('.')} ${rule} (${found})`);

describe('plausibility', () => {
  const cases: readonly (readonly [keyof typeof realConfigs, Mapping, string])[] = [
    ['qwen3Moe', { num_experts_per_tok: 200 }, 'num_experts_per_tok must not exceed the 128 experts (200)'],
    ['llama3', { num_hidden_layers: 32.5 }, 'num_hidden_layers must be a whole number of at least 1 (32.5)'],
    ['llama3', { num_hidden_layers: 1e9 }, 'num_hidden_layers must not exceed 2000 (1000000000)'],
    ['llama3', { num_attention_heads: 24 }, 'num_attention_heads must divide the width 8192 (24)'],
    ['llama3', { num_key_value_heads: 7 }, 'num_key_value_heads must divide the 64 heads (7)'],
    ['llama3', { vocab_size: 0 }, 'vocab_size must be a whole number of at least 1 (0)'],
    ['llama3', { vocab_size: 1e9 }, 'vocab_size must not exceed 5000000 (1000000000)'],
    ['llama3', { hidden_size: -8192 }, 'hidden_size must be a whole number of at least 1 (-8192)'],
    ['llama3', { hidden_size: '8192' }, 'hidden_size must be a whole number of at least 1 (8192)'],
    ['llama3', { head_dim: 7 }, 'head_dim implies heads of an odd width, or one below 4 or above 1024 (7)'],
    [
      'llama3',
      { head_dim: 100_000 },
      'head_dim implies heads of an odd width, or one below 4 or above 1024 (100000)',
    ],
    ['gptOss', { sliding_window: 0 }, 'sliding_window must be a whole number of at least 1 (0)'],
    [
      'gptOss',
      { layer_types: ['full_attention'] },
      'layer_types must have one entry for each of the 24 layers (1 entries)',
    ],
    [
      'gptOss',
      { layer_types: Array(40).fill('full_attention') },
      'layer_types must have one entry for each of the 24 layers (40 entries)',
    ],
    [
      'gptOss',
      { layer_types: Array(1e6).fill('full_attention') },
      'layer_types must have no more than 10000 entries (1000000 entries)',
    ],
    [
      'qwen3Moe',
      { num_experts: 100_000, moe_intermediate_size: 1_000_000 },
      ' implies more parameters than any model has (2.95e+16)',
    ],
    [
      'deepseekV3',
      { v_head_dim: 3 },
      'qk_nope_head_dim implies heads of an odd width, or one below 4 or above 1024 (3)',
    ],
    [
      'deepseekV3',
      { quantization_config: { quant_method: 'fp8', weight_block_size: [128, 0] } },
      'quantization_config.weight_block_size must be two whole numbers of at least 1 ([128,0])',
    ],
    [
      'llama3',
      { quantization_config: { quant_method: 'magic' } },
      'quantization_config.quant_method this way of quantization is not known (magic)',
    ],
    ['llama3', { torch_dtype: 'float7' }, 'torch_dtype is not a number format (float7)'],
  ];
  it.each(cases.map(([name, change, expected]) => ({ name, change, expected })))(
    '$name: $expected',
    ({ name, change, expected }) => {
      expect(problemsOf({ ...realConfigs[name], ...change })).toEqual([expected]);
    },
  );

  it('tells everything at once', () => {
    const config = { ...realConfigs.llama3, hidden_size: 8191, vocab_size: 0, num_key_value_heads: 7 };
    expect(problemsOf({ ...config, num_hidden_layers: 1.5, torch_dtype: 'int3' })).toHaveLength(5);
  });

  it('has nothing against a window above the context, or an expert that all tokens visit', () => {
    expect(problemsOf({ ...realConfigs.gptOss, sliding_window: 1e6, max_position_embeddings: 4096 })).toEqual(
      [],
    );
    expect(problemsOf({ ...realConfigs.qwen3Moe, num_experts_per_tok: 128 })).toEqual([]);
  });

  it('reads a spoilt config to finite numbers, or says what is wrong', () => {
    const spoilt = fc.constantFrom(
      ...[0, -1, 1, 7, 32.5, 1e5, 1e9, 2 ** 53, 1e308, Number.POSITIVE_INFINITY, Number.NaN],
      ...[null, undefined, '8', '', true, false, [], {}, [null], [1, 2, 3], { a: 1 }, 'M*-E'.repeat(20)],
      ...[Array(1e5).fill('full_attention'), Array(24).fill({}), ['re:(a+)+$', 're:(', '*'.repeat(100)]],
    );
    const keys = [
      ...new Set(Object.values(realConfigs).flatMap((config) => Object.keys(config))),
      ...['sliding_window', 'block_configs', 'text_config', 'architectures', 'quantization'],
    ];
    const name = fc.constantFrom(...(Object.keys(realConfigs) as (keyof typeof realConfigs)[]));
    const changes = fc.array(fc.tuple(fc.constantFrom(...keys), spoilt), { minLength: 1, maxLength: 3 });
    const other = fc.constantFrom(undefined, 'quant_method', 'weight_block_size', 'modules_to_not_convert');
    fc.assert(
      fc.property(name, changes, other, spoilt, (one, list, inside, value) => {
        const config: Mapping = { ...realConfigs[one], ...Object.fromEntries(list) };
        const quantization = inside === undefined ? {} : { [inside]: value };
        const whole =
          typeof config.quantization_config === 'object'
            ? { ...config, quantization_config: { ...config.quantization_config, ...quantization } }
            : config;
        const { facts, problems } = readConfig({ config: whole });
        if (facts === null) {
          expect(problems).not.toEqual([]);
          return;
        }
        const numbers = [
          facts.parameters,
          facts.active_parameters,
          releasedBytes(facts),
          cacheBytes(facts, 1e6, 2),
          attentionFlop(facts, 1e6),
        ];
        expect(numbers.filter((number) => !(Number.isFinite(number) && number > 0))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
