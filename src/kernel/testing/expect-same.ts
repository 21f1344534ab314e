import { serialize } from 'node:v8';
import { expect } from 'vitest';

/**
 * Expects the same values to the last bit. Equal bytes settle it in no time, where Vitest's comparison takes seconds for
 * long columns; unequal ones do not, as V8 writes a whole number as integer or double by how an array came about.
 */
export function expectSame(found: unknown, expected: unknown): void {
  if (!serialize(found).equals(serialize(expected))) expect(found).toStrictEqual(expected);
}
