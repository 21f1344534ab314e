import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import type { Result } from '../result.ts';

const run = (text: string, options: { seed?: string; workers?: number; draws?: number } = {}) =>
  simulate(readScenarioText(text), {
    seed: 'posterior',
    draws: 2 ** 17,
    workers: 1,
    sensitivity: false,
    ...options,
  });

/** Five of its errors from the exact value, and known to a part of it. */
function agrees({ value, error }: Estimate, expected: number, precision: number) {
  expect(Math.abs(value! - expected)).toBeLessThan(5 * error!);
  expect(error!).toBeLessThan(precision * Math.abs(expected));
}

interface Posterior {
  readonly mean: number;
  readonly sd: number;
  readonly p5: number;
  readonly p95: number;
}

function isPosterior({ outputs }: Result, output: string, { mean, sd, p5, p95 }: Posterior) {
  const found = outputs[output]!;
  agrees(found.mean, mean, 1e-3);
  agrees(found.sd, sd, 5e-3);
  agrees(found.quantiles.p5, p5, 5e-3);
  agrees(found.quantiles.p95, p95, 5e-3);
}

const of = (prior: string, observed: string) => `
inputs:
  x: ${prior}
formulas:
  y: x * 1
observed:
${observed}`;

/*
 * Posteriors in closed form: of conjugate families, by mpmath at 30 digits. What is observed is the output, or the input itself.
 */
const cases: readonly (readonly [name: string, scenario: string, posterior: Posterior])[] = [
  [
    'a normal input seen with a normal error',
    of('normal(0.5, 0.1)', '  - { quantity: x, value: 0.42, error: 0.03, source: test }'),
    { mean: 0.426605505, sd: 0.0287347886, p5: 0.379340983, p95: 0.473870026 },
  ],
  [
    'the same seen as an output',
    of('normal(0.5, 0.1)', '  - { quantity: y, value: 0.42, error: 0.03, source: test }'),
    { mean: 0.426605505, sd: 0.0287347886, p5: 0.379340983, p95: 0.473870026 },
  ],
  [
    'a rate by three Poisson counts',
    of(
      'gamma(4, 2)',
      [5, 9, 7].map((count) => `  - { quantity: y, count: ${count}, of: 1, source: test }`).join('\n'),
    )
      .replace('gamma(4, 2)', 'gamma(4, 2) 1/day')
      .replaceAll('of: 1,', 'of: 1 day,'),
    { mean: 7.14285714, sd: 1.42857143, p5: 4.96632167, p95: 9.64354379 },
  ],
  [
    'a share by a binomial count',
    of('beta(8, 12)', '  - { quantity: y, count: 70, of: 100, source: test }'),
    { mean: 0.65, sd: 0.0433608728, p5: 0.577236979, p95: 0.719908273 },
  ],
  [
    // Precisions of ln x add up: 1 / .4^2 + 1 / .1^2 = 106.25; the mean of ln x is (ln 100 / .4^2 + ln 130 / .1^2) / 106.25.
    'a lognormal input seen within a share of it',
    of(
      'lognormal(median=100, gsd=1.49182469764127)',
      '  - { quantity: y, value: 130, error: 10%, source: test }',
    ),
    { mean: 128.612903, sd: 12.5067003, p5: 109.128602, p95: 150.156112 },
  ],
  [
    // Uniform on [2, 5]: p5 2.15, p95 4.85, sd 3 / sqrt(12).
    'a uniform input within a hard range',
    of('uniform(0, 10)', '  - { quantity: y, between: [2, 5], source: test }'),
    { mean: 3.5, sd: 0.866025404, p5: 2.15, p95: 4.85 },
  ],
];

