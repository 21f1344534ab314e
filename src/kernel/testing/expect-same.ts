import { serialize } from 'node:v8';
import { expect } from 'vitest';

/** Expects the same bytes. Vitest's own comparison, which takes seconds for long columns, only describes a difference. */
export function expectSame(found: unknown, expected: unknown): void {
  if (serialize(found).equals(serialize(expected))) return;
  expect(found).toEqual(expected);
  expect.unreachable('the same numbers in other bytes');
}
