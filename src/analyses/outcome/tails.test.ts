import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

/** What a run says of a mean or standard deviation: a number with an honest error, or a dash; some say this with one seed and that with another. */
type Says = 'a number' | 'a dash' | 'either';

interface Row {
  readonly inputs: Readonly<Record<string, string>>;
  readonly formula: string;
  readonly mean: Says;
  readonly sd: Says;
  /** Exact moments; null where there is none. */
  readonly exact: readonly [mean: number | null, sd: number | null];
}

/** A row on one input x, twice: the factor keeps the output from being the input itself. */
const twice = (x: string, mean: Says, sd: Says, exact: readonly [number | null, number | null]): Row => ({
  inputs: { x },
  formula: '2 * x',
  mean,
  sd,
  exact: [exact[0] === null ? null : 2 * exact[0], exact[1] === null ? null : 2 * exact[1]],
});

/** Mean and standard deviation of a lognormal with mu = 0. */
const lognormal = (sigma: number): [number, number] => {
  const mean = Math.exp(sigma ** 2 / 2);
  return [mean, mean * Math.sqrt(Math.expm1(sigma ** 2))];
};

/** Of pareto(1, a): a / (a - 1), and that times 1 / sqrt(a (a - 2)). */
const pareto = (a: number): [number | null, number | null] => [
  a > 1 ? a / (a - 1) : null,
  a > 2 ? a / (a - 1) / Math.sqrt(a * (a - 2)) : null,
];

/** Of a value that is there with probability p, from its own mean and mean square. */
const rare = (p: number, mean: number, square: number): [number, number] => [
  p * mean,
  Math.sqrt(p * square - (p * mean) ** 2),
];

const [number, dash, either] = ['a number', 'a dash', 'either'] as const;

// Unless said, exact moments are those of the families' definitions (Johnson, Kotz and Balakrishnan 1994).
const rows: Readonly<Record<string, Row>> = {
  'lognormal, sigma 0.5': twice('lognormal(mu=0, sigma=0.5)', number, number, lognormal(0.5)),
  'lognormal, sigma 1': twice('lognormal(mu=0, sigma=1)', number, number, lognormal(1)),
  'lognormal, sigma 2': twice('lognormal(mu=0, sigma=2)', number, either, lognormal(2)),
  'lognormal, sigma 4.9': twice('5 to 50333333', number, dash, [2614965768.461, null]),
  'exponent 5, all moments to the fourth': twice('pareto(1, 5)', number, number, pareto(5)),
  'exponent 2, no variance': twice('pareto(1, 2)', number, dash, pareto(2)),
  'exponent 1.1, hardly a mean': twice('pareto(1, 1.1)', dash, dash, pareto(1.1)),
  'exponent 1, no mean': twice('pareto(1, 1)', dash, dash, pareto(1)),
  'exponent 3, a variance': twice('student_t(3)', number, number, [0, Math.sqrt(3)]),
  'exponent 1.05 on both sides': twice('student_t(1.05)', dash, dash, [0, null]),
  'an exponential': twice('exponential(1)', number, number, [1, 1]),
  'counts, seldom above 0': twice('poisson(0.01)', number, number, [0.01, 0.1]),
  counts: twice('poisson(4)', number, number, [4, 2]),
  'three values': twice('discrete(values=[0, 1, 100], weights=[0.9, 0.0967, 0.0033])', number, number, [
    0.4267,
    Math.sqrt(0.0967 + 33 - 0.4267 ** 2),
  ]),
  'humps far apart': twice('mixture(normal(0, 1), normal(1e6, 1))', number, number, [
    5e5,
    Math.sqrt(2.5e11 + 1),
  ]),
  'no mean, but 10 standard deviations away': {
    inputs: { x: 'normal(10, 1)' },
    formula: '1 / x',
    mean: number,
    sd: number,
    exact: [null, null],
  },
  'a ratio through 0, a Cauchy': {
    inputs: { x: 'normal(0, 1)', z: 'normal(0, 1)' },
    formula: 'x / z',
    mean: dash,
    sd: dash,
    exact: [null, null],
  },
  'a ratio of lognormals, sigma 1 together': {
    inputs: { x: 'lognormal(mu=0, sigma=0.6)', z: 'lognormal(mu=0, sigma=0.8)' },
    formula: 'x / z',
    mean: number,
    sd: number,
    exact: lognormal(1),
  },
  'half of it an atom': {
    inputs: { b: 'bernoulli(0.5)', x: 'normal(5, 2)' },
    formula: 'b * x',
    mean: number,
    sd: number,
    exact: rare(0.5, 5, 29),
  },
  // E[max(z - k, 0)] = phi(k) - k Q(k) and E[max(z - k, 0)^2] = (1 + k^2) Q(k) - k phi(k), with k = 2.
  'the overrun of a limit': {
    inputs: { x: 'normal(0, 1)' },
    formula: 'max(x - 2, 0)',
    mean: number,
    sd: number,
    exact: [0.008490702616829625, 0.07547605370971998],
  },
  'one in a hundred': {
    inputs: { b: 'bernoulli(0.01)', x: 'normal(5, 2)' },
    formula: 'b * x',
    mean: number,
    sd: number,
    exact: rare(0.01, 5, 29),
  },
  'one in a thousand': {
    inputs: { b: 'bernoulli(0.001)', x: 'normal(5, 2)' },
    formula: 'b * x',
    mean: number,
    sd: number,
    exact: rare(0.001, 5, 29),
  },
  'a spike on a sum': {
    inputs: { b: 'bernoulli(0.003)', x: 'normal(5, 2)' },
    formula: 'x + 1000 * b',
    mean: number,
    sd: number,
    exact: [8, Math.sqrt(4 + 1e6 * 0.003 * 0.997)],
  },
  'a rare hump of another input': {
    inputs: { b: 'bernoulli(0.0131)', x: 'normal(5, 2)', z: 'normal(1000, 20)' },
    formula: 'if(b, z, x)',
    mean: number,
    sd: number,
    exact: [18.0345, Math.sqrt(0.0131 * 1000400 + 0.9869 * 29 - 18.0345 ** 2)],
  },
  'a rare heavy tail': {
    inputs: { b: 'bernoulli(0.01)', x: 'pareto(1, 1.05)' },
    formula: 'b * x',
    mean: dash,
    sd: dash,
    exact: [0.21, null],
  },
  'a heavy tail that is nothing beside the rest': {
    inputs: { x: 'pareto(1, 1.3)' },
    formula: '1e6 + x',
    mean: number,
    sd: dash,
    exact: [1e6 + 13 / 3, null],
  },
};

