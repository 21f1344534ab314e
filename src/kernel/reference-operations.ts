import { kernelOperations } from '../notation/operations/operations.ts';

/**
 * The engine's own functions, by the name of the operation: the oracle must not compute as the fast kernel does. They may
 * differ in the last bits between engines and their versions, so that nothing else uses them.
 */
const builtIn: Readonly<Record<string, (a: number, b: number) => number>> = {
  power: (a, b) => a ** b,
  exp: Math.exp,
  expm1: Math.expm1,
  ln: Math.log,
  log1p: Math.log1p,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  atan2: Math.atan2,
};

/** What the oracle gives for every operation of the kernel, at the place that its code says. */
export const referenceValues: readonly ((a: number, b: number, c: number) => number)[] = kernelOperations.map(
  ({ name, value }) => builtIn[name] ?? value,
);
