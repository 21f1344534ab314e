import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { drawn, estimated, mean, overMonths } from './testing/formulas-drawn.ts';

const formulas = (first: string) => `formulas:
  cost: price * (load + 1) * gpus
  first: ${first}
outputs: [cost]
correlations:
  - { between: [price, load], normal: 0.5 }
`;

const day = `title: A day
inputs:
  price: 2 to 3 USD/GPU/day
  load: normal(5, 1)
  gpus: 10 to 20 GPU
${formulas('cost')}`;

const months = `title: Months
horizon: { from: 2027-01, months: 12 }
inputs:
  price: { value: 2 to 3 USD/GPU/day, growth: -20% to 30% per year, volatility: 20% per year, steps: [{ from: 2027-04, factor: 0.5 }] }
  load: { value: "normal(5, 1)", growth: 2% per month, season: [1, 2, 3, 4] }
  gpus: 10 to 20 GPU
${formulas('at(cost, 2027-01)')}`;

describe('the first month', () => {
  // Starting values keep their dimensions: growth, steps and shocks come after them.
  it.each(['sobol', 'latin-hypercube', 'monte-carlo'] as const)('is the day bit for bit: %s', (design) => {
    const [one, other] = [day, months].map((text) =>
      drawn(readScenarioText(text), ['first'], { design, draws: 1024 }),
    );
    expect(other!.first.replicates).toEqual(one!.first.replicates);
  });
});

describe('other designs', () => {
  it.each(['latin-hypercube', 'monte-carlo'] as const)('agree within their errors: %s', (design) => {
    const { end } = drawn(
      overMonths(
        '{ from: 2027-01, months: 13 }',
        `inputs:
  x: { value: 100, growth: 5% per year, volatility: 30% per year, noise: 10%, persistence: 0.7 }
formulas:
  end: at(x, 2028-01)
outputs: [end]`,
      ),
      ['end'],
      { design },
    );
    // Volatility and noise have mean 1.
    const { value, error } = estimated(end, mean);
    expect(error).toBeLessThan(0.3);
    expect(Math.abs(value - 105)).toBeLessThan(5 * error);
  });
});

describe('shares', () => {
  const share = (value: string, keys: string) =>
    drawn(
      overMonths(
        '{ from: 2027-01, months: 24 }',
        `model: llm-service
accelerator: h100-sxm
language_model: llama3.1-70b
inputs:
  owned_share: { value: ${value}, ${keys} }
formulas:
  most: highest(owned_share)
  least: lowest(owned_share)
outputs: [most, least]`,
      ),
      ['most', 'least'],
      { draws: 1024 },
    );
  const all = (columns: readonly Float64Array[]) => columns.flatMap((values) => [...values]);

  it.each(['0.5', '0.999', '0.001'])('of %s never leave 0 to 1, however far they wander', (value) => {
    const { most, least } = share(value, 'volatility: 300% per year, noise: 200%, persistence: 0.9');
    expect(Math.max(...all(most.replicates))).toBeLessThanOrEqual(1);
    expect(Math.min(...all(least.replicates))).toBeGreaterThanOrEqual(0);
  });

  it.each(['0', '1'])('of %s stay there', (value) => {
    const { most, least } = share(value, 'volatility: 50% per year');
    expect(new Set([...all(most.replicates), ...all(least.replicates)])).toEqual(new Set([Number(value)]));
  });

  it('that grow beyond 1 stop at their limit', () => {
    const { most, least } = share('0.8', 'growth: 2% per month, noise: 20%, limits: [0.1, 0.95]');
    expect(Math.max(...all(most.replicates))).toBe(0.95);
    // In the last month growth alone gives 1.26.
    expect(Math.min(...all(least.replicates))).toBeGreaterThan(0.5);
  });

  it('that grow beyond 1 without limits are failed draws', () => {
    const { most } = share('0.8', 'growth: "uniform(1%, 2%) per month", noise: 20%');
    expect(all(most.replicates).some(Number.isNaN)).toBe(true);
  });
});
