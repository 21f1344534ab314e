import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { simulate } from '../../simulate.ts';
import { readScenarioText } from '../read-scenario.ts';

/** Numbers without spread: what a Result says of them, and month by month. */
async function resultOf(text: string, set: readonly string[] = []) {
  const scenario = readScenarioText(text, { set });
  const settings = { draws: 16, seed: 'cash', workers: 1, sensitivity: false } as const;
  const { outputs, forecast } = await simulate(scenario, settings);
  return {
    whole: (name: string) => outputs[name]!.mean.value!,
    months: (name: string) => forecast!.outputs[name]!.months.map(({ mean }) => mean.value!),
  };
}

const messageOf = (text: string) => {
  try {
    readScenarioText(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
};

/** 1,500 USD of rent and 500 USD of wages a day. */
const costs = `inputs: { rent_cost: 1500 USD/day, labour_cost: 500 USD/day }
formulas: { daily_cost: rent_cost + labour_cost }
`;
const quarter = 'horizon: { from: 2027-01, months: 4 }\n';

const close = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  for (const [month, value] of expected.entries()) expect(found[month]).toBeCloseTo(value, 9);
};

describe('credits, discount and tax', () => {
  // By hand. Rent after 10 % is 1,350 USD a day. 100,000 USD pay January (31 x 1,350 = 41,850) and February (28 x 1,350 =
  // 37,800); 20,350 are left for March, 20,350 / 31 a day. Tax of 20 % is on the rest of the rent: 0, 0, 1,350 - 656.45.., 1,350.
  const credit = 'credits: [{ amount: 100k USD, from: 2027-01, months: 12 }]\n';

  it('are a discount first, then credits until they are used up, in the third month, then tax', async () => {
    const found = await resultOf(
      `${quarter}${credit}discount: 10%\ntax: 20%\n${costs}outputs: [cash_cost, credit_used, credit_left, tax_cost]\n`,
    );
    const march = 20_350 / 31;
    close(found.months('credit_used'), [1350, 1350, march, 0]);
    close(found.months('credit_left'), [58_150, 20_350, 0, 0]);
    close(found.months('tax_cost'), [0, 0, 0.2 * (1350 - march), 270]);
    close(found.months('cash_cost'), [500, 500, 500 + 1.2 * (1350 - march), 2120]);
    expect(found.whole('credit_used')).toBeCloseTo(100_000, 6);
    // 500 x 120 of wages, and 1.2 x (1,350 x 120 - 100,000).
    expect(found.whole('cash_cost')).toBeCloseTo(60_000 + 1.2 * 62_000, 6);
  });

  it('are counted by goals, month by month to date', async () => {
    const scenario = readScenarioText(
      `${quarter}${credit}${costs}goals: [total(cash_cost) <= 130k USD with 90%]\n`,
    );
    const result = await simulate(scenario, { draws: 16, seed: 'cash', workers: 1, sensitivity: false });
    // By hand: 240,000 less 100,000 by the end of April; 31 x 500 + 28 x 500 + 31 x 2,000 - (100,000 - 88,500) = 80,000 by March.
    expect(result.goals[0]!.probability.value).toBe(0);
    expect(result.forecast!.goals[0]!.byMonth.map(({ probability }) => probability.value)).toEqual([
      1, 1, 1, 0,
    ]);
  });

  it('lapse, and those that lapse first are used first', async () => {
    // By hand: the second pays 30,000 of February's 42,000 and lapses with what is left, nothing; of the first, 46,500 in January,
    // 12,000 in February, 41,500 / 31 a day in March.
    const rows = '{ amount: 100k USD }, { amount: 30k USD, from: 2027-02, months: 1 }';
    const found = await resultOf(
      `${quarter}credits: [${rows}]\n${costs}outputs: [credits.0.used, credits.1.used, cash_cost]\n`,
    );
    close(found.months('credits.1.used'), [0, 30_000 / 28, 0, 0]);
    close(found.months('credits.0.used'), [1500, 12_000 / 28, 41_500 / 31, 0]);
    // A credit that is too large for its month lapses.
    const large = await resultOf(
      `${quarter}credits: [{ amount: 90k USD, months: 1 }]\n${costs}outputs: [credit_used, cash_cost]\n`,
    );
    close(large.months('credit_used'), [1500, 0, 0, 0]);
  });

  it('may be uncertain, change from month to month, and be set', async () => {
    const text = `${quarter}credits: [{ amount: 40k to 60k USD }]\ntax: { value: 10%, steps: [{ from: 2027-03, value: 20% }] }\n${costs}outputs: [cash_cost, tax_cost]\n`;
    const found = await resultOf(text, ['credits.0.amount=0 USD']);
    close(found.months('tax_cost'), [150, 150, 300, 300]);
    const { inputs } = readScenarioText(text);
    expect(inputs.find(({ name }) => name === 'credits.0.amount')).toMatchObject({
      notation: '40k to 60k USD',
    });
  });

  it('work for a day without a horizon, but for credits', async () => {
    const found = await resultOf(`discount: 8%\ntax: 19%\n${costs}`);
    // By hand: 2,000 - 120, and 19 % of 1,380.
    expect(found.whole('cash_cost')).toBeCloseTo(1880 + 0.19 * 1380, 9);
    expect(messageOf(`credits: [{ amount: 1k USD }]\n${costs}`)).toMatch(
      /:1:10 {2}credits: `credits` are used up month by month, and the scenario has no horizon, add one, as in `horizon/,
    );
  });

  it('stand on what models rent and on what providers bill', async () => {
    // A quarter is owned: the discount is on the rent of the rest, the tax on all but wages.
    const found = await resultOf(
      `model: llm-napkin
discount: 10%
tax: 20%
inputs: { owned_share: 0.25 }
formulas:
  rented: (1 - owned_share) * gpus * gpu_price
  share: (cash_cost - labour_cost) / (daily_cost - labour_cost - 0.1 * rented)
outputs: [share]
`,
    );
    expect(found.whole('share')).toBeCloseTo(1.2, 12);
  });

  it('are in the currency of the results, whatever they are written in', async () => {
    const found = await resultOf(
      `${quarter}currency: EUR\ncredits: [{ amount: 1000 USD }]\ninputs: { daily_rent: 100 EUR/day, eur_per_usd: 0.8 EUR/USD }\nformulas: { daily_cost: daily_rent }\n`,
    );
    expect(found.whole('credit_used')).toBeCloseTo(800, 9);
    expect(found.whole('cash_cost')).toBeCloseTo(12_000 - 800, 9);
  });

  it('are refused where there is nothing to pay, or shares are none', () => {
    expect(messageOf('tax: 19%\nformulas: { cost: 3 USD/day * 2 }\n')).toMatch(
      /there is no `daily_cost` to pay/,
    );
    expect(messageOf(`discount: 120%\n${costs}`)).toMatch(/discount: .*1/);
    expect(messageOf(`tax: 3 USD\n${costs}`)).toMatch(/tax: must be in no unit/);
    expect(messageOf(`${quarter}credits: [{ amount: 3 GPU }]\n${costs}`)).toMatch(
      /credits\[0\]\.amount: must be in USD/,
    );
    expect(messageOf(`${quarter}credits: [{ amount: 3 USD, from: 2026-01 }]\n${costs}`)).toMatch(
      /begins before the horizon, .* give the amount that is left, from 2027-01/,
    );
    expect(messageOf(`${quarter}credits: [{ amount: 3 USD, from: 2028-01 }]\n${costs}`)).toMatch(
      /the credit begins after the end of the horizon \("from 2028-01"\)/,
    );
  });

  it('leave a scenario without them as it is', () => {
    const { quantities, outputs } = readScenarioText('model: llm-service\ncredits: []\n');
    const plain = readScenarioText('model: llm-service\n');
    expect(quantities.map(({ name }) => name)).toEqual(plain.quantities.map(({ name }) => name));
    expect(outputs).toEqual(plain.outputs);
  });
});
