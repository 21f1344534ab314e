import { describe, expect, it } from 'vitest';
import { weightFormats } from '../../structure/formats.ts';
import type { Weight } from '../../structure/weight.ts';
import { ConfigReader } from '../config-reader.ts';
import { readStorage } from './read-storage.ts';

type Mapping = Readonly<Record<string, unknown>>;

const matrix: Weight = {
  module: 'model.layers.3.self_attn.q_proj',
  kind: 'linear',
  rows: 4096,
  columns: 2048,
  copies: 1,
  routed: false,
};
const values = 4096 * 2048;
const other = (change: Partial<Weight>): Weight => ({ ...matrix, ...change });
const head = other({ module: 'lm_head', kind: 'head' });
const table = other({ module: 'model.embed_tokens', kind: 'embedding' });
const router = other({ module: 'model.layers.3.mlp.gate', kind: 'router' });
const norm = other({ module: 'model.norm', kind: 'norm', columns: 1 });
const expert = other({ module: 'model.layers.3.mlp.experts.0.up_proj', copies: 8, routed: true });

function read(quantization: Mapping, more: Mapping = {}) {
  const reader = new ConfigReader({ quantization_config: quantization, ...more }, []);
  const { storageOf, kvFormat, remarks } = readStorage([reader], null);
  const of = (weight: Weight) => storageOf?.(weight) ?? null;
  return { of, kvFormat, remarks, problems: reader.problems };
}

const linear = (weights: Mapping, input: Mapping | null = null, more: Mapping = {}) => ({
  quant_method: 'compressed-tensors',
  config_groups: { group_0: { targets: ['Linear'], weights, input_activations: input } },
  ...more,
});