describe('exact posteriors', () => {
  it.each(cases)('%s', async (_, text, posterior) => {
    isPosterior(await run(text), 'y', posterior);
  });

  it('two normals that are correlated, of which a sum is seen', async () => {
    // Conditioning of a bivariate normal: means 10 and 5, sds 2 and 1, rho .6; a + 2 b seen 24 +- 1.
    const result = await run(`
inputs:
  a: normal(10, 2)
  b: normal(5, 1)
correlations:
  - { between: [a, b], normal: 0.6 }
formulas:
  seen: a + 2 * b
  z: 3 * a + b
  y: a * 1
  w: b * 1
observed:
  - { quantity: seen, value: 24, error: 1, source: test }
`);
    agrees(result.outputs.y!.mean, 11.8550725, 1e-3);
    agrees(result.outputs.y!.sd, 1.01581694, 5e-3);
    agrees(result.outputs.w!.mean, 5.92753623, 1e-3);
    agrees(result.outputs.w!.sd, 0.507908471, 5e-3);
    agrees(result.outputs.z!.quantiles.p5, 36.8869932, 2e-3);
    agrees(result.outputs.z!.quantiles.p95, 46.0985141, 2e-3);
  });
});

it('money that was seen in another currency says nothing of the rate', async () => {
  const { outputs, evidence } = await run(`
currency: EUR
inputs:
  p: normal(10, 1) USD
  eur_per_usd: 0.7 to 1.1
formulas:
  cost: p * 1
  paid: { formula: p * 1, unit: USD }
observed:
  - { quantity: cost, value: 11 USD, error: 0.5 USD, source: test }
`);
  // Precisions 1 and 4 add up.
  agrees(outputs.paid!.mean, 10.8, 1e-3);
  agrees(outputs.paid!.sd, 0.447213595, 5e-3);
  expect(evidence!.inputs.eur_per_usd!.moved).toBeCloseTo(0, 2);
  expect(evidence!.inputs.eur_per_usd!.narrowed).toBeCloseTo(0, 2);
  const [seen] = evidence!.observations;
  expect(seen!.unit).toBe('USD');
  expect(seen!.seen.value).toBe(11);
  // Phi(1 / sqrt 1.25), of what was expected in dollars.
  agrees(seen!.place, 0.81445331524, 1e-3);
  expect(seen!.predicted.p50).toBeCloseTo(10, 2);
});

describe('an input that was observed itself', () => {
  const direct = (prior: string, observation: string, rest = '') => `
inputs:
  x: ${prior}
  z: uniform(0, 1)
formulas:
  y: x * 1
  s: x + z
observed:
  - { quantity: x, ${observation}, source: test }
${rest}`;

  it('is exact, whatever little the draws agree', async () => {
    const result = await run(direct('normal(0.5, 0.1)', 'value: 0.42, error: 0.0003'), { draws: 2 ** 14 });
    // Precisions add up: mean .5 - .08 / (1 + 9e-6), sd .0003 / sqrt(1 + 9e-6).
    agrees(result.outputs.y!.mean, 0.42000071999, 1e-6);
    agrees(result.outputs.y!.sd, 0.00029999865, 1e-3);
    expect(result.run.draws).toBe(2 ** 14);
    expect(result.evidence!.effectiveDraws).toBe(2 ** 14);
    expect(result.evidence!.observations[0]!.place.value).toBeCloseTo(0.21185, 3);
  });

  it('is so beside an observation that weighs draws', async () => {
    const { outputs, evidence } = await run(
      direct('normal(0, 1)', 'value: 1, error: 1', '  - { quantity: s, value: 2, error: 1, source: test }'),
    );
    // Given z, x is normal: summed over z by quadrature with NumPy.
    agrees(outputs.y!.mean, 0.815350418, 1e-3);
    agrees(outputs.y!.sd, 0.584977515, 5e-3);
    expect(evidence!.observations).toHaveLength(2);
    expect(evidence!.effectiveDraws).toBeLessThan(2 ** 17);
  });

  it('narrows the headline from what it was before', async () => {
    const { evidence, outputs } = await run(direct('normal(0.5, 0.1)', 'value: 0.42, error: 0.03'));
    expect(evidence!.priorHeadline!.high! - evidence!.priorHeadline!.low!).toBeCloseTo(2 * 1.644854 * 0.1, 3);
    expect(outputs.y!.interval.high! - outputs.y!.interval.low!).toBeCloseTo(2 * 1.644854 * 0.0287348, 3);
  });

  it('is refused where it cannot be', async () => {
    await expect(run(direct('uniform(0, 1)', 'between: [2, 3]'))).rejects.toMatchObject({
      name: 'EvidenceError',
    });
  });
});

