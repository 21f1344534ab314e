/** One operation of the register machine. Its code is its row in the table, the same in every kernel. */
export interface Operation {
  readonly name: string;
  readonly operands: 1 | 2 | 3;
  /** True where the result may have single values of positive probability though its operands have none. */
  readonly makesAtoms: boolean;
  /** The oracle: what every kernel must give, on one draw. A comparison, `and`, `or`, `not` of NaN is NaN; so is `if` with a NaN condition. */
  readonly apply: (a: number, b: number, c: number) => number;
}

const truth = (value: boolean, ...operands: number[]) =>
  operands.some(Number.isNaN) ? Number.NaN : value ? 1 : 0;

/** The largest double below 1/2: added, it lifts every half and nothing below one. */
const belowHalf = 0.49999999999999994;
const roundHalfAway = (a: number) => Math.sign(a) * Math.floor(Math.abs(a) + belowHalf);

const row = (
  name: string,
  operands: 1 | 2 | 3,
  apply: Operation['apply'],
  makesAtoms = false,
): Operation => ({ name, operands, makesAtoms, apply });

/** Order is part of the program format: add rows at the end. */
export const operations: readonly Operation[] = [
  row('copy', 1, (a) => a),
  row('add', 2, (a, b) => a + b),
  row('subtract', 2, (a, b) => a - b),
  row('multiply', 2, (a, b) => a * b),
  row('divide', 2, (a, b) => a / b),
  row('power', 2, (a, b) => a ** b),
  row('negate', 1, (a) => -a),
  row('absolute', 1, Math.abs),
  row('square-root', 1, Math.sqrt),
  row('exp', 1, Math.exp),
  row('expm1', 1, Math.expm1),
  row('ln', 1, Math.log),
  row('log1p', 1, Math.log1p),
  row('log10', 1, Math.log10),
  row('sin', 1, Math.sin),
  row('cos', 1, Math.cos),
  row('tan', 1, Math.tan),
  row('atan2', 2, Math.atan2),
  row('floor', 1, Math.floor, true),
  row('ceil', 1, Math.ceil, true),
  row('round', 1, roundHalfAway, true),
  row('minimum', 2, (a, b) => Math.min(a, b), true),
  row('maximum', 2, (a, b) => Math.max(a, b), true),
  row('less', 2, (a, b) => truth(a < b, a, b), true),
  row('less-or-equal', 2, (a, b) => truth(a <= b, a, b), true),
  row('greater', 2, (a, b) => truth(a > b, a, b), true),
  row('greater-or-equal', 2, (a, b) => truth(a >= b, a, b), true),
  row('equal', 2, (a, b) => truth(a === b, a, b), true),
  row('not-equal', 2, (a, b) => truth(a !== b, a, b), true),
  row('and', 2, (a, b) => truth(a !== 0 && b !== 0, a, b), true),
  row('or', 2, (a, b) => truth(a !== 0 || b !== 0, a, b), true),
  row('not', 1, (a) => truth(a === 0, a), true),
  row('if', 3, (a, b, c) => (Number.isNaN(a) ? Number.NaN : a !== 0 ? b : c), true),
];

/** Code of an operation. */
export function operationCode(name: string): number {
  const code = operations.findIndex((operation) => operation.name === name);
  if (code < 0) throw new Error(`no operation ${name}`);
  return code;
}
