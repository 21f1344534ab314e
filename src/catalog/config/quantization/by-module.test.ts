import { describe, expect, it } from 'vitest';
import { ConfigReader } from '../config-reader.ts';
import { byModule } from './by-module.ts';
import { gptq } from './gptq.ts';

const weight = (module: string, kind: 'linear' | 'norm' = 'linear') =>
  ({ module, kind, rows: 64, columns: 64, copies: 1, routed: false }) as const;
const rule = (layers: Record<string, unknown>) => byModule(new ConfigReader(layers, []));
const format = (layers: Record<string, unknown>, module: string) =>
  rule(layers)(weight(module))?.format ?? null;

describe('quantized_layers', () => {
  const layers = {
    'model.language_model.layers.0.mlp.experts': { quant_algo: 'W4A16_NVFP4', group_size: 16 },
    'model.language_model.layers.0.self_attn.q_proj': { quant_algo: 'FP8' },
    'layers.1.ffn.experts': { quant_algo: 'NVFP4', group_size: 16 },
    lm_head: { quant_algo: 'FP8' },
  };

  it('hold for what a named module holds, and for nothing beside it', () => {
    expect(format(layers, 'model.layers.0.mlp.experts.0.up_proj')).toBe('nvfp4 weights');
    expect(format(layers, 'model.layers.0.self_attn.q_proj')).toBe('fp8');
    expect(format(layers, 'model.layers.0.self_attn.k_proj')).toBeNull();
    expect(format(layers, 'model.layers.0.mlp.gate')).toBeNull();
    expect(format(layers, 'lm_head')).toBe('fp8');
  });

  it('are found under other words for the same module', () => {
    expect(format(layers, 'model.layers.1.mlp.experts.0.up_proj')).toBe('nvfp4');
  });

  it('take the innermost module that is named, and leave norms as they are', () => {
    const nested = {
      'model.layers.0.mlp': { quant_algo: 'FP8' },
      'model.layers.0.mlp.experts': { quant_algo: 'NVFP4' },
    };
    expect(format(nested, 'model.layers.0.mlp.experts.0.up_proj')).toBe('nvfp4');
    expect(format(nested, 'model.layers.0.mlp.up_proj')).toBe('fp8');
    expect(rule(nested)(weight('model.layers.0.mlp.norm', 'norm'))).toBeNull();
  });
});

describe('modules_in_block_to_quantize of GPTQ', () => {
  it('are all that is quantized in a layer', () => {
    const only = {
      bits: 4,
      group_size: 128,
      modules_in_block_to_quantize: [['self_attn.q_proj'], ['mlp.up_proj']],
    };
    const reader = new ConfigReader(only, []);
    const storageOf = gptq.read(reader, reader);
    expect(storageOf(weight('model.layers.0.self_attn.q_proj'))?.format).toBe('int4 weights');
    expect(storageOf(weight('model.layers.0.mlp.up_proj'))?.format).toBe('int4 weights');
    expect(storageOf(weight('model.layers.0.mlp.down_proj'))).toBeNull();
  });
});
