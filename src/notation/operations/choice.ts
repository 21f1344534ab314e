import type { FunctionOperation, KernelOperation } from './operation.ts';
import { chosen, shared } from './unit-rules.ts';

const minimum: KernelOperation = {
  name: 'minimum',
  code: 21,
  operands: 2,
  value: (a, b) => Math.min(a, b),
  makesAtoms: true,
  commutes: true,
};
const maximum: KernelOperation = {
  name: 'maximum',
  code: 22,
  operands: 2,
  value: (a, b) => Math.max(a, b),
  makesAtoms: true,
  commutes: true,
};

/** Functions that give one of their arguments. */
export const choice = {
  if: {
    parameters: ['condition', 'yes', 'no'],
    explanation: 'the second argument if the condition holds, otherwise the third',
    example: 'if(2 > 1, 10, 20)',
    gives: 10,
    name: 'if',
    code: 32,
    operands: 3,
    value: (a, b, c) => (Number.isNaN(a) ? Number.NaN : a !== 0 ? b : c),
    makesAtoms: true,
    unit: chosen,
  },
  min: {
    parameters: ['x', 'y', '...'],
    explanation: 'the smallest argument',
    example: 'min(3, 1, 2)',
    gives: 1,
    ...minimum,
    unit: shared,
  },
  max: {
    parameters: ['x', 'y', '...'],
    explanation: 'the largest argument',
    example: 'max(3, 1, 2)',
    gives: 3,
    ...maximum,
    unit: shared,
  },
  clamp: {
    parameters: ['x', 'low', 'high'],
    explanation: 'x, or the nearest of the two ends when it lies outside them',
    example: 'clamp(12, 0, 10)',
    gives: 10,
    compose: (apply, [x, low, high]) => apply(minimum, apply(maximum, x!, low!), high!),
    unit: shared,
  },
} satisfies Readonly<Record<string, FunctionOperation>>;
