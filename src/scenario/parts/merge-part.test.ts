import { describe, expect, it } from 'vitest';
import { sourceFile } from '../source-file.ts';
import { mergePart } from './merge-part.ts';
import type { ScenarioPart } from './part.ts';

const file = (text: string) => sourceFile(new TextEncoder().encode(text), 'a.yaml', '/', 1e6);
const merged = (text: string, part: Partial<ScenarioPart>, replace = false) =>
  mergePart(file(text), { options: {}, inputs: {}, lists: {}, ...part }, replace);

const given = { value: '3 to 4 USD', source: { quoted: 'a "log"' } };
const observed = { quantity: 'gpus', value: '16 GPU', error: '5%', source: { quoted: 'fleet list' } };

describe('a part merged into a scenario', () => {
  it('leaves everything else as it was written', () => {
    const text = [
      '# A comment at the top.',
      'title:   "Odd   spaces"   # and one beside',
      'inputs:',
      '    a: 1e6 # a million',
      '    # b: 2, perhaps later',
      'formulas: {x: a*2,   y: "x + 1"}',
      '# The end.',
      '',
    ].join('\n');
    expect(merged(text, { inputs: { price: given }, lists: { observed: [observed] } })).toBe(
      [
        '# A comment at the top.',
        'title:   "Odd   spaces"   # and one beside',
        'inputs:',
        '    a: 1e6 # a million',
        '    price:',
        '      value: 3 to 4 USD',
        '      source: "a \\"log\\""',
        '    # b: 2, perhaps later',
        'formulas: {x: a*2,   y: "x + 1"}',
        '# The end.',
        'observed:',
        '  - quantity: gpus',
        '    value: 16 GPU',
        '    error: 5%',
        '    source: "fleet list"',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      'a mapping in braces',
      'inputs: { a: 1 } # c\n',
      'inputs: { a: 1, price: { value: 3 to 4 USD, source: "a \\"log\\"" } } # c\n',
    ],
    ['an empty one', 'inputs: {}\n', 'inputs: { price: { value: 3 to 4 USD, source: "a \\"log\\"" } }\n'],
    [
      'a key without a value',
      'inputs: # none\ntitle: x\n',
      'inputs: # none\n  price:\n    value: 3 to 4 USD\n    source: "a \\"log\\""\ntitle: x\n',
    ],
    [
      'a file without an end of line',
      'inputs:\n  a: 1',
      'inputs:\n  a: 1\n  price:\n    value: 3 to 4 USD\n    source: "a \\"log\\""\n',
    ],
    [
      'lines of Windows',
      'inputs:\r\n  a: 1\r\n',
      'inputs:\r\n  a: 1\r\n  price:\r\n    value: 3 to 4 USD\r\n    source: "a \\"log\\""\r\n',
    ],
    [
      'a document with an end',
      'title: x\n...\n',
      'title: x\ninputs:\n  price:\n    value: 3 to 4 USD\n    source: "a \\"log\\""\n...\n',
    ],
    [
      'an empty file',
      '# nothing\n',
      '# nothing\ninputs:\n  price:\n    value: 3 to 4 USD\n    source: "a \\"log\\""\n',
    ],
  ])('goes into %s', (_, before, after) => {
    expect(merged(before, { inputs: { price: given } })).toBe(after);
  });

  it('adds to a list, in the indentation that it has', () => {
    const before = 'observed:\n- { quantity: a, value: 1, error: 2%, source: x } # first\ntitle: t\n';
    expect(merged(before, { lists: { observed: [observed] } })).toBe(
      'observed:\n- { quantity: a, value: 1, error: 2%, source: x } # first\n- quantity: gpus\n  value: 16 GPU\n  error: 5%\n  source: "fleet list"\ntitle: t\n',
    );
    expect(merged('observed: []\n', { lists: { observed: [observed] } })).toBe(
      'observed: [ { quantity: gpus, value: 16 GPU, error: 5%, source: "fleet list" } ]\n',
    );
  });

  it('adds several things at the end, in their order', () => {
    expect(
      merged('inputs:\n  a: 1\n', {
        options: { region: 'us' },
        inputs: { price: { value: '2' } },
        lists: { observed: [observed], published: [{ quantity: 'x', value: '1' }] },
      }),
    ).toBe(
      'inputs:\n  a: 1\n  price:\n    value: 2\nregion: us\nobserved:\n  - quantity: gpus\n    value: 16 GPU\n    error: 5%\n    source: "fleet list"\npublished:\n  - quantity: x\n    value: 1\n',
    );
  });

  it('refuses what is there already, all at once, each at its place', () => {
    const text =
      'region: de\nworkloads:\n  - { name: chat, input_tokens: 5 }\ninputs:\n  price: 1\ncommitments:\n  - { gpus: 1 }\nobserved:\n  - { quantity: gpus, value: 1 }\n';
    expect(() =>
      merged(text, {
        options: { region: 'us' },
        inputs: { price: given, 'chat.input_tokens': given },
        lists: { commitments: [{ gpus: '2' }], observed: [observed] },
      }),
    ).toThrow(
      [
        'a.yaml:1:1  region: is there already, --replace puts the imported value in its place',
        'a.yaml:5:3  inputs.price: is there already, --replace puts the imported value in its place',
        'a.yaml:3:19  workloads.chat.input_tokens: is there already, --replace puts the imported value in its place',
        'a.yaml:7:5  commitments[0]: is there already, --replace puts the imported value in its place',
        'a.yaml:9:5  observed[0]: is there already, --replace puts the imported value in its place',
      ].join('\n'),
    );
  });

  it('tells months of the same quantity apart', () => {
    const october = { ...observed, month: '2026-10' };
    const before = 'observed:\n  - { quantity: gpus, month: 2026-09, value: 1 GPU, error: 5%, source: x }\n';
    expect(merged(before, { lists: { observed: [october] } })).toContain('month: 2026-10');
    expect(() => merged(before.replace('09', '10'), { lists: { observed: [october] } })).toThrow(
      'observed[0]',
    );
  });

  it('replaces values where it is asked to, and keeps what stands beside them', () => {
    const text = [
      'region: de # here',
      'workloads:',
      '  - name: chat # of all',
      '    input_tokens: 500 to 900 # guessed',
      'inputs:',
      '  price: # of October',
      '    value: 1 USD # too low',
      '    growth: 5% per year # kept',
      '  other: { value: 2 USD, growth: 3% per year }',
      'observed:',
      '  - { quantity: gpus, value: 1 GPU, error: 2%, source: x } # old',
      '',
    ].join('\n');
    expect(
      merged(
        text,
        {
          options: { region: 'us' },
          inputs: { price: given, other: { value: 'beta(p5=0.1, p95=0.2)' }, 'chat.input_tokens': given },
          lists: { observed: [observed] },
        },
        true,
      ),
    ).toBe(
      [
        'region: us # here',
        'workloads:',
        '  - name: chat # of all',
        '    input_tokens: { value: 3 to 4 USD, source: "a \\"log\\"" } # guessed',
        'inputs:',
        '  price: # of October',
        '    value: 3 to 4 USD # too low',
        '    growth: 5% per year # kept',
        '    source: "a \\"log\\""',
        '  other: { value: "beta(p5=0.1, p95=0.2)", growth: 3% per year }',
        'observed:',
        '  - { quantity: gpus, value: 16 GPU, error: 5%, source: "fleet list" } # old',
        '',
      ].join('\n'),
    );
  });

  it('replaces a list whose items have no name where it is as long', () => {
    const before =
      'commitments:\n  - gpus: 8 # of two\n    price: { value: 2 USD/GPU/hour, growth: 1% per year }\n    from: 2027-01 # kept\n';
    const part = { lists: { commitments: [{ gpus: { value: '16' }, price: { value: '3 USD/GPU/hour' } }] } };
    expect(merged(before, part, true)).toBe(
      'commitments:\n  - gpus: { value: 16 } # of two\n    price: { value: 3 USD/GPU/hour, growth: 1% per year }\n    from: 2027-01 # kept\n',
    );
    const two = `${before}  - { gpus: 4, price: 1 USD/GPU/hour }\n`;
    expect(() => merged(two, part, true)).toThrow(
      'a.yaml:1:1  commitments: has 2 where 1 is imported: change it by hand',
    );
    expect(() => merged(two, part)).toThrow('commitments[0]: is there already');
  });

  it.each([
    ['{ title: x }\n', 'a.yaml:1:1  must have its keys on lines of their own to be merged into'],
    ['inputs: [1]\n', 'a.yaml:1:1  inputs: must be a mapping to be merged into'],
    ['a: &x { b: 1 }\ninputs: *x\n', 'a.yaml:2:1  inputs: must be a mapping to be merged into'],
    [
      'inputs: { a: 1 # }\n  }\n',
      'a.yaml  is written in a way that a part cannot be merged into, paste what `costcone import` prints without --into',
    ],
    ['inputs: {\n', 'a.yaml'],
  ])('refuses %j', (text, message) => {
    expect(() => merged(text, { inputs: { price: given } })).toThrow(message);
  });
});
