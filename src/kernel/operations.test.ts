import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../plan/operations.ts';
import { expectedResult, runOperation, runWithConstants } from './testing/run-operation.ts';
import { ulpsBetween } from './testing/ulps.ts';

/** The oracle's own functions may be an ulp off, which is added to what is allowed. */
const inexact: Record<string, number> = {
  power: 5,
  exp: 5,
  ln: 5,
  log10: 6,
  expm1: 3,
  log1p: 3,
  sin: 3,
  cos: 3,
  tan: 4,
  atan2: 3,
};

/** Any double, and often the ones where rounding and comparing go wrong. */
const operand = fc.oneof(
  fc.double(),
  fc.double({ min: -100, max: 100 }),
  fc.constantFrom(
    0,
    -0,
    0.5,
    -0.5,
    1.5,
    0.49999999999999994,
    -0.49999999999999994,
    2 ** 52 + 1,
    1,
    Number.NaN,
  ),
);
const rows = fc.array(fc.tuple(operand, operand, operand), { minLength: 1, maxLength: 40 });

describe.each(operations.map(({ name, operands }) => ({ name, operands })))('$name', ({ name, operands }) => {
  it('gives what the oracle gives, on columns and on constants', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (draws) => {
        const columns = Array.from({ length: operands }, (_, k) =>
          Float64Array.from(draws, (row) => row[k]!),
        );
        const expected = expectedResult(name, columns);
        const results = await runOperation(name, columns);
        const fixed = columns.map((column, k) => (k === 0 ? null : column[0]!));
        const withConstants = await runWithConstants(name, fixed, [columns[0]!]);
        const limit = inexact[name] ?? 0;
        const close = (a: number, b: number) => a === b || ulpsBetween(a, b) <= limit;
        expect(draws.filter((_, row) => !close(results[row]!, expected[row]!))).toEqual([]);
        const constantColumns = columns.map((column, k) => (k === 0 ? column : column.map(() => column[0]!)));
        const expectedOfConstants = expectedResult(name, constantColumns);
        expect(draws.filter((_, row) => !close(withConstants[row]!, expectedOfConstants[row]!))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
