import { arithmetic } from './arithmetic.ts';
import type { FunctionOperation } from './operation.ts';
import { shared } from './unit-rules.ts';

/** Functions that bring many values together. */
export const totals = {
  sum: {
    parameters: ['x', 'y', '...'],
    explanation: 'the sum of all arguments, added from left to right',
    example: 'sum(3, 1, 2)',
    gives: 6,
    compose: (apply, operands) => operands.reduce((total, operand) => apply(arithmetic['+'], total, operand)),
    unit: shared,
  },
} satisfies Readonly<Record<string, FunctionOperation>>;
