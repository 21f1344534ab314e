import { describe, expect, it } from 'vitest';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { likelihoodShape } from '../../distributions/posterior/likelihood.ts';
import type { Likelihood, Observation } from '../../scenario/evidence/observation.ts';
import type { Correlation, Scenario } from '../../scenario/scenario.ts';
import { Graph } from '../graph.ts';
import { normal, scenarioOf, uniform } from '../testing/scenario.ts';
import { Arithmetic } from './arithmetic.ts';
import { observedNodes } from './likelihood.ts';
import { drawnAsObserved } from './observed-inputs.ts';

const likelihoods: readonly Likelihood[] = [
  { kind: 'ratio', value: 2, sd: 0.1 },
  { kind: 'difference', value: 0.4, sd: 0.3 },
  { kind: 'between', low: 0.2, high: 0.6 },
  { kind: 'poisson', count: 3, exposure: 7 },
  { kind: 'poisson', count: 0, exposure: 2 },
  { kind: 'binomial', count: 3, of: 11 },
  { kind: 'binomial', count: 0, of: 5 },
];

it.each(likelihoods)('the likelihood of an input is that which weighs draws: %o', (likelihood) => {
  const { kind, ...parameters } = likelihood;
  const shape = likelihoodShape({ family: kind, parameters });
  for (const x of [-1, 0, 0.1, 0.25, 0.4, 0.6, 0.9, 1, 2.5]) {
    const graph = new Graph();
    const { log } = observedNodes(likelihood, graph.constant(x), new Arithmetic(graph));
    const node = graph.nodes[log]!;
    const expected = node.kind === 'constant' ? node.value : Number.NaN;
    if (expected > Number.NEGATIVE_INFINITY) expect(shape.log(x)).toBeCloseTo(expected, 12);
    else expect(shape.log(x)).toBe(Number.NEGATIVE_INFINITY);
  }
});

const seen = (quantity: string, likelihood: Likelihood): Observation => ({
  quantity,
  month: null,
  at: null,
  text: '',
  source: '',
  likelihood,
  unit: '',
  factor: 1,
});
const near = (value: number): Likelihood => ({ kind: 'difference', value, sd: 0.1 });
const held = (scenario: Scenario, ...observations: Observation[]): Scenario => ({
  ...scenario,
  evidence: { observations, of: null },
});
const specOf = ({ inputs }: Scenario, name: string): DistributionSpec | null => {
  const { value } = inputs.find((input) => input.name === name)!;
  return value.kind === 'distribution' ? value.spec : null;
};

describe('an input that was observed', () => {
  const plain = scenarioOf({ a: normal(0, 1), b: uniform(0, 1), c: 3 }, { y: 'a + b' });

  it('is drawn as that leaves it, and weighs nothing', () => {
    const [drawn] = drawnAsObserved([held(plain, seen('a', near(0.5)), seen('y', near(1)))]);
    expect(specOf(drawn!, 'a')!.family).toBe('posterior');
    expect(specOf(drawn!, 'b')).toEqual(uniform(0, 1));
    const [first, second] = drawn!.evidence!.observations;
    expect(first!.prior).toEqual({ spec: normal(0, 1), factor: 1 });
    expect(second!.prior).toBeUndefined();
  });

  it('stays so', () => {
    const once = drawnAsObserved([held(plain, seen('a', near(0.5)))]);
    expect(drawnAsObserved(once)).toBe(once);
  });

  it('is so in every scenario that shares its draws', () => {
    const base = held(plain, seen('a', near(0.5)));
    const child: Scenario = {
      ...scenarioOf({ a: normal(7, 2), b: 4 }, { y: 'a + b' }),
      evidence: { observations: base.evidence!.observations, of: base },
    };
    const [drawn] = drawnAsObserved([child]);
    expect(specOf(drawn!, 'a')!.parameters).toMatchObject({
      distribution: normal(7, 2),
      prior: normal(0, 1),
    });
    expect(specOf(drawn!.evidence!.of!, 'a')!.parameters).toMatchObject({ distribution: normal(0, 1) });
    expect(drawn!.evidence!.of!.evidence!.observations[0]!.prior).toBeDefined();
  });

  const tied: Correlation = { between: ['a', 'b'], spearman: 0.5, normal: 0.5 };
  it.each([
    ['observed twice', held(plain, seen('a', near(0.5)), seen('a', near(0.6)))],
    ['in a correlation', held({ ...plain, correlations: [tied] }, seen('a', near(0.5)))],
    ['a quantity', held(plain, seen('y', near(0.5)))],
    ['a number', held(plain, seen('c', near(3)))],
    ['hardly possible', held(plain, seen('b', { kind: 'between', low: 2, high: 3 }))],
  ])('weighs draws where it is %s', (_, scenario) => {
    expect(drawnAsObserved([scenario])).toEqual([scenario]);
  });

  it('weighs draws where another scenario of the run ties it', () => {
    const scenarios = [held(plain, seen('a', near(0.5))), { ...plain, correlations: [tied] }];
    expect(drawnAsObserved(scenarios)).toBe(scenarios);
  });

  it('is a discrete one with other weights where it has single values', () => {
    const die: DistributionSpec = {
      family: 'discrete',
      parameters: { values: [1, 2, 8], weights: [0.5, 0.3, 0.2] },
    };
    const scenario = scenarioOf({ n: die }, { y: 'n' });
    const [drawn] = drawnAsObserved([held(scenario, seen('n', { kind: 'between', low: 1.5, high: 9 }))]);
    expect(specOf(drawn!, 'n')).toEqual({
      family: 'discrete',
      parameters: { values: [2, 8], weights: [0.6, 0.4] },
    });
    // One value alone is no distribution.
    const one = held(scenario, seen('n', { kind: 'between', low: 1.5, high: 3 }));
    expect(drawnAsObserved([one])).toEqual([one]);
  });
});
