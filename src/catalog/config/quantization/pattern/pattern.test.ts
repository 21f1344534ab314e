import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternEffort, patternOf } from './pattern.ts';

/** Patterns that mean the same to JavaScript, of few letters so that they meet. */
const atom = fc.constantFrom('a', 'b', '.', '\\.', '[ab]', '[^a]', '\\d', '\\w', '$', '^', '\\b');
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map(([inner, repeat]) => `(?:${inner})${repeat}`),
  ),
}));

describe('patternOf', () => {
  it('matches as a regular expression does, from the start', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', '.', '1'), maxLength: 8 }),
        (source, text) => {
          expect(patternOf(source)(text)).toBe(new RegExp(`^(?:${source})`).test(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['.*self_attn.*', 'model.layers.3.self_attn.q_proj', true],
    ['.*mlp\\.(gate|up|gate_up|down)_proj.*', 'model.layers.0.mlp.up_proj', true],
    ['.*mlp\\.(gate|up|gate_up|down)_proj.*', 'model.layers.0.mlp.experts.0.up_proj', false],
    ['model\\.layers\\.(0|1)\\..*', 'model.layers.12.mlp', false],
    ['^(?!.*experts).*', 'model.layers.3.mlp.experts.0.up_proj', false],
    ['^(?!.*experts).*', 'model.layers.3.self_attn.q_proj', true],
    ['(?P<layer>\\d+)$', '12', true],
    ['lm_head', 'model.lm_head', false],
  ])('%s on %s: %s', (source, text, expected) => {
    expect(patternOf(source)(text)).toBe(expected);
  });

  it.each(['(a+)+$', '(a|a)*$', '(a*)*b', '(.*a){12}b', '.*.*.*.*.*.*.*.*=', '(?=(a+)+$)b'])(
    'takes no time over %s',
    (source) => {
      // A backtracking matcher visits 2^200 ways here.
      const effort = new PatternEffort(1_000_000);
      expect(patternOf(source, effort)(`${'a'.repeat(200)}!`)).toBe(false);
    },
  );

  it('gives up when the effort is spent', () => {
    const matches = patternOf('.*.*x', new PatternEffort(50));
    expect(() => matches('a'.repeat(100))).toThrow('takes too long to compare with the modules');
  });

  it.each([
    ['(a', 'has a bracket that is not closed'],
    ['a)', 'has a closing bracket that was never opened'],
    ['[a', 'has a `[` that is not closed'],
    ['*a', 'has a `*` with nothing before it'],
    ['a**', 'repeats what is already repeated'],
    ['a{3,2}', 'has a smallest number of repeats above the largest'],
    ['a{999}', 'repeats more than 200 times'],
    ['(a{200}){200}', 'is too long a pattern'],
    ['((((){200}){200}){200}){200}', 'is too long a pattern'],
    ['a'.repeat(3000), 'is too long a pattern'],
    ['('.repeat(60) + ')'.repeat(60), 'has too many brackets inside each other'],
    ['(a)\\1', 'has `\\1`, which is not known'],
    ['(?<=a)b', 'has a kind of bracket that is not known'],
    ['(?=(?=a))', 'looks ahead while it looks ahead'],
    ['[b-a]', 'has a range from b down to a'],
    ['a\\', 'ends with a backslash'],
  ])('refuses %s: %s', (source, message) => {
    expect(() => patternOf(source)).toThrow(message);
  });
});