describe('effective draws', () => {
  it('are what Kish says of a normal seen with a normal error', async () => {
    // (E w)^2 / E w^2 with w = exp(-z^2 / 2): prior sd .1, error .03, .08 apart.
    const { evidence, run: drawn } = await run(cases[1]![1]);
    expect(evidence!.effectiveDraws / drawn.draws).toBeCloseTo(0.300441, 3);
    expect(evidence!.smallestReplicate).toBeLessThanOrEqual(evidence!.effectiveDraws / 16);
  });

  it('are the draws themselves where all draws agree alike', async () => {
    const { evidence, run: drawn } = await run(
      of('uniform(0, 10)', '  - { quantity: y, between: [-1, 11], source: test }'),
    );
    expect(evidence!.effectiveDraws).toBe(drawn.draws);
  });

  it('are drawn until every replicate has a hundred', async () => {
    const { evidence, run: drawn } = await run(
      of('uniform(0, 1)', '  - { quantity: y, value: 0.5, error: 0.001, source: test }'),
      { draws: 2 ** 12 },
    );
    expect(evidence!.smallestReplicate).toBeGreaterThanOrEqual(100);
    // sqrt(4 pi) .001 of the draws count: 100 in each of 16 replicates take 451,000.
    expect(drawn.draws).toBe(2 ** 19);
  });

  it('are asked for in vain where the model can hardly be right', async () => {
    const text = of('normal(0, 1)', '  - { quantity: y, value: 9, error: 0.001, source: test }');
    await expect(run(text)).rejects.toThrow(/no draw of .* agrees with the observation.*Widen `error`/s);
    await expect(run(text)).rejects.toMatchObject({ name: 'EvidenceError' });
  });

  it('are fewer where more draws are not allowed', async () => {
    const text = of('uniform(0, 1)', '  - { quantity: y, value: 0.5, error: 0.001, source: test }');
    const options = { seed: 'a', draws: 2 ** 14, maxDraws: 2 ** 15, workers: 1, sensitivity: false };
    await expect(simulate(readScenarioText(text), options)).rejects.toThrow(/--max-draws/);
  });
});

it('gives the same bytes for any number of workers', async () => {
  const text = cases[3]![1];
  const [one, ...more] = await Promise.all([1, 2, 3].map((workers) => run(text, { workers })));
  for (const other of more) expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});

