import type { FunctionOperation } from './operation.ts';
import { counted } from './unit-rules.ts';

/** The largest double below 1/2: added, it lifts every half and nothing below one. */
const belowHalf = 0.49999999999999994;

/** Functions that give whole numbers. */
export const rounding = {
  floor: {
    parameters: ['x'],
    explanation: 'the next whole number below',
    example: 'floor(2.7)',
    gives: 2,
    name: 'floor',
    code: 18,
    operands: 1,
    value: Math.floor,
    makesAtoms: true,
    unit: counted,
  },
  ceil: {
    parameters: ['x'],
    explanation: 'the next whole number above',
    example: 'ceil(2.1)',
    gives: 3,
    name: 'ceil',
    code: 19,
    operands: 1,
    value: Math.ceil,
    makesAtoms: true,
    unit: counted,
  },
  round: {
    parameters: ['x'],
    explanation: 'the nearest whole number; halves away from 0',
    example: 'round(2.5)',
    gives: 3,
    name: 'round',
    code: 20,
    operands: 1,
    value: (a) => Math.sign(a) * Math.floor(Math.abs(a) + belowHalf),
    makesAtoms: true,
    unit: counted,
  },
} satisfies Readonly<Record<string, FunctionOperation>>;
