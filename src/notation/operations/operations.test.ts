import { describe, expect, it } from 'vitest';
import { evaluateConstant } from '../constant.ts';
import { parseFormula } from '../parse-formula.ts';
import type { FunctionOperation } from './operation.ts';
import { functions, kernelOperations, operationCode } from './operations.ts';
import { counted } from './unit-rules.ts';

describe('functions', () => {
  it.each([...functions])('%s has an example that gives what it says', (name, { example, gives }) => {
    expect(example.startsWith(`${name}(`)).toBe(true);
    expect(evaluateConstant(parseFormula(example)).base / gives).toBeCloseTo(1, 13);
  });

  it.each([...functions])('%s takes as many arguments as its operation', (_, row) => {
    if ('compose' in row) return;
    const { parameters, operands } = row;
    expect(parameters.filter((parameter) => parameter !== '...')).toHaveLength(operands);
    expect(parameters.includes('...') ? operands : 2).toBe(2);
  });

  it('do not compile without a unit rule or an operation of the kernel', () => {
    const documented = { parameters: ['x'], explanation: '', example: 'half(1)', gives: 0.5 };
    const kernel = { name: 'half', code: 33, operands: 1, value: (a: number) => a / 2 } as const;
    const whole: FunctionOperation = { ...documented, ...kernel, unit: counted };
    // @ts-expect-error: no unit rule
    const unmeasured: FunctionOperation = { ...documented, ...kernel };
    // @ts-expect-error: no code
    const uncoded: FunctionOperation = { ...documented, ...kernel, unit: counted, code: undefined };
    // @ts-expect-error: no operation of the kernel
    const unmade: FunctionOperation = { ...documented, unit: counted };
    expect([whole, unmeasured, uncoded, unmade]).toHaveLength(4);
  });
});

describe('kernelOperations', () => {
  it('stand at the places that their codes say', () => {
    expect(kernelOperations.map(({ code }) => code)).toEqual([...kernelOperations.keys()]);
    expect(new Set(kernelOperations.map(({ name }) => name)).size).toBe(kernelOperations.length);
  });

  it('keep their codes, which are part of the program format', () => {
    const names =
      'copy add subtract multiply divide power negate absolute square-root exp expm1 ln log1p log10 sin cos tan atan2 ' +
      'floor ceil round minimum maximum less less-or-equal greater greater-or-equal equal not-equal and or not if';
    expect(names.split(' ').map(operationCode)).toEqual([...Array(33).keys()]);
  });

  it('refuse names that are none', () => expect(() => operationCode('half')).toThrow('no operation half'));
});
