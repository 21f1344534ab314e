import type { BinaryOperator, Expression, UnaryOperator } from '../tree.ts';
import { arithmetic } from './arithmetic.ts';
import { choice } from './choice.ts';
import { elementary } from './elementary.ts';
import type { FunctionOperation, KernelOperation, Operation } from './operation.ts';
import { rounding } from './rounding.ts';
import { totals } from './totals.ts';
import { trigonometry } from './trigonometry.ts';
import { comparisons, logic } from './truth.ts';

/** What every sign and word between values means. */
const operators = { ...arithmetic, ...comparisons, ...logic } satisfies Readonly<
  Record<BinaryOperator | UnaryOperator, Operation>
>;

/** Every function a formula may call, by its name, in the order of the docs. */
export const functions: ReadonlyMap<string, FunctionOperation> = new Map<string, FunctionOperation>(
  Object.entries({ ...choice, ...totals, ...elementary, ...trigonometry, ...rounding }),
);

/** A part of a formula that is computed from other parts. */
export type OperationNode = Exclude<Expression, { readonly kind: 'number' | 'name' | 'month' | 'monthly' }>;

/** The word or sign of an operation, and what it means. */
export function operationOf(node: OperationNode): { readonly word: string; readonly operation: Operation } {
  if (node.kind === 'call') return { word: node.function, operation: functions.get(node.function)! };
  const word = node.kind === 'binary' ? node.operator : node.kind;
  return { word, operation: operators[word] };
}

/** Whether a formula gives 0 or 1 for no and yes. */
export function isTruth(tree: Expression): boolean {
  const word = tree.kind === 'binary' ? tree.operator : tree.kind;
  return word in comparisons || word in logic;
}

/** Moves a value as it is; no word of the language needs it. */
const copy: KernelOperation = { name: 'copy', code: 0, operands: 1, value: (a) => a };

/** Every operation of the kernel, at the place that its code says. */
export const kernelOperations: readonly KernelOperation[] = [
  copy,
  ...[...Object.values<Operation>(operators), ...functions.values()].filter((row) => 'code' in row),
].toSorted((a, b) => a.code - b.code);

const codes: ReadonlyMap<string, number> = new Map(kernelOperations.map(({ name, code }) => [name, code]));

/** Code of an operation of the kernel. */
export function operationCode(name: string): number {
  const code = codes.get(name);
  if (code === undefined) throw new Error(`no operation ${name}`);
  return code;
}
