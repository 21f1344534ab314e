import { describe, expect, it } from 'vitest';
import { ConfigReader } from '../config-reader.ts';
import { exclusions } from './exclusions.ts';

function isLeftOut(entry: string, module: string): boolean {
  const reader = new ConfigReader({ ignore: [entry] }, []);
  const weight = { module, kind: 'linear', rows: 1, columns: 1, copies: 1, routed: false } as const;
  const answer = exclusions(reader, 'ignore')(weight);
  expect(reader.problems).toEqual([]);
  return answer;
}

describe('exclusions', () => {
  it.each<[string, string, boolean]>([
    ['model.layers.3.mlp.gate', 'model.layers.3.mlp.gate', true],
    ['model.layers.3.mlp.gate', 'model.layers.3.mlp.gate_proj', false],
    ['model.layers.1', 'model.layers.1.mlp.up_proj', true],
    ['model.layers.1', 'model.layers.10.mlp.up_proj', false],
    ['gate', 'model.layers.3.mlp.gate', true],
    // The output of Molmo, whose blocks have matrices of that name too.
    ['model.transformer.ff_out', 'model.layers.3.ff_out', false],
    ['ff_out', 'model.layers.3.ff_out', true],
    ['mlp.gate', 'model.layers.3.mlp.gate', true],
    ['self_attn.kv_b_proj', 'model.layers.3.self_attn.kv_b_proj', true],
    ['language_model.model.layers.3.self_attn*', 'model.layers.3.self_attn.q_proj', true],
    ['model.language_model.layers.3.self_attn*', 'model.layers.30.self_attn.q_proj', false],
    ['model.layers.*.self_attn', 'model.layers.7.self_attn.q_proj', true],
    ['model.layers.*.mlp.gate', 'model.layers.7.mlp.gate_proj', false],
    ['model.layers.0*', 'model.layers.0.mlp.up_proj', true],
    ['*.mlp.shared_expert.*', 'model.layers.4.mlp.shared_experts.up_proj', true],
    ['*lm_head*', 'lm_head', true],
    ['backbone.layers.4.mixer.in_proj', 'model.layers.4.mixer.in_proj', true],
    ['transformer.h.4.attn', 'model.layers.4.attn.c_proj', true],
    // Layers of other parts are not those of the language model.
    ['mtp.layers.0*', 'model.layers.0.mlp.up_proj', false],
    ['vision_tower.layers.0', 'model.layers.0.mlp.up_proj', false],
    ['model.visual*', 'model.layers.0.mlp.up_proj', false],
    ['re:.*self_attn.*', 'model.layers.3.self_attn.q_proj', true],
    ['re:model.layers.[0-2]\\..*', 'model.layers.2.mlp.up_proj', true],
    ['re:language_model.model.layers.2\\..*', 'model.layers.2.mlp.up_proj', true],
    ['re:mlp.*', 'model.layers.2.mlp.up_proj', false],
  ])('%s leaves out %s: %s', (entry, module, expected) => {
    expect(isLeftOut(entry, module)).toBe(expected);
  });

  it('is not slow over a list of thousands of stars', () => {
    const reader = new ConfigReader({ ignore: Array(5000).fill(`${'*a'.repeat(500)}b`) }, []);
    const weight = {
      module: 'a'.repeat(200),
      kind: 'linear',
      rows: 1,
      columns: 1,
      copies: 1,
      routed: false,
    } as const;
    expect(exclusions(reader, 'ignore')(weight)).toBe(false);
  });
});
