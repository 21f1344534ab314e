import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';

/** How often each goal holds. */
async function held(goals: readonly string[], months = '') {
  const scenario = readScenarioText(`${months}
inputs:
  price: 1.1 USD/GPU/hour
  gpus: 7 GPU
  tenth: 0.1
  other: 1 to 2 USD/day
formulas:
  # 7 * 1.1 * 24 is 184.8, and comes to 184.80000000000004.
  cost: { formula: price * gpus, unit: USD/day }
  moved: { formula: cost + other - other, unit: USD/day }
  margin: 184.8 USD/day - moved
  spare: 200 USD/day - moved
  endless: { formula: cost * cost / (other - other), unit: USD/day }
outputs: [cost]
allow_non_finite: 1
goals: ${JSON.stringify(goals)}
`);
  const found = await simulate(scenario, { draws: 1024, seed: 'goals', sensitivity: false });
  return found.goals.map(({ probability }) => probability.value);
}

describe('goals', () => {
  it('are not missed by rounding', async () => {
    const at = ['<=', '>=', '=='].map((sign) => `cost ${sign} 184.8 USD/day`);
    expect(await held([...at, 'cost <= 7.7 USD/hour', 'moved <= 184.8 USD/day'])).toEqual([1, 1, 1, 1, 1]);
    const off = ['<', '>', '!='].map((sign) => `cost ${sign} 184.8 USD/day`);
    expect(await held([...off, 'moved < cost'])).toEqual([0, 0, 0, 0]);
  });

  it('are not missed by what rounding leaves of a difference', async () => {
    expect(await held(['margin >= 0 USD/day', 'margin == 0 USD/day', 'margin < 0 USD/day'])).toEqual([
      1, 1, 0,
    ]);
  });

  it('are not missed by what rounding leaves of constants', async () => {
    // 0.1 + 0.2 - 0.3 comes to 5.6e-17, and 0.3 - 0.1 - 0.2 to as much below 0.
    const [above, below] = ['tenth + 0.2 - 0.3', '0.3 - tenth - 0.2'];
    expect(await held([`${above} <= 0`, `${below} >= 0`, `0 == ${above}`, `${above} > 0`])).toEqual([
      1, 1, 1, 0,
    ]);
    expect(
      await held([`(${above}) * 30 <= 0`, `-(${below}) / 7 <= 0`, `${above} - (${below}) <= 0`]),
    ).toEqual([1, 1, 1]);
    expect(
      await held(['tenth * 5e-16 > 0', 'tenth + 0.2 - 0.2999999 > 0', `(${above}) * 30 > 5e-17`]),
    ).toEqual([1, 1, 1]);
  });

  it('are not missed by what rounding leaves of a difference that is multiplied', async () => {
    expect(await held(['margin * 30 >= 0 USD/day', '-2 * margin <= 0 USD/day', 'margin / 7 == 0'])).toEqual([
      1, 1, 1,
    ]);
    expect(await held(['margin * 30 < 0 USD/day', '(cost - 184.7 USD/day) * -30 < 0 USD/day'])).toEqual([
      0, 1,
    ]);
  });

  it('may have the 0 on either side of a difference', async () => {
    const signs = ['<=', '<', '>=', '>', '=='];
    expect(await held(signs.map((sign) => `0 USD/day ${sign} margin`))).toEqual([1, 0, 1, 0, 1]);
    expect(await held(signs.map((sign) => `0 USD/day ${sign} spare`))).toEqual([1, 1, 0, 0, 0]);
    expect(await held(signs.map((sign) => `spare ${sign} 0 USD/day`))).toEqual([0, 0, 1, 1, 0]);
  });

  it('are missed by little', async () => {
    const signs = ['cost <= 184.7999999', 'cost >= 184.8000001', 'cost == 184.8000001'];
    expect(await held(signs.map((goal) => `${goal} USD/day`))).toEqual([0, 0, 0]);
    expect(await held(['0 - cost <= -184.8000001 USD/day', '0 - cost >= -184.7999999 USD/day'])).toEqual([
      0, 0,
    ]);
    expect(await held(['0 - cost <= -184.8 USD/day', '0 - cost >= -184.8 USD/day'])).toEqual([1, 1]);
  });

  it('compare what is infinite', async () => {
    expect(await held(['cost < endless', 'endless >= cost', 'endless > cost'])).toEqual([1, 1, 1]);
  });

  it('are not missed by rounding in any month', async () => {
    const months = 'horizon: { from: 2027-01, months: 3 }';
    const goals = ['cost <= 184.8 USD/day in every month', 'cost > 184.8 USD/day in any month'];
    expect(await held(goals, months)).toEqual([1, 0]);
  });
});

describe('published values', () => {
  it('are met by what comes to them but for rounding', async () => {
    const scenario = readScenarioText(`
inputs: { price: 1.1 USD/GPU/hour, gpus: 7 GPU, other: 1 to 2 }
formulas: { cost: { formula: price * gpus + 0 USD/day * other, unit: USD/day } }
outputs: [cost]
published:
  - { quantity: cost, value: 184.8 USD/day, source: a bill, kind: measured }
  - { quantity: cost, value: 184.7 USD/day, source: another bill, kind: measured }
`);
    const { published } = await simulate(scenario, { draws: 1024, seed: 'published', sensitivity: false });
    expect(published.map(({ inside }) => inside)).toEqual([true, false]);
  });
});
