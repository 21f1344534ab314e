import { describe, expect, it } from 'vitest';
import { visible } from '../errors.ts';
import { jsonParts, shown, shownJson } from './outlet.ts';

/** What moves, hides or turns words: controls, directions, what has no width, tags, lone halves of characters. */
const odd = [
  ...[
    '\u0000',
    '\u0007',
    '\b',
    '\t',
    '\r',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u009b',
    '\u00ad',
    '\u061c',
    '\u180e',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2069',
  ],
  ...['\u3164', '\ufeff', '\ufff9', '\u{e0001}', '\u{e0041}', '\ud800'],
];

describe('what goes to a terminal', () => {
  it.each(odd)('shows a character rather than sending it: %j', (character) => {
    const code = character.codePointAt(0)!.toString(16);
    expect(shown(`a${character}b`)).toBe(`a\\u{${code}}b`);
    expect(visible(character)).toBe(`\\u{${code}}`);
  });

  it('leaves words of all languages, signs and lines alone', () => {
    const text = 'Kosten für Ωμέγα, 価格, тест, 25 °C ± 3 µs – „so“\n🚀 e\u0301 שלום';
    expect(shown(text)).toBe(text);
  });

  it('keeps our own colours only where they are wanted', () => {
    expect(shown('\u001b[1mbold\u001b[0m', true)).toBe('\u001b[1mbold\u001b[0m');
    expect(shown('\u001b[1mbold\u001b[0m')).toBe('\\u{1b}[1mbold\\u{1b}[0m');
    expect(shown('\u001b[8mhidden\u001b]0;title\u0007', true)).toBe('\\u{1b}[8mhidden\\u{1b}]0;title\\u{7}');
  });

  it.each(odd)('writes JSON that reads back alike: %j', (character) => {
    const value = { [`k${character}`]: [character, `"\\${character}`] };
    const json = shownJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(visible(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''));
  });
});

describe('jsonParts', () => {
  const value = {
    a: [1, { b: null, gone: undefined, 'a "key"': 'ü' }, [], {}, [undefined, 2]],
    c: { d: [{ e: [true] }], f: undefined },
    g: -0,
    h: '',
  };
  it.each([0, 1, 2, 3, 9])('are the JSON of a value, taken apart %d levels deep', (levels) => {
    for (const one of [value, value.a, null, 'text', 3, [], {}])
      expect([...jsonParts(one, levels)].join('')).toBe(JSON.stringify(one));
  });
});