describe('moments of an output', () => {
  it.each(Object.entries(rows))('%s', async (_, { inputs, formula, mean, sd, exact }) => {
    const scenario = formulaScenario({ inputs, formulas: { y: formula } });
    for (const seed of ['a', 'b', 'c']) {
      const { outputs, warnings } = await simulate(scenario, { seed, draws: 2 ** 16, sensitivity: false });
      const { y } = outputs as { y: (typeof outputs)[string] };
      for (const [k, [says, found]] of (
        [
          [mean, y.mean],
          [sd, y.sd],
        ] as const
      ).entries()) {
        if (says !== either) expect(found.value === null ? dash : number, `${k} ${seed}`).toBe(says);
        if (found.value === null || exact[k] === null) continue;
        // Five standard errors: with 15 degrees of freedom, Student's t lies beyond once in 6,000.
        expect(Math.abs(found.value - exact[k]!)).toBeLessThan(
          5 * found.error! + 1e-12 * Math.abs(exact[k]!),
        );
      }
      if (mean === dash) expect(y.tailMean.p99.value).toBeNull();
      const heavy = warnings.filter((text) => text.startsWith('y: a tail is so heavy'));
      expect(heavy).toHaveLength(y.sd.value === null ? 1 : 0);
      if (mean === dash) expect(heavy[0]).toContain('neither the mean nor the standard deviation settles');
    }
  });

  it('of rare values are known with a warning', async () => {
    const scenario = formulaScenario({
      inputs: { b: 'bernoulli(0.0001)', x: 'normal(5, 2)' },
      formulas: { y: 'b * x' },
    });
    const { outputs, warnings } = await simulate(scenario, { seed: 'e', draws: 2 ** 16, sensitivity: false });
    const { value, error } = outputs.y!.sd;
    expect(error! / value!).toBeGreaterThan(0.1);
    expect(warnings.join()).toContain('y: a few rare draws decide the standard deviation');
  });
});

describe('an output that is an input', () => {
  // Median 5^(1/2) 50333333^(1/2), sigma ln(50333333 / 5) / (2 z(0.95)): mean = median exp(sigma^2 / 2).
  it('has the exact moments where the draws do not know them', async () => {
    const scenario = formulaScenario({
      inputs: { x: '5 to 50333333 USD' },
      formulas: { y: 'x', z: 'y' },
      outputs: ['y', 'z'],
    });
    const { outputs, warnings } = await simulate(scenario, { seed: '1', draws: 2 ** 16, sensitivity: false });
    const sigma = Math.log(50333333 / 5) / (2 * 1.6448536269514722);
    const mean = Math.sqrt(5 * 50333333) * Math.exp(sigma ** 2 / 2);
    for (const { mean: found, sd } of Object.values(outputs)) {
      expect(found.error).toBe(0);
      expect(found.value! / mean).toBeCloseTo(1, 9);
      expect(sd.value! / (mean * Math.sqrt(Math.expm1(sigma ** 2)))).toBeCloseTo(1, 9);
    }
    expect(warnings.join()).toContain('the one given is the distribution’s own');
  });
});
