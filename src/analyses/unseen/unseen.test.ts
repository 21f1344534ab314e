import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

/** P(Z > 6) and P(Z > 4.5) of a standard normal, to 12 digits: scipy.stats.norm.sf. */
const beyondSix = 9.86587645037698e-10;
const beyondFourAndAHalf = 3.39767312473006e-6;

const normalBase = 'normal(100, 1)';

/** Formulas whose mean is known exactly and hangs on what 65,536 draws never or seldom show. */
const cases = [
  // 100 + 1e-7 * 1e9.
  ['an outage', { base: normalBase, o: 'bernoulli(0.0000001)' }, 'base + o * 1000000000', 200],
  ['all but an outage', { base: normalBase, o: 'bernoulli(0.9999999)' }, 'base + if(not o, 1e9, 0)', 200],
  ['the upper tail', { b: normalBase }, 'if(b > 106, 1e12, 0)', 1e12 * beyondSix],
  ['the lower tail', { b: normalBase }, 'if(b < 94, 1e12, 0)', 1e12 * beyondSix],
  ['a tail and noise', { b: normalBase, z: 'normal(0, 5)' }, 'if(b > 106, 1e12, 0) + z', 1e12 * beyondSix],
  // exp(-20) * 1e9.
  ['an exponential tail', { x: 'exponential(1)' }, 'if(x > 20, 1e9, 0)', 1e9 * Math.exp(-20)],
  [
    'a part at the end',
    { m: 'mixture(uniform(0, 1), uniform(1e9, 2e9), weights=[0.9999999, 1e-7])' },
    'm * 1',
    0.5 * 0.9999999 + 150,
  ],
  [
    'a part between others',
    { m: 'mixture(uniform(0, 1), uniform(10, 11), uniform(5, 6), weights=[1, 1, 2e-7])' },
    'if(m > 5 and m < 6, 1e9, 1)',
    (1 + 1 + 2e-7 * 1e9) / (2 + 2e-7),
  ],
  // E x^2 of a Poisson count is its mean and its square.
  ['a Poisson count', { x: 'poisson(0.000001)' }, '3 + x^2 * 1e6', 3 + 1e6 * (1e-6 + 1e-12)],
  [
    'a listed value',
    { x: 'discrete(values=[0, 1, 50], weights=[1, 1, 1e-8])', z: normalBase },
    'z * x^4',
    (100 * (1 + 1e-8 * 50 ** 4)) / (2 + 1e-8),
  ],
  ['a binomial count', { x: 'binomial(10, 0.00000001)' }, '1 + x * 1e7', 2],
  [
    'two rare inputs',
    { x: 'bernoulli(0.000001)', y: 'poisson(0.0000001)', z: 'normal(0, 1)' },
    'x * 1e6 + y * 1e7 + z',
    2,
  ],
  // Each is drawn often, both together once in ten million draws.
  ['two at once', { x: 'bernoulli(0.001)', y: 'bernoulli(0.0001)', z: 'normal(0, 1)' }, 'x * y * 1e7 + z', 1],
  [
    'three at once',
    { x: 'bernoulli(0.01)', y: 'bernoulli(0.001)', w: 'poisson(0.001)', z: 'normal(0, 1)' },
    'if(x and y and w >= 1, 1e8, 0) + z',
    1e8 * 0.01 * 0.001 * -Math.expm1(-0.001),
  ],
  [
    'a value and a tail at once',
    { x: 'bernoulli(0.001)', b: 'normal(0, 1)', z: 'normal(0, 1)' },
    'if(x and b > 4.5, 1e9, 0) + z',
    1e6 * beyondFourAndAHalf,
  ],
  // Expected 5.2 times, which a run may well show but once.
  ['a step drawn a few times', { x: 'uniform(0, 1)', z: 'normal(0, 1)' }, 'if(x > 0.99992, 1e6, 0) + z', 80],
] as const;

