import { describe, expect, it } from 'vitest';
import { renderAnswer } from './report/formats.ts';
import { simulate } from './simulate.ts';
import { formulaScenario } from './statistics/testing/propagation-cases.ts';

const scenario = (formula: string, inputs: Record<string, string>, more: Record<string, unknown> = {}) =>
  formulaScenario({ inputs, formulas: { y: formula }, ...more });
const xs = { x: 'uniform(0, 1)' };
const options = { draws: 2 ** 14, seed: 'edges' };

describe('a result', () => {
  it('of a constant has no error, one bar and no drivers', async () => {
    const { outputs, sensitivity, warnings } = await simulate(scenario('7 + 0 * x', xs), options);
    expect(outputs.y).toMatchObject({
      mean: { value: 7, error: 0 },
      sd: { value: 0, error: 0 },
      quantiles: { p1: { value: 7, error: 0 }, p99: { value: 7, error: 0 } },
      interval: { low: 7, high: 7 },
      minimum: 7,
      maximum: 7,
      histogram: { counts: [2 ** 14] },
      tailMean: { p99: { value: 7, error: 0 } },
    });
    expect(sensitivity).toEqual({ y: null });
    expect(warnings).toEqual([]);
  });

  it('gives atoms exactly', async () => {
    const { outputs } = await simulate(scenario('1000 + ceil(3 * x)', xs), options);
    const { quantiles, histogram, curve } = outputs.y!;
    expect(quantiles).toMatchObject({ p25: { value: 1001 }, p50: { value: 1002 }, p75: { value: 1003 } });
    expect(new Set(curve)).toEqual(new Set([1001, 1002, 1003]));
    expect(histogram.edges).toEqual([1000.5, 1001.5, 1002.5, 1003.5]);
    expect(histogram.counts.reduce((sum, count) => sum + count)).toBe(2 ** 14);
  });

  it('resolves a narrow spread far from 0', async () => {
    const { outputs } = await simulate(scenario('300 + (x - 0.5) * 1e-6', xs), options);
    const { quantiles, sd } = outputs.y!;
    expect((quantiles.p90.value! - 300) * 1e6).toBeCloseTo(0.4, 3);
    expect((sd.value! * 1e6) / Math.sqrt(1 / 12)).toBeCloseTo(1, 4);
  });

  it('says how likely a goal is that always or never holds', async () => {
    const { goals } = await simulate(
      scenario('x', xs, { goals: ['y <= 2 with 99%', 'y > 1 with 1%', 'y <= 0.5 with 50%'] }),
      options,
    );
    expect(goals).toMatchObject([
      { probability: { value: 1, error: 0 }, verdict: 'met', threshold: { expectedOverrun: { value: 0 } } },
      { probability: { value: 0, error: 0 }, verdict: 'missed', threshold: { limit: 1 } },
      { probability: { value: expect.closeTo(0.5, 3) }, required: 0.5 },
    ]);
    expect(goals[1]!.threshold!.expectedOverrun.value).toBeCloseTo(0.5, 4);
    expect(goals[2]!.threshold!.expectedOverrun.value).toBeCloseTo(0.125, 4);
  });

  it('claims no more of a quantile than the draws near it can tell', async () => {
    const arcsine = scenario('x', { x: 'beta(0.5, 0.5, -3, 7)' });
    const apart = scenario('x', { x: 'mixture(normal(0, 1), normal(1e6, 1), weights=[0.3, 0.7])' });
    const counts = scenario('x', { x: 'poisson(1e6)' });
    // The third number is the exact quantile of each.
    const cases = [
      [arcsine, 'p1', 2 + 5 * Math.sin(Math.PI * (0.01 - 0.5))],
      [arcsine, 'p99', 2 + 5 * Math.sin(Math.PI * (0.99 - 0.5))],
      [apart, 'p50', 1e6 - 0.565948821],
      [apart, 'p99', 1e6 + 2.18934976],
      [counts, 'p10', 998719],
      [counts, 'p90', 1001282],
    ] as const;
    for (const [given, key, exact] of cases) {
      const { outputs } = await simulate(given, { ...options, draws: 2 ** 16 });
      const { value, error } = outputs.y!.quantiles[key];
      expect(Math.abs(value! - exact)).toBeLessThan(5 * error! + 1e-9);
    }
  });

  it('draws values far below the interquartile range as exactly as large ones', async () => {
    // P(gamma(0.01) < x) is x^0.01 / Gamma(1.01) for tiny x.
    const { outputs } = await simulate(
      scenario('ln(x)', { x: 'gamma(0.01, 1)' }, { allow_non_finite: '1%' }),
      {
        ...options,
        draws: 2 ** 16,
      },
    );
    const lnGamma = Math.log(0.994325851191506);
    for (const [key, u] of [
      ['p10', 0.1],
      ['p25', 0.25],
      ['p50', 0.5],
    ] as const) {
      // The share of the draws that are 0 in double precision is left out.
      const zero = outputs.y!.nonFinite / 2 ** 16;
      const { value, error } = outputs.y!.quantiles[key];
      expect(Math.abs(value! - 100 * (Math.log(zero + u * (1 - zero)) + lnGamma))).toBeLessThan(5 * error!);
    }
  });

  it('draws nothing outside a support, and nothing that is 0 where the smallest values are tiny', async () => {
    for (const x of [
      'gamma(0.1, 1)',
      'gamma(0.3, 1)',
      'beta(0.1, 0.1)',
      'beta(0.2, 0.2)',
      'beta(0.05, 0.05)',
    ]) {
      const { outputs } = await simulate(scenario('ln(x)', { x }), { ...options, draws: 2 ** 18 });
      expect(outputs.y!.nonFinite).toBe(0);
      if (x.startsWith('beta')) expect(outputs.y!.maximum).toBeLessThanOrEqual(0);
    }
  });

  it('spans more orders of magnitude than a ratio of doubles', async () => {
    const { inputs, outputs } = await simulate(
      scenario('ln(x)', { x: 'loguniform(1e-300, 1e300)' }),
      options,
    );
    expect(inputs.x!.p50).toBeCloseTo(1, 9);
    expect(outputs.y!.quantiles.p95.value! / (270 * Math.log(10))).toBeCloseTo(1, 3);
  });

  it('serves shapes of which most values are 0 in double precision', async () => {
    const { outputs } = await simulate(scenario('x', { x: 'gamma(1e-4, 1)' }), options);
    expect(outputs.y!.quantiles.p50.value).toBeLessThan(1e-290);
    expect(outputs.y!.quantiles.p99).toMatchObject({ value: expect.any(Number) });
  });

  it('gives the limit of a cut quantity exactly, also where its bin holds other values', async () => {
    const normal = { x: 'normal(0, 1)' };
    const low = await simulate(scenario('max(x, -0.5) * 1e6', normal), options);
    expect(low.outputs.y!.quantiles).toMatchObject({
      p10: { value: -500_000, error: 0 },
      p25: { value: -500_000, error: 0 },
    });
    expect(low.outputs.y!.quantiles.p50.value! / 1e6).toBeCloseTo(0, 3);
    const both = await simulate(scenario('1e7 + clamp(x, -1, 1)', normal), options);
    expect(both.outputs.y!.quantiles).toMatchObject({ p10: { value: 1e7 - 1 }, p90: { value: 1e7 + 1 } });
  });

  /** Rounding of sums of a million numbers. */
  const rounding = 1e-12;

  it('does not know a mean exactly because the replicates agree on it', async () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const { outputs } = await simulate(scenario('x', { x: 'poisson(0.001)' }), { draws: 2 ** 16, seed });
      const { mean, sd } = outputs.y!;
      expect(Math.abs(mean.value! - 0.001)).toBeLessThan(5 * mean.error! + rounding);
      expect(Math.abs(sd.value! - Math.sqrt(0.001))).toBeLessThan(5 * sd.error! + rounding);
    }
  });

  it('does not take rounding for what replicates know', async () => {
    // Truth: 0.0009 of one draw in each replicate's count, whatever the formula makes of it.
    for (const [formula, exact] of [
      ['x', 0.0009],
      ['7.3 * x', 7.3 * 0.0009],
      ['0.1 * x + 300', 300.00009],
    ] as const) {
      const { outputs } = await simulate(scenario(formula, { x: 'bernoulli(0.0009)' }), {
        draws: 2 ** 20,
        seed: '3',
        sensitivity: false,
      });
      const { mean } = outputs.y!;
      expect(Math.abs(mean.value! - exact), formula).toBeLessThan(5 * mean.error! + rounding * exact);
    }
  });

  it('states one error for one number', async () => {
    const { outputs, decisions } = await simulate(scenario('x', { x: 'normal(1000, 50)' }), options);
    const { p50, p90, p95 } = outputs.y!.quantiles;
    const amounts = decisions!.budgets.map(({ amount }) => amount);
    expect([amounts[0], amounts[2], amounts[3]]).toEqual([p50, p90, p95]);
  });

  it('stays within the support where ln x is tabulated', async () => {
    // Specifications that once fell an ulp outside, at the low and at the high end.
    for (const [text, formula] of [
      ['beta(0.039, 0.22, 31.76205162040985, 60.28)', 'sqrt(x - 31.76205162040985)'],
      ['beta(1.263, 0.046, 0, 0.006073050795954572)', 'sqrt(0.006073050795954572 - x)'],
    ] as const) {
      const { outputs } = await simulate(scenario(formula, { x: text }), options);
      expect(outputs.y!.nonFinite, text).toBe(0);
    }
  });

  it('is there with very few draws, of correlated inputs and goals too', async () => {
    for (const draws of [16, 64, 256]) {
      const { goals } = await simulate(
        scenario(
          'a + b',
          { a: 'normal(0, 1)', b: 'normal(0, 2)' },
          { correlations: [{ between: ['a', 'b'], spearman: 0.5 }], goals: ['y <= 1 with 60%'] },
        ),
        { draws, seed: 'few' },
      );
      expect(goals[0]!.turningPoints).toEqual([]);
    }
  });

  it('names the budgets that hold with given probabilities', async () => {
    const { decisions } = await simulate(scenario('x', xs), options);
    expect(decisions!.budgets.map(({ probability }) => probability)).toEqual([0.5, 0.8, 0.9, 0.95]);
    for (const { probability, amount } of decisions!.budgets)
      expect(amount.value).toBeCloseTo(probability, 3);
  });

  it('places published values by counting', async () => {
    const published = [
      { quantity: 'y', value: 0.25, source: 'made up', kind: 'measured' },
      { quantity: 'y', value: 0.99, source: 'made up', kind: 'estimate' },
    ];
    const result = await simulate(scenario('x', xs, { published }), options);
    expect(result.published).toMatchObject([
      { percentile: expect.closeTo(25, 1), inside: true },
      { percentile: expect.closeTo(99, 1), inside: false },
    ]);
  });

  it('places ranges by both ends and bounds by one, and says what they are', async () => {
    const row = { quantity: 'y', source: 'made up', kind: 'measured' };
    const published = [
      { ...row, value: '0.96 to 2', statistic: 'median' },
      { ...row, value: '0.9 to 2' },
      { ...row, at_most: 0.01 },
      { ...row, at_least: 0.01 },
    ];
    const result = await simulate(scenario('x', xs, { published }), options);
    expect(result.published.map(({ inside }) => inside)).toEqual([false, true, false, true]);
    expect(result.published[0]).toMatchObject({ low: 0.96, high: 2, statistic: 'median' });
    expect(result.published[2]).toMatchObject({ bound: 'at_most', percentile: expect.closeTo(1, 1) });
    const answer = await renderAnswer(result);
    for (const words of ['0.96 to 2 (median)', 'at most 0.01', 'at least 0.01'])
      expect(answer).toContain(words);
  });

  it('has exact inputs in their declared units', async () => {
    const { inputs } = await simulate(scenario('x * z', { x: '1 to 3 USD/kWh', z: '40%' }), options);
    expect(inputs).toMatchObject({
      x: {
        unit: 'USD/kWh',
        notation: '1 to 3 USD/kWh',
        p50: expect.closeTo(Math.sqrt(3), 12),
        density: { edges: { length: 41 } },
      },
      z: { mean: 40, sd: 0, density: null },
    });
    expect(inputs.x!.sampleMean! / inputs.x!.mean!).toBeCloseTo(1, 3);
  });

  it('finds no drivers that do not reach an output', async () => {
    const inputs = { x: 'uniform(0, 1)', z: 'uniform(0, 1)' };
    const { sensitivity } = await simulate(
      formulaScenario({ inputs, formulas: { y: 'x', w: 'x + z' }, outputs: ['y', 'w'] }),
      options,
    );
    expect(sensitivity!.y!.z).toMatchObject({ first: { value: 0, error: 0 }, total: { value: 0, error: 0 } });
    expect(sensitivity!.w!.z!.first.value).toBeCloseTo(0.5, 1);
  });

  it('does not depend on an offset where its drivers are concerned', async () => {
    const g = '(abs(4*x - 2) + 0) * (abs(4*z - 2) + 1) / 2';
    const inputs = { x: 'uniform(0, 1)', z: 'uniform(0, 1)' };
    const { sensitivity } = await simulate(scenario(`${g} + 10000`, inputs), { ...options, draws: 2 ** 18 });
    // Variance of factor i: 1/3 / (1 + a)^2.
    const [a, b] = [1 / 3, 1 / 12];
    const total = (1 + a) * (1 + b) - 1;
    expect(sensitivity!.y!.x!.first.value).toBeCloseTo(a / total, 2);
    expect(sensitivity!.y!.x!.total.value).toBeCloseTo((a * (1 + b)) / total, 2);
  });

  it('warns of what cannot be trusted, and refuses shares of a variance that is none', async () => {
    const { warnings, sensitivity, inputs } = await simulate(
      scenario('t + x', { t: 'student_t(1.5)', ...xs }),
      { draws: 2 ** 16, seed: 'tails' },
    );
    expect(inputs.t).toMatchObject({ mean: 0, sd: null });
    expect(warnings).toEqual([
      expect.stringMatching(/^t below .* of the mean of y is added by exact probability; percentiles/),
      expect.stringMatching(/^t above .* of the mean of y is added by exact probability; percentiles/),
      't = student_t(1.5) has no variance: means and standard deviations that depend on it mean nothing, use percentiles',
      'y: a tail is so heavy that the standard deviation does not settle; use percentiles, variance shares are left out',
    ]);
    expect(sensitivity!.y!.t!.first).toEqual({ value: null, error: null });
    expect(sensitivity!.y!.t!.spearman).toBeGreaterThan(0.9);
  });

  it('leaves out percentiles that its draws cannot resolve, and says how many they need', async () => {
    const { outputs, warnings } = await simulate(scenario('x', xs), { draws: 64, seed: 'few' });
    expect(outputs.y!.quantiles.p1).toEqual({ value: null, error: null });
    expect(outputs.y!.quantiles.p10.value).not.toBeNull();
    expect(outputs.y!.interval).toEqual({ level: 0.9, low: null, high: null });
    expect(warnings).toContain('p1, p2.5, p5, p95, p97.5, p99 need at least 368 draws (64 drawn)');
  });

  it('gives exact rank intervals of quantiles under monte-carlo only', async () => {
    const at = async (design: 'monte-carlo' | 'sobol') =>
      (await simulate(scenario('x', xs), { ...options, design, sensitivity: false })).outputs.y!.quantiles
        .p95;
    const { orderStatistics } = await at('monte-carlo');
    expect(orderStatistics).toMatchObject({ confidence: 0.95 });
    expect(orderStatistics!.low).toBeLessThan(0.95);
    expect(orderStatistics!.high).toBeGreaterThan(0.95);
    expect(await at('sobol')).not.toHaveProperty('orderStatistics');
  });
});

