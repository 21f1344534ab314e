import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { formulaScenario } from './statistics/testing/propagation-cases.ts';

const options = { draws: 2 ** 14, seed: 'edges', sensitivity: false };
/** Standard normal quantile of 0.95, as in NIST's tables. */
const z95 = 1.6448536269514722;

// What each p95 is by the family's quantile function: exp(mu + sigma z), -mean ln 0.05, mean + sd z, high - sqrt(0.05 / 2) * width.
it.each([
  ['lognormal(mu=690, sigma=3)', 'ln(x)', 690 + 3 * z95],
  ['exponential(1e300)', 'x / 1e300', -Math.log(0.05)],
  ['normal(1e307, 1e306)', 'x / 1e307', 1 + z95 / 10],
  ['normal(0, 1e-300)', 'x * 1e300', z95],
  ['triangular(1e200, 2e200, 3e200)', 'x / 1e200', 3 - Math.sqrt(0.1)],
  ['trapezoidal(0, 1e200, 1e200, 2e200)', 'x / 1e200', 2 - Math.sqrt(0.1)],
])('%s is drawn right to its far end', async (x, y, p95) => {
  const { outputs } = await simulate(formulaScenario({ inputs: { x }, formulas: { y } }), options);
  const { value, error } = outputs.y!.quantiles.p95;
  expect(Math.abs(value! - p95)).toBeLessThan(5 * error! + 1e-6);
  expect(outputs.y!.nonFinite).toBe(0);
});

it('counts draws beyond the largest number', async () => {
  // P(normal(1e308, 1e308) > 1.797693e308) = P(Z > 0.797693) = 0.212523.
  const scenario = formulaScenario({
    inputs: { x: 'normal(1e308, 1e308)' },
    formulas: { y: 'if(x > 0, x, 0)' },
    allow_non_finite: '30%',
  });
  const { outputs, inputs } = await simulate(scenario, options);
  expect(outputs.y!.nonFinite / 2 ** 14).toBeCloseTo(0.2125, 2);
  expect(inputs.x!.p95).toBeNull();
});

it('stops while tables are built', async () => {
  const inputs = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`x${k}`, `gamma(${k + 2.5}, 1)`]));
  const scenario = formulaScenario({ inputs, formulas: { y: Object.keys(inputs).join(' + ') } });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 0);
  await expect(simulate(scenario, { ...options, signal: stop.signal })).rejects.toThrow(
    'stopped while the inputs were made ready to be drawn',
  );
});
