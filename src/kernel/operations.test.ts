import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateConstant } from '../notation/constant.ts';
import { operandsOf } from '../notation/fold.ts';
import { performOperation } from '../notation/operations/operation.ts';
import { functions, kernelOperations } from '../notation/operations/operations.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import { expectedResult, runOperation, runWithConstants } from './testing/run-operation.ts';
import { ulpsBetween } from './testing/ulps.ts';

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

describe.each([...kernelOperations])('$name', ({ name, operands, ulps: limit = 0 }) => {
  const close = (a: number, b: number) => a === b || ulpsBetween(a, b) <= limit;

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
        expect(draws.filter((_, row) => !close(results[row]!, expected[row]!))).toEqual([]);
        const constantColumns = columns.map((column, k) => (k === 0 ? column : column.map(() => column[0]!)));
        const expectedOfConstants = expectedResult(name, constantColumns);
        expect(draws.filter((_, row) => !close(withConstants[row]!, expectedOfConstants[row]!))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

it.each([...functions])('%s gives in the kernel what its example says', async (_, row) => {
  const operands = operandsOf(parseFormula(row.example)).map(async (operand) =>
    Float64Array.of(evaluateConstant(operand).base),
  );
  const result = await performOperation<Promise<Float64Array>>(
    row,
    async ({ name }, ...columns) => runOperation(name, await Promise.all(columns)),
    operands,
  );
  expect(result[0]! / row.gives).toBeCloseTo(1, 13);
});