/** Bytes of a matrix of 4096 rows and 2048 columns, by hand from how each writer lays it out. */
const cases: readonly (readonly [string, Mapping, string, number])[] = [
  ['fp8 blocks', { quant_method: 'fp8', weight_block_size: [128, 128] }, 'fp8', values + 4 * 32 * 16],
  ['fp8 without blocks', { quant_method: 'fp8', weight_block_size: null }, 'fp8', values + 4],
  ['fp8, static', { quant_method: 'fp8', activation_scheme: 'static' }, 'fp8', values + 8],
  ['fbgemm', { quant_method: 'fbgemm_fp8' }, 'fp8', values + 4 * 4096],
  ['mxfp8', { quant_method: 'mxfp8' }, 'mxfp8', values * (1 + 1 / 32)],
  ['ModelOpt FP8', { quant_algo: 'FP8' }, 'fp8', values + 8],
  ['ModelOpt NVFP4', { quant_method: 'modelopt', quant_algo: 'NVFP4' }, 'nvfp4', (values * 4.5) / 8 + 8],
  [
    'ModelOpt AWQ',
    { quant_algo: 'W4A16_AWQ', group_size: 128 },
    'int4 weights',
    (values * (4 + 16 / 128)) / 8,
  ],
  [
    'compressed fp8 by rows',
    linear(
      { num_bits: 8, type: 'float', strategy: 'channel' },
      { num_bits: 8, type: 'float', dynamic: true },
    ),
    'fp8',
    values + 2 * 4096,
  ],
  [
    'compressed int8',
    linear({ num_bits: 8, type: 'int', strategy: 'channel' }, { num_bits: 8, type: 'int', dynamic: true }),
    'int8',
    values + 2 * 4096,
  ],
  [
    'compressed int4',
    linear({ num_bits: 4, type: 'int', strategy: 'group', group_size: 128, symmetric: true }, null, {
      format: 'pack-quantized',
    }),
    'int4 weights',
    (values * (4 + 16 / 128)) / 8 + 8,
  ],
  [
    'compressed int4 beside int8',
    linear(
      { num_bits: 4, type: 'int', strategy: 'channel', symmetric: true },
      { num_bits: 8, type: 'int', dynamic: true },
      { format: 'int-quantized' },
    ),
    'int4 weights, int8 activations',
    values / 2 + 2 * 4096,
  ],
  [
    'compressed NVFP4',
    linear(
      { num_bits: 4, type: 'float', strategy: 'tensor_group', group_size: 16 },
      { num_bits: 4, type: 'float', dynamic: 'local', group_size: 16 },
    ),
    'nvfp4',
    (values * 4.5) / 8 + 8,
  ],
  [
    'compressed MXFP4',
    linear({ num_bits: 4, type: 'float', strategy: 'group', group_size: 32 }, null, {
      format: 'mxfp4-pack-quantized',
    }),
    'mxfp4',
    (values * 4.25) / 8,
  ],
  [
    'GPTQ',
    { quant_method: 'gptq', bits: 4, group_size: 128 },
    'int4 weights',
    (values * (4 + 20 / 128)) / 8 + 4 * 2048,
  ],
  [
    'GPTQ by rows',
    { quant_method: 'gptq', bits: 8, group_size: -1 },
    'int8 weights',
    values + 4096 * 3 + 4 * 2048,
  ],
  [
    'AWQ',
    { quant_method: 'awq', bits: 4, group_size: 128, zero_point: true },
    'int4 weights',
    (values * (4 + 20 / 128)) / 8,
  ],
  [
    'AWQ of old',
    { quant_method: 'awq', w_bit: 4, q_group_size: 64 },
    'int4 weights',
    (values * (4 + 20 / 64)) / 8,
  ],
  [
    'QLoRA',
    { load_in_4bit: true, bnb_4bit_quant_type: 'nf4', bnb_4bit_use_double_quant: true },
    'nf4',
    values / 2 + values / 64 + values / 64 / 64 + 64 + 1024,
  ],
  ['bitsandbytes fp4', { load_in_4bit: true }, 'fp4 weights', values / 2 + values / 16 + 64],
  ['LLM.int8()', { quant_method: 'bitsandbytes', load_in_8bit: true }, 'int8', values + 4 * 4096],
  ['MLX', { group_size: 64, bits: 4 }, 'int4 weights', (values * 4.5) / 8],
  ['MLX mxfp4', { group_size: 32, bits: 4, mode: 'mxfp4' }, 'mxfp4', (values * 4.25) / 8],
  [
    'HQQ',
    { quant_method: 'hqq', quant_config: { weight_quant_params: { nbits: 4, group_size: 64 } } },
    'int4 weights',
    (values * 4.5) / 8,
  ],
  ['quanto', { quant_method: 'quanto', weights: 'int8' }, 'int8 weights', values + 2 * 4096],
  ['EETQ', { quant_method: 'eetq' }, 'int8 weights', values + 2 * 4096],
  ['BitNet', { quant_method: 'bitnet' }, 'ternary', values / 4 + 2],
  [
    'AQLM 1x16',
    { quant_method: 'aqlm', in_group_size: 8, num_codebooks: 1, nbits_per_codebook: 16 },
    'codes of few bits',
    values / 4 + 2 * 4096 + 2 * 8 * 65_536,
  ],
  ['EXL2', { quant_method: 'exl2', bits: 3.5 }, 'codes of few bits', (values * 3.5) / 8],
  [
    'AutoRound',
    { quant_method: 'auto-round', bits: 4, group_size: 128 },
    'int4 weights',
    (values * (4 + 20 / 128)) / 8,
  ],
  [
    'Quark',
    {
      quant_method: 'quark',
      global_quant_config: {
        weight: { dtype: 'fp8_e4m3', qscheme: 'per_tensor' },
        input_tensors: { dtype: 'fp8_e4m3' },
      },
    },
    'fp8',
    values + 4,
  ],
  [
    'Quark in 4 bit',
    {
      quant_method: 'quark',
      global_quant_config: { weight: { dtype: 'fp4' }, input_tensors: { dtype: 'fp4' } },
    },
    'mxfp4',
    (values * 4.25) / 8,
  ],
  [
    'torchao',
    {
      quant_method: 'torchao',
      quant_type: { default: { _type: 'Int4WeightOnlyConfig', _data: { group_size: 64 } } },
    },
    'int4 weights',
    (values * 4.5) / 8,
  ],
  [
    'torchao of old',
    { quant_method: 'torchao', quant_type: 'float8_weight_only' },
    'fp8 weights',
    values + 4 * 4096,
  ],
];