describe('what the draws show seldom or never', () => {
  it.each(cases)('is in the mean: %s', async (_, inputs, formula, exact) => {
    const scenario = formulaScenario({ inputs, formulas: { out: formula } });
    for (const design of ['sobol', 'latin-hypercube', 'monte-carlo'] as const)
      for (const seed of ['1', '2', '3']) {
        const { outputs } = await simulate(scenario, {
          draws: 2 ** 16,
          seed,
          design,
          sensitivity: false,
          workers: 1,
        });
        const { value, error } = outputs.out!.mean;
        // One of the 144 means may be nearly four errors off; noise of the base is below a thousandth of it.
        expect(Math.abs(value! - exact), `${design} ${seed}`).toBeLessThan(4 * error! + 1e-12 * exact);
        expect(error!, `${design} ${seed}`).toBeLessThan(0.05 * exact);
      }
  });

  it('is not the end of what a net fills evenly, nor hides a small step there', async () => {
    const told = async (formula: string, draws: number) => {
      const scenario = formulaScenario({
        inputs: { x: 'uniform(2, 4)', z: 'uniform(1, 2)' },
        formulas: { out: formula },
      });
      const options = { draws, seed: 'even', sensitivity: false, workers: 1 };
      const { outputs, unseen } = await simulate(scenario, options);
      return { ...outputs.out!.mean, events: unseen?.out?.length ?? 0 };
    };
    for (const formula of ['10 * x', 'x^2', '1 / x', 'exp(x)', 'x + z', 'x * z'])
      for (const draws of [2 ** 10, 2 ** 16])
        expect(await told(formula, draws), formula).toMatchObject({ events: 0 });
    // A fifth of a standard deviation, once in 200,000 draws: 1e-6 of the mean of 3, which is otherwise known to 1e-8.
    const { value, error, events } = await told('x + if(x > 4 - 1e-5, 0.12, 0)', 2 ** 16);
    expect(events).toBe(1);
    expect(Math.abs(value! - 3 - 6e-7)).toBeLessThan(4 * error!);
  });

  it('is in the standard deviation', async () => {
    const scenario = formulaScenario({
      inputs: { base: normalBase, o: 'bernoulli(0.0000001)' },
      formulas: { out: 'base + o * 1000000000' },
    });
    const { outputs } = await simulate(scenario, { draws: 2 ** 16, seed: '1', sensitivity: false });
    const { value, error } = outputs.out!.sd;
    const exact = Math.sqrt(1 + 1e18 * 1e-7 * (1 - 1e-7));
    expect(Math.abs(value! - exact)).toBeLessThan(4 * error! + 1e-9 * exact);
  });

  it('is told with its probability, its hits and what it adds', async () => {
    const scenario = formulaScenario({
      inputs: { base: '100 USD/day', outage: 'bernoulli(0.0000001)' },
      formulas: { cost: 'base + outage * 1e9 USD/day', kept: 'base' },
      outputs: ['cost', 'kept'],
    });
    const { outputs, unseen, warnings } = await simulate(scenario, {
      draws: 2 ** 16,
      seed: '1',
      sensitivity: false,
    });
    expect(outputs.cost!.mean.value).toBeCloseTo(200, 9);
    expect(outputs.cost!.maximum).toBe(100);
    expect(Object.keys(unseen!)).toEqual(['cost']);
    expect(unseen!.cost).toEqual([
      {
        input: 'outage',
        event: 'outage = 1',
        probability: expect.closeTo(1e-7, 15),
        hits: { expected: expect.closeTo(0.0065536, 9), seen: 0 },
        together: false,
        adds: { value: expect.closeTo(100, 9), error: expect.closeTo(0, 6) },
        standing: 'added',
      },
    ]);
    expect(warnings).toContain(
      'outage = 1 (probability 1 × 10⁻⁷) was drawn 0 times of an expected 0.0066: 100 USD/day of the mean of cost is added by exact probability, and the standard deviation holds it; percentiles, minimum and maximum are those of the draws',
    );
  });

  it('makes a goal that every draw meets uncertain by what it is missed by', async () => {
    const scenario = formulaScenario({
      inputs: { o: 'bernoulli(0.0001)', base: 'normal(100, 1)' },
      formulas: { out: 'base + o * 1000' },
      goals: ['out <= 500 with 99%'],
    });
    const { goals } = await simulate(scenario, { draws: 2 ** 12, seed: '4', sensitivity: false });
    const { value, error } = goals[0]!.probability;
    expect(Math.abs(value! - 0.9999)).toBeLessThan(4 * error! + 1e-12);
    expect(goals[0]!.threshold!.expectedOverrun.value).toBeCloseTo(0.0001 * 600, 4);
  });

  it('is no part of a run to which nothing rare matters, nor of one that is drawn for some outputs alone', async () => {
    const smooth = formulaScenario({
      inputs: { x: '1 to 10', z: 'normal(0, 1)', k: 'uniform(0, 1)' },
      formulas: { out: 'x * k + z' },
    });
    const quiet = await simulate(smooth, { draws: 2 ** 16, seed: '1', sensitivity: false });
    expect(quiet).not.toHaveProperty('unseen');
    const rare = formulaScenario({
      inputs: { o: 'bernoulli(0.0000001)' },
      formulas: { out: '100 + o * 1e9' },
    });
    const quick = await simulate(rare, { draws: 2 ** 12, seed: '1', outputs: ['out'] });
    expect(quick).not.toHaveProperty('unseen');
  });

  it('makes the mean unknown where a tail is not exhausted, and says so', async () => {
    // The exact mean is 21; a tenth of it lies beyond any double's probability.
    const scenario = formulaScenario({ inputs: { x: 'pareto(1, 1.05)' }, formulas: { out: 'x * 1.5' } });
    const { outputs, warnings } = await simulate(scenario, {
      draws: 2 ** 16,
      seed: '1',
      sensitivity: false,
    });
    expect(outputs.out!.mean).toEqual({ value: null, error: null });
    expect(warnings.join('\n')).toContain('the mean of out is not known');
  });

  it('gives the same bytes on one worker and on two', async () => {
    const scenario = formulaScenario({
      inputs: { b: normalBase, o: 'bernoulli(0.00001)', k: 'poisson(2)' },
      formulas: { out: 'if(b > 105, 1e9, 0) + o * 1e6 + k' },
    });
    const options = { draws: 2 ** 17, seed: '1', sensitivity: false };
    const one = await simulate(scenario, { ...options, workers: 1 });
    const two = await simulate(scenario, { ...options, workers: 2 });
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(one.unseen!.out!.length).toBeGreaterThan(0);
  });
});