describe('correlated inputs', () => {
  const correlations = [{ between: ['a', 'b'], spearman: 0.5 }];
  const warned = async (b: string) => {
    const { warnings, correlations: reached } = await simulate(
      scenario('a + b', { a: 'poisson(3)', b }, { correlations }),
      options,
    );
    const warning = warnings.find((text) => text.includes('a rank correlation of'));
    return { warning, achieved: reached[0]!.achieved! };
  };

  it('are told where values that repeat cannot go along as far as asked', async () => {
    const { warning, achieved } = await warned('bernoulli(0.3)');
    expect(achieved).toBeLessThan(0.45);
    expect(warning).toContain(`of 0.5 was requested; the draws reach ${achieved.toFixed(2)}`);
    expect((await warned('normal(0, 1)')).warning).toBeUndefined();
  });
});

describe('draws that are not finite', () => {
  const broken = 'ln(x - 0.25)';

  it('end the run with an example of the inputs that caused one', async () => {
    await expect(simulate(scenario(broken, xs), options)).rejects.toThrow(
      /^y is not a finite number in 4,096 of 16,384 draws \(25 %, allowed 0 %\), first where x = 0\.[01]/,
    );
  });

  it('are left out, counted and named where the scenario allows them', async () => {
    const { outputs, warnings, sensitivity } = await simulate(
      scenario(broken, xs, { allow_non_finite: 0.3 }),
      options,
    );
    expect(outputs.y).toMatchObject({
      draws: 16384,
      nonFinite: 4096,
      maximum: expect.closeTo(Math.log(0.75), 3),
    });
    expect(warnings).toContain(
      'y is not a finite number in 4,096 of 16,384 draws; they are left out of its statistics',
    );
    expect(warnings).toContain(
      'y: variance shares are left out, as some of the draws behind them gave no finite number, or all of them the same one',
    );
    expect(sensitivity!.y!.x).toMatchObject({ first: { value: null }, spearman: expect.closeTo(1, 3) });
  });
});

