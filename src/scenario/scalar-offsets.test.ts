import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarOffsets } from './scalar-offsets.ts';
import { sourceFile } from './source-file.ts';
import { readYaml, type YamlScalar } from './yaml-tree.ts';

/** The value of `key` in a file. */
function scalarIn(text: string): { scalar: YamlScalar; lines: string[] } {
  const tree = readYaml(sourceFile(new TextEncoder().encode(text), 'x.yaml', '/', 1e6), []);
  const scalar = tree?.kind === 'map' ? tree.entries.get('key')?.value : undefined;
  if (scalar?.kind !== 'scalar') throw new Error(`no scalar in ${text}`);
  return { scalar, lines: text.split('\n') };
}

/** The character of the file at the place of an offset in the value. */
function characterAt(text: string, offset: number): string | undefined {
  const { scalar, lines } = scalarIn(text);
  const { line, column } = scalar.at(offset);
  return lines[line! - 1]![column! - 1];
}

describe('places inside a scalar', () => {
  it.each([
    ['plain', 'key: a + bad * c\n'],
    ['plain, folded', 'key: a +\n\n   bad * c\n'],
    ['double quotes', 'key: "a + \\"\\u0041\\" bad * c"\n'],
    ['double quotes, folded', 'key: "a +\n   bad * c"\n'],
    ['double quotes, line continued', 'key: "a + \\\n   bad * c"\n'],
    ['single quotes', "key: 'a '' + bad * c'\n"],
    ['literal block', 'key: |\n  a +\n  bad * c\n'],
    ['literal block with indentation inside', 'key: |\n  a +\n     bad * c\n'],
    ['folded block', 'key: >-\n  a +\n  bad\n  * c\n'],
    ['block with a comment in its header', 'key: |- # why\n    a +\n    bad * c\n'],
    ['block in a file with CRLF', 'key: |\r\n  a +\r\n  bad * c\r\n'],
    ['flow mapping', 'key: { x: 1 }\n'.replace('{ x: 1 }', '"a + bad * c"')],
  ])('%s', (_, text) => {
    const { scalar } = scalarIn(text);
    for (const word of ['bad', 'c']) expect(characterAt(text, scalar.text.indexOf(word))).toBe(word[0]);
  });

  it('finds every letter of any text between quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (value) => {
        const raw = JSON.stringify(value);
        const offsets = scalarOffsets(value, raw, 0);
        if (offsets === null) throw new Error('no offsets');
        for (const [index, letter] of [...value].entries())
          if (/^[a-z]$/.test(letter))
            expect(raw[offsets[[...value].slice(0, index).join('').length]!]).toBe(letter);
      }),
    );
  });

  it('gives up rather than guess', () => {
    expect(scalarOffsets('abc', 'xyz', 0)).toBeNull();
  });
});
