import { operationCode } from '../../notation/operations/operations.ts';
import type { Program } from '../../plan/plan.ts';
import { loadKernelModule } from '../load-wasm.ts';
import { referenceValues } from '../reference-operations.ts';
import { createEvaluator } from './evaluate-program.ts';

/** One operation of the WebAssembly kernel on columns of operands, all of one length. */
export async function runOperation(name: string, operands: readonly Float64Array[]): Promise<Float64Array> {
  const program: Program = {
    code: Int32Array.of(operationCode(name), 3, 0, 1, 2),
    constants: new Float64Array(),
    registers: 4,
    random: operands.map((_, register) => ({
      stream: register,
      spec: { family: 'uniform', parameters: { low: 0, high: 1 } },
      scale: 1,
      register,
    })),
    columns: [{ id: 'result', kind: 'moments', operand: 3, mayHaveAtoms: false }],
  };
  return createEvaluator(await loadKernelModule(), program)(operands)[0]!;
}

/** The same with constants in place of some columns: `null` marks a column of `operands`. */
export async function runWithConstants(
  name: string,
  constants: readonly (number | null)[],
  operands: readonly Float64Array[],
): Promise<Float64Array> {
  let register = 0;
  const words = constants.map((constant, k) => (constant === null ? register++ : -k - 1));
  const program: Program = {
    code: Int32Array.of(operationCode(name), 3, words[0]!, words[1] ?? 0, words[2] ?? 0),
    constants: Float64Array.from(constants, (constant) => constant ?? 0),
    registers: 4,
    random: operands.map((_, k) => ({
      stream: k,
      spec: { family: 'uniform', parameters: { low: 0, high: 1 } },
      scale: 1,
      register: k,
    })),
    columns: [{ id: 'result', kind: 'moments', operand: 3, mayHaveAtoms: false }],
  };
  return createEvaluator(await loadKernelModule(), program)(operands)[0]!;
}

/** What the oracle gives for the same operands. */
export function expectedResult(name: string, operands: readonly Float64Array[]): Float64Array {
  const value = referenceValues[operationCode(name)]!;
  return operands[0]!.map((a, row) => value(a, operands[1]?.[row] ?? 0, operands[2]?.[row] ?? 0));
}
