import type { KernelOperation, Operation } from './operation.ts';
import { compared, dimensionlessOnly, type UnitRule } from './unit-rules.ts';

/** An operation of two operands that gives 0 or 1, or NaN where an operand is NaN. */
const truth = (
  name: string,
  code: number,
  unit: UnitRule,
  holds: (a: number, b: number) => boolean,
  commutes: Pick<KernelOperation, 'commutes'> = {},
): Operation => ({
  name,
  code,
  operands: 2,
  value: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Number(holds(a, b))),
  makesAtoms: true,
  unit,
  ...commutes,
});

/** The signs that compare. */
export const comparisons = {
  '<': truth('less', 23, compared, (a, b) => a < b),
  '<=': truth('less-or-equal', 24, compared, (a, b) => a <= b),
  '>': truth('greater', 25, compared, (a, b) => a > b),
  '>=': truth('greater-or-equal', 26, compared, (a, b) => a >= b),
  '==': truth('equal', 27, compared, (a, b) => a === b, { commutes: true }),
  '!=': truth('not-equal', 28, compared, (a, b) => a !== b, { commutes: true }),
} satisfies Readonly<Record<string, Operation>>;

/** The words that join comparisons: every number but 0 counts as true. */
export const logic = {
  and: truth('and', 29, dimensionlessOnly, (a, b) => a !== 0 && b !== 0, { commutes: true }),
  or: truth('or', 30, dimensionlessOnly, (a, b) => a !== 0 || b !== 0, { commutes: true }),
  not: {
    name: 'not',
    code: 31,
    operands: 1,
    value: (a) => (Number.isNaN(a) ? Number.NaN : Number(a === 0)),
    makesAtoms: true,
    unit: dimensionlessOnly,
  },
} satisfies Readonly<Record<string, Operation>>;
