import { operationCode } from '../notation/operations/operations.ts';
import type { Program } from '../plan/plan.ts';
import type { KernelInstance } from './wasm-instance.ts';

/** Bytes of a column: a block of doubles. */
export const columnBytes = 8192;

/** Codes of the sampling steps; those of operations stand in their own table. The build writes both to assembly/codes.ts. */
export const stepCodes = {
  philox: 64,
  sobol: 65,
  latinHypercube: 66,
  linear: 67,
  triangular: 68,
  table: 69,
  pieces: 70,
  guide: 71,
  correlate: 72,
  normalTail: 73,
} as const;

const [exponential, ceiling, multiply] = ['exp', 'ceil', 'multiply'].map(operationCode) as [
  number,
  number,
  number,
];

/** One step of the kernel: addresses of the target and the operands, and how far operands move per pair of draws. */
export interface Step {
  readonly code: number;
  readonly target: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly moves?: readonly [a: number, b: number, c: number];
}

/** `target = e^target`. */
export function exponentialStep(target: number): Step {
  return { code: exponential, target, a: target, moves: [16, 0, 0] };
}

/** Multiplies `target` by the pair of doubles at `factor`. */
export function scalingStep(target: number, factor: number): Step {
  return { code: multiply, target, a: target, b: factor, moves: [16, 0, 0] };
}

/** Rounds `target` up. */
export function ceilingStep(target: number): Step {
  return { code: ceiling, target, a: target, moves: [16, 0, 0] };
}

/** A program whose registers and constants have their place in a kernel's memory. */
export interface PlacedProgram {
  readonly steps: readonly Step[];
  /** Address of register k. */
  register(k: number): number;
}

/** Gives a program its registers and writes its constants, each as a pair of doubles. */
export function placeProgram(instance: KernelInstance, program: Program): PlacedProgram {
  const { code, constants } = program;
  const registers = instance.take(program.registers * columnBytes);
  const pairs = instance.take(constants.length * 16);
  const doubles = instance.doubles(pairs, constants.length * 2);
  constants.forEach((value, k) => {
    doubles.fill(value, 2 * k, 2 * k + 2);
  });
  const register = (k: number) => registers + k * columnBytes;
  const address = (operand: number) => (operand >= 0 ? register(operand) : pairs + (-operand - 1) * 16);
  const move = (operand: number) => (operand >= 0 ? 16 : 0);
  const steps: Step[] = [];
  for (let at = 0; at < code.length; at += 5) {
    const [operation, target, a, b, c] = code.subarray(at, at + 5) as unknown as Row;
    steps.push({
      code: operation,
      target: register(target),
      a: address(a),
      b: address(b),
      c: address(c),
      moves: [move(a), move(b), move(c)],
    });
  }
  return { steps, register };
}

type Row = readonly [operation: number, target: number, a: number, b: number, c: number];

/** Bytes of a step in the kernel's memory. */
export const stepBytes = 32;

/** Writes steps where the kernel reads them; gives their address. */
export function writeSteps(instance: KernelInstance, steps: readonly Step[]): number {
  const address = instance.take(steps.length * stepBytes);
  const words = instance.integers(address, steps.length * 8);
  steps.forEach(({ code, target, a = 0, b = 0, c = 0, moves = [0, 0, 0] }, index) => {
    words.set([code, target, a, b, c, ...moves], index * 8);
  });
  return address;
}
