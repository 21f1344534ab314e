import { describe, expect, it } from 'vitest';
import { readSize } from './by-size.ts';
import { languageModels } from './catalog.ts';
import { type OptionWords, resolveOptions } from './resolve-options.ts';
import { cacheBytes } from './structure/attention-layers.ts';
import { releasedBytes } from './structure/facts.ts';

const sized = (mapping: Record<string, unknown>) => readSize(mapping, []).sized!;

describe('a model of which only the size is known', () => {
  it('has that size, and experts where few of its parameters are active', () => {
    const { facts } = sized({ parameters: '400B', active_parameters: '40B' });
    expect(facts).toMatchObject({ parameters: 400e9, active_parameters: 40e9 });
    const { count, active } = facts.experts!;
    // What a token does not visit is what is not active.
    expect(facts.routed_parameters * (1 - active / count)).toBeCloseTo(360e9, -3);
    expect(sized({ parameters: 70e9 }).facts.experts).toBeNull();
    expect(sized({ parameters: '0.8T' }).facts.parameters).toBe(800e9);
  });

  it.each(languageModels().filter(({ open_weights: isOpen }) => isOpen))(
    'would be near $id, were that unknown',
    ({ parameters, active_parameters: active, layers, d_model: width }) => {
      const { facts } = sized({ parameters, active_parameters: Math.round(active) });
      // It is among its own neighbours: a factor of 3 is what models of one size differ by.
      expect(Math.abs(Math.log(facts.layers / layers))).toBeLessThan(Math.log(3));
      expect(Math.abs(Math.log(facts.d_model / width))).toBeLessThan(Math.log(3));
      expect(cacheBytes(facts, 8192, 2)).toBeGreaterThan(0);
    },
  );

  it('keeps weights as a published model does, and not between two formats', () => {
    const { facts } = sized({ parameters: '400B', active_parameters: '40B' });
    const [format] = new Set(facts.weights.map((weights) => weights.format));
    expect(format).toBe('bf16');
    expect(releasedBytes(facts)).toBeCloseTo(800e9, -9);
  });

  it('spreads its cache as its neighbours do, and says whose shape it has', () => {
    const words: OptionWords = { language_model: { parameters: '400B', active_parameters: '40B' } };
    const { options, notes, problems } = resolveOptions(words);
    expect(problems).toEqual([]);
    expect(options.defaults.kv_heads).toMatchObject({
      notation: expect.stringMatching(/^[\d.]+ to [\d.]+$/),
      source: expect.stringMatching(/^judgement: only its size is known; from the published models nearest/),
    });
    expect(notes.join('\n')).toContain(
      'only its size is given; layers, width, cache and number format are inferred from',
    );
    expect(options.defaults.weight_bytes!.source).toMatch(/^judgement: only its size is known/);
    const chosen = resolveOptions({ ...words, formats: { weights: 'fp8' } }).options.defaults.weight_bytes!;
    expect(chosen.source).not.toMatch(/^judgement/);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ parameters: '400 billion' }, 'parameters: must be a number of parameters from 1M to 100T'],
    [{ parameters: -4 }, 'parameters: must be a number of parameters from 1M to 100T'],
    [{ parameters: '40B', active_parameters: '400B' }, 'active_parameters: must not exceed `parameters`'],
    [{ parameters: '40B', heads: 3 }, 'heads: unknown key'],
  ])('refuses %j', (mapping, problem) => {
    const { sized: model, problems } = readSize(mapping, []);
    expect(model).toBeNull();
    expect(problems.map(({ path, rule }) => `${path.join('.')}: ${rule}`)).toContain(problem);
  });
});
