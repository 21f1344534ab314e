import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { readScenarioText } from './read-scenario.ts';

/** A fleet of 20 accelerators at 3 USD an hour over half a year, month by month. */
async function monthsOf(commitments: string, outputs: string, more = '') {
  const scenario = readScenarioText(`model: llm-service
horizon: { from: 2027-01, months: 6 }
commitments: ${commitments}
inputs: { daily_active_users: 1k, fleet_gpus: 20, gpu_price: 3, spot_share: 0, elastic_share: 0${more} }
outputs: [${outputs}]
`);
  const settings = { draws: 1024, seed: 'dated', workers: 1, sensitivity: false } as const;
  const { outputs: whole, forecast } = await simulate(scenario, settings);
  return {
    whole: (name: string) => whole[name]!.mean.value!,
    months: (name: string) => forecast!.outputs[name]!.months.map(({ mean }) => mean.value!),
  };
}

const close = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  for (const [month, value] of expected.entries()) expect(found[month]).toBeCloseTo(value, 9);
};

describe('commitments with dates', () => {
  // By hand. The first began in July 2026 and ends with February; the second begins in April and goes on. Of 20 accelerators
  // 8 x 2 x 24 = 384 USD a day are committed until February, nothing in March, 24 x 1.5 x 24 = 864 USD from April on, for four of
  // which there is no need: 144 USD.
  const rows =
    '[{ gpus: 8, price: 2 USD/GPU/hour, from: 2026-07, months: 8 }, { gpus: 24, price: 1.5 USD/GPU/hour, from: 2027-04, months: 12 }]';

  it('are paid for while they are in force, and what is needed beyond is rented', async () => {
    const found = await monthsOf(rows, 'committed_cost, on_demand_cost, unused_commitment, rent_cost');
    close(found.months('committed_cost'), [384, 384, 0, 864, 864, 864]);
    close(found.months('on_demand_cost'), [864, 864, 1440, 0, 0, 0]);
    close(found.months('unused_commitment'), [0, 0, 0, 144, 144, 144]);
    close(found.months('rent_cost'), [1248, 1248, 1440, 864, 864, 864]);
    // 59 days of 384 USD and 91 of 864.
    expect(found.whole('committed_cost')).toBeCloseTo(59 * 384 + 91 * 864, 6);
  });

  it('may be uncertain and grow', async () => {
    const found = await monthsOf(
      '[{ gpus: "uniform(4, 8)", price: 1 USD/GPU/hour, from: 2027-02, months: 2 }, { gpus: { value: 10, growth: 10% per month }, price: 1 USD/GPU/hour, from: 2027-05 }]',
      'committed_cost, committed_gpus',
    );
    const [january, february, march, april, may, june] = found.months('committed_cost') as [
      number,
      ...number[],
    ];
    expect([january, april]).toEqual([0, 0]);
    expect(february).toBeCloseTo(6 * 24, 0);
    expect(march).toBe(february);
    // Growth counts from the start of the horizon.
    expect(may).toBeCloseTo(240 * 1.1 ** 4, 9);
    expect(june).toBeCloseTo(240 * 1.1 ** 5, 9);
  });

  it('change nothing where they are in force in every month', () => {
    const quantitiesOf = (dates: string) =>
      readScenarioText(
        `model: llm-service\nhorizon: { from: 2027-01, months: 6 }\ncommitments: [{ gpus: 8, price: 2${dates} }]\n`,
      ).quantities.map(({ formula }) => formula);
    expect(quantitiesOf(', from: 2026-12, months: 7')).toEqual(quantitiesOf(''));
  });
});
