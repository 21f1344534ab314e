import { atan2, cos, sin, tan } from '../../elementary/elementary.ts';
import type { FunctionOperation } from './operation.ts';
import { compared, dimensionlessOnly } from './unit-rules.ts';

/** Functions of angles, in radians. */
export const trigonometry = {
  sin: {
    parameters: ['x'],
    explanation: 'sine of x radians',
    example: 'sin(pi / 6)',
    gives: 0.5,
    name: 'sin',
    code: 14,
    operands: 1,
    value: sin,
    ulps: 3,
    unit: dimensionlessOnly,
  },
  cos: {
    parameters: ['x'],
    explanation: 'cosine of x radians',
    example: 'cos(pi / 3)',
    gives: 0.5,
    name: 'cos',
    code: 15,
    operands: 1,
    value: cos,
    ulps: 3,
    unit: dimensionlessOnly,
  },
  tan: {
    parameters: ['x'],
    explanation: 'tangent of x radians',
    example: 'tan(pi / 4)',
    gives: 1,
    name: 'tan',
    code: 16,
    operands: 1,
    value: tan,
    ulps: 4,
    unit: dimensionlessOnly,
  },
  atan2: {
    parameters: ['y', 'x'],
    explanation: 'angle of the point (x, y) in radians',
    example: 'atan2(1, 1)',
    gives: Math.PI / 4,
    name: 'atan2',
    code: 17,
    operands: 2,
    value: atan2,
    ulps: 3,
    cancels: true,
    unit: compared,
  },
} satisfies Readonly<Record<string, FunctionOperation>>;
