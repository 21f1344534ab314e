import { describe, expect, it } from 'vitest';
import { readHyperparameters } from './hyperparameters.ts';

const small = { layers: 4, d_model: 64, heads: 8, d_ff: 128, vocabulary: 1000, gated: true };
const factsOf = (more: Record<string, unknown>) => readHyperparameters({ ...small, ...more }, []).facts!;
const problemsOf = (mapping: Record<string, unknown>) =>
  readHyperparameters(mapping, []).problems.map(({ path, rule }) => `${path.join('.')}: ${rule}`);

describe('hyperparameters by hand', () => {
  it('slide where a window is given, but for every so many-th layer', () => {
    const full = { heads: 8, keys: { kv_heads: 8, key_dim: 8, value_dim: 8 } };
    expect(factsOf({ sliding_window: 100 }).attention).toEqual([{ layers: 4, ...full, window: 100 }]);
    expect(factsOf({ sliding_window: 100, full_attention_every: 2 }).attention).toEqual([
      { layers: 2, ...full, window: 100 },
      { layers: 2, ...full },
    ]);
  });

  it('have experts on every so many-th layer, after dense ones', () => {
    const experts = { count: 8, active: 2, d_ff: 32, dense_layers: 1, shared: 1 };
    // Layers 2 and 4: eight experts of three 64 x 32 matrices.
    expect(factsOf({ experts, experts_every: 2 }).routed_parameters).toBe(2 * 8 * 3 * 64 * 32);
    expect(factsOf({ experts }).routed_parameters).toBe(3 * 8 * 3 * 64 * 32);
    const { parameters, active_parameters: active } = factsOf({ experts });
    // Six of eight experts are not visited.
    expect(parameters - active).toBe(3 * 6 * 3 * 64 * 32);
  });

  it('say all that is wrong at once', () => {
    expect(
      problemsOf({
        ...small,
        layers: 32.5,
        heads: 7,
        kv_heads: 9,
        experts: { count: 8, active: 16, d_ff: 32 },
        full_attention_every: 2,
        experts_evry: 2,
      }),
    ).toEqual([
      'layers: must be a whole number of at least 1',
      'heads: `d_model` must be a multiple of it, or `head_dim` be given',
      'kv_heads: must not exceed `heads`',
      'experts.active: must not exceed `count`',
      ': `sliding_window` is missing',
      'experts_evry: unknown key',
    ]);
    expect(problemsOf({ ...small, experts_every: 2 })).toEqual([': `experts` is missing']);
  });
});