describe('the place of an observation', () => {
  it('is its probability by the scenario, error and all', async () => {
    // y ~ normal(.5, .1), seen .42 +- .03: Phi(-.08 / sqrt(.1^2 + .03^2)).
    const { evidence } = await run(cases[1]![1]);
    agrees(evidence!.observations[0]!.place, 0.221760501, 1e-3);
    expect(evidence!.observations[0]!.conflict).toBe(false);
    // .5 + 2.5758 sqrt(.0109).
    expect(evidence!.observations[0]!.predicted['p99.5']).toBeCloseTo(0.768924, 3);
  });

  it('of a count has that of half the same count', async () => {
    // Beta-binomial: P(S < 3) + P(S = 3) / 2 with alpha 8, beta 12, n 10, by mpmath.
    const { evidence } = await run(of('beta(8, 12)', '  - { quantity: y, count: 3, of: 10, source: test }'));
    agrees(evidence!.observations[0]!.place, 0.315865444, 2e-3);
  });

  it('is a conflict outside the middle 99 of 100, and says so on top', async () => {
    const { evidence, warnings } = await run(
      of('normal(10, 1)', '  - { quantity: y, value: 14, error: 1, source: test }'),
      { draws: 2 ** 16 },
    );
    // Phi(4 / sqrt 2) = .99766.
    agrees(evidence!.observations[0]!.place, 0.99766, 1e-3);
    expect(evidence!.observations[0]!.conflict).toBe(true);
    expect(warnings[0]).toMatch(/^conflict/);
    expect(warnings[0]).toContain('y');
  });

  it('is given the other observations', async () => {
    // Two equal looks at normal(0, 10) with errors of 1: the other leaves .990099 * 1 and a variance of .990099 + 1.
    const { evidence } = await run(
      of(
        'normal(0, 10)',
        '  - { quantity: y, value: 1, error: 1, source: a }\n  - { quantity: y, value: 2, error: 1, source: b }',
      ),
    );
    // Phi((2 - .990099) / sqrt(1.990099)) and Phi((1 - 1.980198) / sqrt(1.990099)).
    agrees(evidence!.observations[1]!.place, 0.7629678999, 5e-3);
    agrees(evidence!.observations[0]!.place, 0.24358197, 5e-3);
  });

  it('of a conflict is right too, where the best draw agrees with neither', async () => {
    // The first leaves a variance of 100 / 101: Phi(6 / sqrt(100 / 101 + 1)).
    const seen = [0, 6].map((value) => `  - { quantity: y, value: ${value}, error: 1, source: test }`);
    const { evidence } = await run(of('normal(0, 10)', seen.join('\n')), { draws: 2 ** 18 });
    expect(evidence!.observations[1]!.place.value).toBeCloseTo(0.99998946, 7);
    // 2.5758 sqrt(100 / 101 + 1).
    expect(evidence!.observations[1]!.predicted['p99.5']).toBeCloseTo(3.6337, 1);
  });

  it('counts what is no number apart, and what is below 0 as below', async () => {
    // y = sqrt(a - 9) of normal(10, 2), where it is a number: P(y + .7 z < 5 | a > 9), by 10^8 draws of NumPy .999994.
    const some = await run(`
inputs: { a: "normal(10, 2)" }
formulas: { x: sqrt(a - 9), y: a * 1 }
outputs: [y]
observed: [ { quantity: x, value: 5, error: 0.7, source: test } ]
`);
    expect(some.evidence!.observations[0]!.place.value).toBeCloseTo(0.999994, 5);
    expect(some.evidence!.observations[0]!.conflict).toBe(true);
    // P(a < 9) = Phi(-.5) = .30854.
    expect(some.evidence!.withoutNumber! / some.run.draws).toBeCloseTo(0.30854, 3);
    // x of normal(10, 10), seen 42 within 10 %: P(x exp(.1 z) < 42), where all x below 0 are below, by quadrature.
    const below = await run(of('normal(10, 10)', '  - { quantity: y, value: 42, error: 10%, source: test }'));
    expect(below.evidence!.observations[0]!.place.value).toBeCloseTo(0.998595, 4);
    expect(below.evidence!.withoutNumber).toBeUndefined();
  });

  it('of few hits among many is exact', async () => {
    // s surely near .0000095: P(S < 1) + P(S = 1) / 2 of binomial(1000, s) is .99524.
    const text = of(
      'lognormal(median=0.0000095, gsd=1.05)',
      '  - { quantity: y, count: 1, of: 1000, source: test }',
    );
    expect((await run(text)).evidence!.observations[0]!.place.value).toBeCloseTo(0.995244, 5);
  });
});

it('refuses a Result of which much of the weight is no number', async () => {
  // a is normal(14.89, .297) once z is seen: 35 % of its weight lies above 15, where y is none.
  const text = `
allow_non_finite: 1%
inputs: { a: "normal(10, 2)" }
formulas: { z: a * 1, y: sqrt(15 - a) }
outputs: [y]
observed: [ { quantity: z, value: 15, error: 0.3, source: test } ]
`;
  await expect(run(text)).rejects.toThrow(/not a finite number in .* of .* draws \(3[56] %/);
});
