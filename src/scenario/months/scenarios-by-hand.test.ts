import { expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { readScenarioText } from '../read-scenario.ts';

/*
 * scenarios/buy-months.yaml with numbers in the place of its ranges, by hand. Renting costs 8 x 3 USD x 24 h = 576 USD a day.
 * The server arrives after two months and takes 1,461 USD a month of 30.4375 days for its place, 48 USD a day, and 10.2 kW x .5 x
 * 24 h x .05 USD = 6.12 USD of electricity: from March 2027 on 521.88 USD are saved a day. Without interest 300,000 USD are
 * saved after 574.86 days: 366 days make March 2027 to February 2028, and 31 + 30 + 31 + 30 + 31 + 31 more reach to the end of August,
 * when 300,000 - 550 x 521.88 = 12,966 USD are owed. In September they are paid, and 2,690.40 are left over.
 */
const numbers = [
  'server_price=300k USD',
  'interest=0%',
  'upkeep=0 %/year',
  'hosting=1461 USD/month',
  'mean_draw=50%',
  'pue=1',
  'electricity_price=0.05 USD/kWh',
  'electricity_price.growth=none',
  'rent=3 USD/GPU/hour',
  'rent.growth=0% per year',
  'rent.volatility=0% per year',
  'needed_share=100%',
  'delivery=2 month',
  'write_down=50%',
];

it('knows in which month a bought server has paid itself back', async () => {
  // Numbers do not go together.
  const text = 'extends: buy-months.yaml\ncorrelations: []\n';
  const scenario = readScenarioText(text, { folder: 'scenarios', set: numbers });
  const settings = { draws: 16, seed: 'even', workers: 1, sensitivity: false } as const;
  const { forecast, outputs } = await simulate(scenario, settings);
  const debt = forecast!.outputs.debt!.months;
  const of = (month: string) => debt.find((one) => one.month === month)!.mean.value!;
  expect(of('2027-02')).toBeCloseTo(300_000, 6);
  expect(of('2028-08')).toBeCloseTo(12_966, 6);
  expect(of('2028-09')).toBeCloseTo(-2_690.4, 6);
  // Half a year's value is left each year: sqrt(1/2) of it after six months.
  expect(forecast!.outputs.value!.months[5]!.mean.value).toBeCloseTo(300_000 * Math.SQRT1_2, 6);
  // 34 months of rent that is not paid: 1,096 days less January and February of 2027.
  expect(outputs.saved_in_all!.mean.value).toBeCloseTo((1096 - 59) * 521.88, 6);
});

it('knows of no server that loses more than its value', () => {
  const { inputs } = readScenarioText('extends: buy-months.yaml\n', { folder: 'scenarios' });
  const { value } = inputs.find(({ name }) => name === 'write_down')!;
  if (value.kind === 'constant') throw new Error('a distribution was expected');
  const distribution = createDistribution(value.spec);
  expect(distribution.quantile(1 - 2 ** -52)).toBeLessThan(1);
  expect(distribution.quantile(0.05)).toBeCloseTo(0.2, 6);
  expect(distribution.quantile(0.95)).toBeCloseTo(0.45, 6);
});
