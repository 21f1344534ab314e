import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kernelOperations } from '../notation/operations/operations.ts';
import { expectedResult, runOperation, runWithConstants } from './testing/run-operation.ts';
import { ulpsBetween } from './testing/ulps.ts';

/** `allowed`: units in the last place; `cases`: arguments and the correctly rounded result. */
const { allowed, cases } = JSON.parse(
  readFileSync(new URL('./reference/elementary-functions.json', import.meta.url), 'utf8'),
) as { allowed: Record<string, number>; cases: Record<string, number[][]> };

const ends = [0, -0, 1, -1, 0.5, -2, 3, 1e300, -1e300, 5e-324, -5e-324, Infinity, -Infinity, Number.NaN];

function columnsOf(rows: readonly (readonly number[])[], operands: number): Float64Array[] {
  return Array.from({ length: operands }, (_, k) => Float64Array.from(rows, (row) => row[k]!));
}

it('has cases for every operation that is not exact', () => {
  const inexact = kernelOperations.filter(({ ulps }) => ulps !== undefined).map(({ name }) => name);
  expect(Object.keys(cases).sort()).toEqual(inexact.sort());
  expect(Object.keys(allowed).sort()).toEqual(inexact);
});

describe.each(Object.keys(allowed))('%s', (name) => {
  const rows = cases[name]!;
  const operands = rows[0]!.length - 1;

  it(`is within ${allowed[name]} units in the last place of the correctly rounded result`, async () => {
    const results = await runOperation(name, columnsOf(rows, operands));
    const wrong = rows.filter((row, k) => ulpsBetween(results[k]!, row[operands]!) > allowed[name]!);
    expect(wrong).toEqual([]);
  });

  it('has the right class at 0, infinities, NaN and the ends of the range', async () => {
    const rows = operands === 1 ? ends.map((a) => [a]) : ends.flatMap((a) => ends.map((b) => [a, b]));
    const columns = columnsOf(rows, operands);
    const results = await runOperation(name, columns);
    const expected = expectedResult(name, columns);
    const wrong = rows.filter((_, k) => !(ulpsBetween(results[k]!, expected[k]!) <= 4));
    expect(wrong.map((row) => [...row, name])).toEqual([]);
    expect(Array.from(results, (x) => Object.is(x, -0))).toEqual(
      Array.from(expected, (x) => Object.is(x, -0)),
    );
  });
});

describe('power with a constant exponent', () => {
  it.each([2, 3, -1, 0.5, 4, -2, 0, 1, 1.5])('%d gives what the general one gives', async (exponent) => {
    const values = Float64Array.from([...ends, 7.25, 1.0001, 1e-160, 1e160, 12345.678]);
    const results = await runWithConstants('power', [null, exponent], [values]);
    const expected = values.map((value) => value ** exponent);
    expect(values.filter((_, k) => ulpsBetween(results[k]!, expected[k]!) > 4)).toEqual(new Float64Array());
  });
});
