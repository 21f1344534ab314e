import { expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

it('moves a normal input to what two normals agree on, and keeps what the headline was before', async () => {
  const scenario = formulaScenario({
    inputs: { x: 'normal(10, 2) USD', other: 'normal(5, 1) USD' },
    formulas: { y: 'x + 0 * other' },
    observed: [{ quantity: 'y', value: '12 USD', error: '2 USD', source: 'a bill' }],
  });
  const { evidence, outputs } = await simulate(scenario, {
    draws: 2 ** 16,
    seed: 'evidence',
    workers: 1,
    sensitivity: false,
  });
  const z95 = 1.6448536269514722;
  // Precisions add up: the posterior of x has mean (10 + 12) / 2 and standard deviation 2 / sqrt(2).
  expect(outputs.y!.mean.value).toBeCloseTo(11, 3);
  expect(outputs.y!.sd.value).toBeCloseTo(Math.SQRT2, 3);
  expect(Object.keys(evidence!.inputs)).toEqual(['x', 'other']);
  expect(evidence!.inputs.x!.posterior.p5).toBeCloseTo(11 - z95 * Math.SQRT2, 2);
  expect(evidence!.inputs.x!.moved).toBeCloseTo(0.5, 3);
  expect(evidence!.inputs.x!.narrowed).toBeCloseTo(1 - Math.SQRT1_2, 3);
  expect(evidence!.inputs.other!.moved).toBeCloseTo(0, 3);
  expect(evidence!.priorHeadline!.low).toBeCloseTo(10 - 2 * z95, 2);
  expect(evidence!.priorHeadline!.high).toBeCloseTo(10 + 2 * z95, 2);
  // 12 is 2 above the mean of what was expected to be seen, whose standard deviation is sqrt(8).
  expect(evidence!.observations[0]!.place.value).toBeCloseTo(0.7602499, 4);
  // E(w)^2 / E(w^2) of w = exp(-(x - 12)^2 / 8).
  const ofDraws = (Math.SQRT1_2 * Math.exp(-1 / 4)) ** 2 / (Math.sqrt(1 / 3) * Math.exp(-1 / 3));
  expect(evidence!.effectiveDraws / 2 ** 16).toBeCloseTo(ofDraws, 4);
});
