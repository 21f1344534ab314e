import { pow } from '../../elementary/elementary.ts';
import type { Operation } from './operation.ts';
import { power, product, quotient, shared } from './unit-rules.ts';

/** The signs that calculate; `negate` is the minus before a value. */
export const arithmetic = {
  '+': { name: 'add', code: 1, operands: 2, value: (a, b) => a + b, commutes: true, unit: shared },
  '-': { name: 'subtract', code: 2, operands: 2, value: (a, b) => a - b, cancels: true, unit: shared },
  '*': { name: 'multiply', code: 3, operands: 2, value: (a, b) => a * b, commutes: true, unit: product },
  '/': { name: 'divide', code: 4, operands: 2, value: (a, b) => a / b, cancels: true, unit: quotient },
  '^': { name: 'power', code: 5, operands: 2, value: (a, b) => pow(a, b), ulps: 5, unit: power },
  negate: { name: 'negate', code: 6, operands: 1, value: (a) => -a, unit: shared },
} satisfies Readonly<Record<string, Operation>>;