describe('precision', () => {
  const product = scenario('x * z', { x: 'lognormal(mean=1, sd=1)', z: 'lognormal(mean=1, sd=1)' });

  it('is reached by doubling the draws, and is then what that many draws give', async () => {
    const precise = await simulate(product, {
      seed: 'precise',
      precision: { relative: 0.004, quantities: ['y.p95'] },
      sensitivity: false,
    });
    expect(precise.precision).toMatchObject({ asked: 0.004, quantities: ['y.p95'], met: true });
    expect(precise.precision!.reached).toBeLessThanOrEqual(0.004);
    expect(precise.run.draws).toBeGreaterThan(2 ** 16);
    const asked = await simulate(product, { seed: 'precise', draws: precise.run.draws, sensitivity: false });
    expect(asked.outputs).toEqual(precise.outputs);
    expect(asked.warnings).toEqual(precise.warnings);
  });

  it('says what was reached when the limit of draws came first', async () => {
    const { precision, run } = await simulate(product, {
      seed: 'limit',
      precision: { relative: 1e-6 },
      maxDraws: 2 ** 16,
      sensitivity: false,
    });
    expect(precision).toMatchObject({ quantities: ['y.mean', 'y.p5', 'y.p95'], met: false });
    expect(precision!.reached).toBeGreaterThan(1e-6);
    expect(run.draws).toBe(2 ** 16);
  });

  it('refuses a quantity that is none', async () => {
    await expect(simulate(product, { precision: { relative: 0.01, quantities: ['z.p95'] } })).rejects.toThrow(
      'precision of "z.p95": name an output, or a statistic of one as in y.p95',
    );
  });
});

