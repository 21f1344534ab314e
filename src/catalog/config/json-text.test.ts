import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonTextError, parseJsonText } from './json-text.ts';

describe('parseJsonText', () => {
  it('reads what JSON.parse reads, as that does', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(parseJsonText(written)).toEqual(JSON.parse(written));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",:0-1.eE+ \\untrfalsb\n\t'), maxLength: 12 });
    fc.assert(
      fc.property(text, (one) => {
        let expected: unknown;
        try {
          expected = JSON.parse(one);
        } catch {
          expect(() => parseJsonText(one)).toThrow(JsonTextError);
          return;
        }
        expect(parseJsonText(one)).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['[0, Infinity, -Infinity]', [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['{"a": NaN}', { a: Number.NaN }],
    ['\ufeff{\r\n  "a": 1e+308\r\n}\r\n', { a: 1e308 }],
    ['{"a": 1, "a": 2}', { a: 2 }],
  ])('reads %j', (text, expected) => {
    expect(parseJsonText(text)).toEqual(expected);
  });

  it('keeps a key that would change what an object is', () => {
    const read = parseJsonText('{"__proto__": {"layers": 1}}') as object;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.keys(read)).toEqual(['__proto__']);
  });

  it.each([
    ['{\n  "a": 1,\n}', 3, 1, 'a key in quotes expected, found: `}`'],
    ['{\n  "a" 1}', 2, 7, '`:` expected, found: `1}`'],
    ['[1 2]', 1, 4, '`,` or `]` expected, found: `2]`'],
    ['{"a": tru}', 1, 7, 'a value expected, found: `tru}`'],
    ['{"a": 01}', 1, 7, 'a value expected, found: `01}`'],
    ['{"a": 1', 1, 8, '`,` or `}` expected, found: the file ends'],
    ['{"a": "b\n"}', 1, 7, 'a string that ends on its line expected, found: `"b`'],
    ['{} x', 1, 4, 'the end of the file expected, found: `x`'],
    ['<html>', 1, 1, 'a value expected, found: `<html>`'],
    ['', 1, 1, 'a value expected, found: the file ends'],
    ['['.repeat(1e5), 1, 102, 'no more than 100 brackets inside each other expected'],
  ])('says where %j is wrong', (text, line, column, message) => {
    let error: unknown;
    try {
      parseJsonText(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ line, column, message: expect.stringContaining(message) });
  });

  it('reads a string of a million characters, whole and broken', () => {
    const long = '\\n'.repeat(500_000);
    expect(parseJsonText(`"${long}"`)).toHaveLength(500_000);
    expect(() => parseJsonText(`"${long}`)).toThrow(JsonTextError);
  });
});