describe('an output that is an input', () => {
  // (1 * 5 + 2 * 3 + 8 * 2) / 10.
  it('has the exact mean', async () => {
    const x = 'discrete(values=[1, 2, 8], weights=[5, 3, 2])';
    const scenario = formulaScenario({ inputs: { x }, formulas: { out: 'x' } });
    const { outputs } = await simulate(scenario, { draws: 2 ** 12, seed: '1', sensitivity: false });
    expect(outputs.out!.mean).toEqual({ value: expect.closeTo(2.7, 14), error: 0 });
  });
});

describe('a run to a precision', () => {
  it('converges on what was never drawn by its exact probability', async () => {
    const scenario = formulaScenario({
      inputs: { o: 'bernoulli(0.0000001)' },
      formulas: { out: '100 + o * 1e9' },
    });
    const { outputs, precision } = await simulate(scenario, {
      precision: { relative: 0.01 },
      seed: '1',
      maxDraws: 2 ** 17,
    });
    expect(outputs.out!.mean.value).toBeCloseTo(200, 9);
    expect(precision!.met).toBe(true);
  });

  it('does not converge where a tail is not exhausted', async () => {
    const scenario = formulaScenario({ inputs: { x: 'pareto(1, 1.05)' }, formulas: { out: 'x * 1.5' } });
    const { precision } = await simulate(scenario, {
      precision: { relative: 0.5, quantities: ['out.mean'] },
      seed: '1',
      maxDraws: 2 ** 17,
    });
    expect(precision!.met).toBe(false);
  });
});
