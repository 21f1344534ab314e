import { expect, it } from 'vitest';
import { readScenarioText } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';

it('draws parameters first and then the value: total expectation, total variance and both drivers', async () => {
  const scenario = readScenarioText(`
title: A hierarchical draw
question: How far is it?
inputs:
  m: normal(100, 10) USD
  s: uniform(2, 4) USD
  x: normal(m, s)
formulas:
  total: x * 1
`);
  const result = await simulate(scenario, { draws: 2 ** 17, seed: 'hierarchy' });
  const { mean, sd } = result.outputs.total!;
  // E s^2 = (4^3 - 2^3) / (3 * 2) = 28/3 by the integral of s^2 over [2, 4] divided by its width.
  expect(Math.abs(mean.value! - 100)).toBeLessThan(5 * mean.error! + 1e-9);
  expect(Math.abs(sd.value! - Math.sqrt(100 + 28 / 3))).toBeLessThan(5 * sd.error! + 1e-9);
  const effects = result.sensitivity!.total!;
  const share = 100 / (100 + 28 / 3);
  expect(Math.abs(effects.m!.first.value! - share)).toBeLessThan(0.01);
  expect(Math.abs(effects['x.noise']!.total.value! - (1 - share))).toBeLessThan(0.01);
  // What s explains alone is nothing: it changes the spread, not the mean.
  expect(Math.abs(effects.s!.first.value!)).toBeLessThan(0.01);
});
