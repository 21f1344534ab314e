import { describe, expect, it } from 'vitest';
import { resolveOptions } from './resolve-options.ts';

const layersOf = (model: string) =>
  resolveOptions({ accelerator: 'b200', language_model: model }).options.defaults.layers!;

describe('layers that are attention or a feed-forward block, not both', () => {
  it.each([
    ['nemotron-h-8b', 26],
    ['nemotron-h-56b', 59],
    ['nemotron-3-nano-30b-a3b', 26],
    ['nemotron-3-super-120b-a12b', 44],
    ['nemotron-3-ultra-550b-a55b', 54],
  ])('count half: %s has %d of both', (model, expected) => {
    expect(layersOf(model).notation).toBe(`${expected}`);
    expect(layersOf(model).source).toMatch(/half as many/);
  });

  it.each([
    // States in most layers, attention in some, a feed-forward block in each.
    ['jamba-1.5-mini', 32],
    ['granite-4.0-h-small', 40],
    ['qwen3-next-80b-a3b', 48],
    // Layers without attention, and layers that look at images: the rest of them is there.
    ['nemotron-super-49b', 80],
    ['llama3.2-90b-vision', 100],
  ])('are not those of %s', (model, expected) => {
    expect(layersOf(model).notation).toBe(`${expected}`);
  });
});
