import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { kernelOperations } from '../notation/operations/operations.ts';
import type { Program } from './plan.ts';

/** What is known of a register: its value where it has but one, and whether single values may have a probability. */
interface Known {
  readonly value: number | null;
  readonly atoms: boolean;
}

/**
 * For every register at a program's end, whether single values may have positive probability. It errs on the side of
 * true: an integer number of GPUs must come out exactly, and keeping the ends of a bin costs little.
 */
export function registersWithAtoms({
  code,
  constants,
  registers,
  random,
}: Pick<Program, 'code' | 'constants' | 'registers' | 'random'>): readonly boolean[] {
  const known: Known[] = Array.from({ length: registers }, () => ({ value: null, atoms: false }));
  const read = (operand: number): Known =>
    operand >= 0 ? known[operand]! : { value: constants[-operand - 1]!, atoms: true };
  for (const { spec, scale, register } of random) known[register] = drawn(spec, scale);
  for (let at = 0; at < code.length; at += 5) {
    const [operation, target, ...all] = code.subarray(at, at + 5) as unknown as [number, number, ...number[]];
    known[target] = computed(operation, all.slice(0, kernelOperations[operation]!.operands), read);
  }
  return known.map(({ atoms }) => atoms);
}

function computed(operation: number, operands: readonly number[], read: (operand: number) => Known): Known {
  const { makesAtoms, cancels, value } = kernelOperations[operation]!;
  const known = operands.map(read);
  const [a, b, c] = known.map(({ value }) => value);
  if (known.every(({ value }) => value !== null)) return { value: value(a!, b ?? 0, c ?? 0), atoms: true };
  const isSame = cancels === true && operands[0] === operands[1];
  const passes = known.some(({ value, atoms }) =>
    value === null ? atoms : value === 0 || !Number.isFinite(value),
  );
  return { value: null, atoms: makesAtoms || isSame || passes };
}

/** A uniform distribution without width is an input that a what-if has fixed. */
function drawn(spec: DistributionSpec, scale: number): Known {
  const { low, high } = spec.parameters;
  if (spec.family === 'uniform' && typeof low === 'number' && low === high)
    return { value: low * scale, atoms: true };
  return { value: null, atoms: specMayHaveAtoms(spec) };
}

/** Discrete families, and continuous ones made of others or of a user's own points, which may repeat. */
function specMayHaveAtoms(spec: DistributionSpec): boolean {
  return (
    createDistribution(spec).discrete ||
    Object.values(spec.parameters).some((parameter) => typeof parameter === 'object')
  );
}
