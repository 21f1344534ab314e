import { describe, expect, it } from 'vitest';
import { yamlPlace } from './yaml-place.ts';

const at = (text: string) => {
  const place = yamlPlace(text);
  return place && `${place.path.join('/')} ${place.part} ${place.written}`;
};

describe('where somebody writes', () => {
  it.each([
    ['', ' key '],
    ['mod', ' key mod'],
    ['model: ', 'model value '],
    ['model: llm-', 'model value llm-'],
    ['inputs:\n  ', 'inputs key '],
    ['inputs:\n  gpu', 'inputs key gpu'],
    ['inputs:\n  a: 1\n  gpu_price: 2 to', 'inputs/gpu_price value 2 to'],
    ['inputs:\n  a: { value: 1 to 2, so', 'inputs/a key so'],
    ['inputs:\n  a: { value: triangular(1, 2', 'inputs/a key 2'],
    ['inputs:\n  a: { source: "x, y: z", unit: US', 'inputs/a/unit value US'],
    ['inputs:\n  a:\n    growth: 3%', 'inputs/a/growth value 3%'],
    ['inputs:\n  a: 1\nformulas:\n  y: a * ', 'formulas/y value a * '],
    ['outputs: [daily_cost, gp', 'outputs/[] value gp'],
    ['outputs:\n  - a\n  - da', 'outputs/[] item da'],
    ['goals:\n- daily_cost <= 1 and x', 'goals/[] item daily_cost <= 1 and x'],
    ['workloads:\n  - { name: chat, li', 'workloads/[] key li'],
    ['workloads:\n  - name: chat\n    share: ', 'workloads/[]/share value '],
    ['published:\n  - { quantity: a,\n      val', 'published/[] key val'],
    ['inputs:\n  a: { value: 1,\n    unit: ', 'inputs/a/unit value '],
    ['inputs:\n  # a comment: with {\n  b', 'inputs key b'],
    ['inputs:\r\n  a: 1\r\n  b', 'inputs key b'],
    ['question: >\n  many words: [\nmodel: l', 'model value l'],
    ['a: "quoted # [ text"\nb', ' key b'],
    ["inputs:\n  it's: 1\n  x: don't\nye", ' key ye'],
  ])('%j is %s', (text, expected) => expect(at(text)).toBe(expected));

  it('is nowhere in a comment', () => {
    expect(at('# model: ')).toBeNull();
    expect(at('model: llm-service # the mod')).toBeNull();
  });
});
