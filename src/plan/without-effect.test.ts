import { expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { withoutEffect } from './without-effect.ts';

const scenario = readScenarioText(`
inputs: { a: 1 to 2, b: 3, mode: 0, c: 1 to 2, d: 5 }
formulas:
  x: a * b
  y: if(mode > 0, c, x)
  z: d + c
outputs: [y, z]
`);

it('finds inputs that no formula leads to, or only a branch that is never taken', () => {
  const inputs = ['a', 'b', 'mode', 'c', 'd'];
  expect(withoutEffect(scenario, inputs, ['x'])).toEqual(['mode', 'c', 'd']);
  expect(withoutEffect(scenario, inputs, ['y'])).toEqual(['c', 'd']);
  expect(withoutEffect(scenario, inputs, ['y', 'z'])).toEqual([]);
  expect(withoutEffect(scenario, inputs, ['a'])).toEqual(['b', 'mode', 'c', 'd']);
});
