import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase85, encodeBase85 } from './base85.ts';

describe('base 85', () => {
  it('gives any bytes again, in text that may stand in a script element', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase85(bytes);
        expect(text).toMatch(/^[(-;=?-~]*$/);
        expect([...decodeBase85(text)]).toEqual([...bytes]);
      }),
    );
  });
});
