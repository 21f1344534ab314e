import type { UnitRule } from './unit-rules.ts';

/** One operation of the kernel's register machine. */
export interface KernelOperation {
  /** Its name in programs; in capitals, as in `SQUARE_ROOT`, that of its code in kernel/assembly/. */
  readonly name: string;
  /** Its number in programs and in kernel/assembly/. Part of the program format: a new row takes the next free one. */
  readonly code: number;
  readonly operands: 1 | 2 | 3;
  /**
   * What inputs, folded formulas and the fast kernel give, to the last bit, on plain numbers in base units. A comparison, `and`,
   * `or`, `not` of NaN is NaN; so is `if` with a NaN condition.
   */
  readonly value: (a: number, b: number, c: number) => number;
  /** How many doubles `value` may be away from what JavaScript's own function gives; 0 unless stated otherwise. */
  readonly ulps?: number;
  /** True where the result may have single values of positive probability though its operands have none. */
  readonly makesAtoms?: true;
  /** True where the result is the same to the last bit when the operands change places. */
  readonly commutes?: true;
  /** True where the result is one value whenever both operands are the same. */
  readonly cancels?: true;
}

/** Applies an operation of the kernel: to numbers, or to nodes of a graph. */
export type Apply<Value> = (operation: KernelOperation, ...operands: readonly Value[]) => Value;

/** How a word is made of operations of the kernel that other rows bring. */
export interface Composition {
  readonly compose: <Value>(apply: Apply<Value>, operands: readonly Value[]) => Value;
}

/** What a sign or word of the language means. */
export type Operation = (KernelOperation | Composition) & {
  /** The unit of the result, and which units the operands may have. */
  readonly unit: UnitRule;
};

/** A function of the language. */
export type FunctionOperation = Operation & {
  /** Names of its arguments; `...` at the end allows more. */
  readonly parameters: readonly string[];
  readonly explanation: string;
  readonly example: string;
  /** What the example gives, to 13 digits. */
  readonly gives: number;
};

/** An operation applied to its operands in order; one of two operands takes any number of them, two at a time. */
export function performOperation<Value>(
  operation: Operation,
  apply: Apply<Value>,
  operands: readonly Value[],
): Value {
  if ('compose' in operation) return operation.compose(apply, operands);
  if (operation.operands === 2) return operands.reduce((a, b) => apply(operation, a, b));
  return apply(operation, ...operands);
}