describe('an interrupted run', () => {
  it('without two whole replicates has no result', async () => {
    const signal = AbortSignal.abort();
    await expect(simulate(scenario('x', xs), { ...options, signal })).rejects.toThrow(
      'stopped while the inputs were made ready to be drawn: there is no result',
    );
    const stop = new AbortController();
    const onProgress = (done: number) => {
      if (done > 0) stop.abort();
    };
    await expect(
      simulate(scenario('x', xs), { ...options, draws: 2 ** 22, onProgress, signal: stop.signal }),
    ).rejects.toThrow('stopped before two replicates were whole');
  });

  it('counts whole replicates only and says so', async () => {
    const stop = new AbortController();
    const onProgress = (done: number, total: number) => {
      if (done > total / 2) stop.abort();
    };
    const result = await simulate(scenario('x', xs), {
      ...options,
      draws: 2 ** 22,
      onProgress,
      signal: stop.signal,
    });
    const { replicates, draws } = result.run;
    expect(result.partial).toBe(true);
    expect(result.sensitivity).toBeNull();
    expect(replicates).toBeGreaterThan(1);
    expect(replicates).toBeLessThan(16);
    expect(draws).toBe(replicates * 2 ** 18);
    expect(result.sample.rows).toBe(replicates * 64);
    expect(result.outputs.y!.mean.value).toBeCloseTo(0.5, 4);
    expect(result.warnings[0]).toMatch(/^the run was stopped: \d+ of 16 replicates were whole/);
  });
});