describe('dialects of quantization', () => {
  it.each(cases)('%s', (_name, quantization, format, bytes) => {
    const { of, problems } = read(quantization);
    expect(of(matrix)).toEqual({ format, bytes });
    expect(of(norm)).toBeNull();
    expect(problems).toEqual([]);
  });

  it('keep tables, outputs and routers as they are, but for MLX and what is named', () => {
    const { of } = read({ quant_method: 'fp8' });
    expect([table, head, router].map(of)).toEqual([null, null, null]);
    const mlx = read({
      group_size: 64,
      bits: 4,
      'model.layers.3.mlp.gate': { bits: 8, group_size: 64 },
      lm_head: false,
    });
    expect(mlx.of(table)?.bytes).toBe((values * 4.5) / 8);
    expect(mlx.of(router)?.bytes).toBe((values * 8.5) / 8);
    expect(mlx.of(head)).toBeNull();
    expect(read(linear({ num_bits: 8, type: 'int', strategy: 'channel' })).of(head)?.format).toBe(
      'int8 weights',
    );
  });

  it('keep experts apart where the file does', () => {
    const { of } = read({ quant_method: 'mxfp4' });
    expect(of(matrix)).toBeNull();
    expect(of(expert)).toEqual({ format: 'mxfp4', bytes: (8 * values * 4.25) / 8 });
    const both = read({ quant_method: 'fp8', weight_block_size: [128, 128] }, { expert_dtype: 'fp4' });
    expect(both.of(expert)?.format).toBe('mxfp4');
    expect(both.of(matrix)).toEqual({ format: 'fp8', bytes: values + 32 * 16 });
  });

  it('read one algorithm for each module', () => {
    const { of, kvFormat } = read({
      quant_algo: 'MIXED_PRECISION',
      kv_cache_quant_algo: 'FP8',
      quantized_layers: {
        'language_model.model.layers.3.self_attn.q_proj': { quant_algo: 'MXFP8' },
        'language_model.model.layers.3.mlp.experts.0.up_proj': { quant_algo: 'NVFP4', group_size: 16 },
        lm_head: { quant_algo: 'W4A16_NVFP4', group_size: 16 },
      },
    });
    expect([matrix, expert, head, table].map((weight) => of(weight)?.format)).toEqual([
      'mxfp8',
      'nvfp4',
      'nvfp4 weights',
      undefined,
    ]);
    expect(kvFormat).toBe('fp8');
    const held = read({
      quant_algo: 'MIXED_PRECISION',
      quantized_layers: {
        'model.layers.3.self_attn.qkv_proj': { quant_algo: 'FP8' },
        'model.layers.3.mlp.experts': { quant_algo: 'NVFP4' },
      },
    });
    expect([matrix, expert, router].map((weight) => held.of(weight)?.format)).toEqual([
      'fp8',
      'nvfp4',
      undefined,
    ]);
  });

  it('tell which arithmetic a format runs in', () => {
    expect(
      Object.entries(weightFormats)
        .filter(([, { tensor }]) => tensor === 'fp4')
        .map(([name]) => name),
    ).toEqual(['mxfp4', 'nvfp4']);
    expect(weightFormats['int4 weights'].tensor).toBe('bf16');
    expect(weightFormats.int8.tensor).toBe('int8');
  });

  it.each<[Mapping, 'fp8' | null, string]>([
    [
      { kv_cache_scheme: { num_bits: 8, type: 'float' } },
      'fp8',
      'its cache is meant to be in 8 bit (`kv_cache_scheme`)',
    ],
    [
      { kv_cache_quant_algo: 'NVFP4' },
      null,
      'its cache is meant to be in NVFP4 (`kv_cache_quant_algo`), which is not taken over',
    ],
  ])('%j', (more, kvFormat, remark) => {
    expect(read({ quant_method: 'fp8', ...more })).toMatchObject({ kvFormat, remarks: [remark] });
  });

  it.each<[Mapping, string]>([
    [{ quant_method: 'gguf' }, 'quant_method: the widths of its weights are in the GGUF file, not here'],
    [{ quant_method: 'vptq' }, 'quant_method: this way of quantization is not known'],
    [{ quant_method: 'gptq', bits: 7 }, 'bits: must be 2, 3, 4 or 8'],
    [
      { quant_method: 'fp8', weight_block_size: [128] },
      'weight_block_size: must be two whole numbers of at least 1',
    ],
    [
      { quant_method: 'compressed-tensors', config_groups: {}, ignore: ['re:(a'] },
      'ignore: an entry has a bracket that is not closed',
    ],
    [{ quant_algo: 'FP9' }, 'quant_algo: this way of quantization is not known'],
    [{ quant_method: 'torchao', quant_type: 'autoquant' }, 'quant_type: this way of torchao is not known'],
    [{ quant_method: 'quanto', weights: 'int3' }, 'weights: is no width'],
  ])('refuse %j', (quantization, expected) => {
    const { problems } = read(quantization);
    expect(problems.map(({ path, rule }) => `${path.slice(1).join('.')}: ${rule}`)).toEqual([expected]);
  });
});
