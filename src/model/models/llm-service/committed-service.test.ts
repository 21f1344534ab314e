import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

const watched = [
  'rent_cost',
  'committed_cost',
  'on_demand_cost',
  'unused_commitment',
  'owned_cost',
  'electricity_cost',
  'billed_gpus',
  'energy_per_day',
  'embodied_carbon_per_day',
  'labour_cost',
  'purchase_cost',
];

/** Medians of a fleet of 100 accelerators at 2.5 USD an hour. */
async function fleetOf(commitments: string, inputs: Readonly<Record<string, string | number>> = {}) {
  const numbers = { fleet_gpus: 100, gpu_price: 2.5, spot_share: 0, ...inputs };
  const lines = Object.entries({
    elastic_share: 0,
    owned_share: 0,
    daily_active_users: '100k',
    queries_per_user: 10,
    ...numbers,
  }).map(([name, value]) => `  ${name}: ${value}`);
  const isCommitted = commitments !== '[]';
  const names = watched.filter((name) => isCommitted || !/commit|on_demand/.test(name));
  const scenario = readScenarioText(`model: llm-service
commitments: ${commitments}
inputs:
${lines.join('\n')}
outputs: [${[...names, 'gpus', 'busy_gpus', 'elastic_gpus', 'electricity_bill'].join(', ')}]
`);
  const { outputs } = await simulate(scenario, {
    draws: 16,
    seed: 'committed',
    workers: 1,
    sensitivity: false,
  });
  return (name: string) => outputs[name]!.quantiles.p50.value!;
}

const some = '[{ gpus: 64, price: 1.7 USD/GPU/hour }]';

describe('a service with commitments', () => {
  it('pays for them, and for what it needs beyond them', async () => {
    const found = await fleetOf(some);
    expect(found('committed_cost')).toBeCloseTo(2611.2, 9);
    expect(found('on_demand_cost')).toBeCloseTo(2160, 9);
    expect(found('rent_cost')).toBeCloseTo(4771.2, 9);
    expect(found('unused_commitment')).toBe(0);
    expect(found('billed_gpus')).toBe(100);
  });

  it('adds them up, at their prices', async () => {
    const found = await fleetOf(
      '[{ gpus: 64, price: 1.7 USD/GPU/hour }, { gpus: 16, price: 36 USD/GPU/day }]',
    );
    expect(found('committed_cost')).toBeCloseTo(64 * 1.7 * 24 + 16 * 36, 9);
    expect(found('on_demand_cost')).toBeCloseTo(20 * 2.5 * 24, 9);
  });

  it('pays for what it does not use, which draws power while idle', async () => {
    const found = await fleetOf('[{ gpus: 150, price: 2 USD/GPU/hour }]', {
      active_draw: 0.8,
      idle_draw: 0.5,
      server_power: 1000,
      cluster_overhead: 0,
      pue: 1,
      embodied_carbon: 100,
      hardware_lifetime: '100 day',
    });
    expect(found('on_demand_cost')).toBe(0);
    expect(found('rent_cost')).toBeCloseTo(150 * 2 * 24, 9);
    expect(found('unused_commitment')).toBeCloseTo(50 * 2 * 24, 9);
    expect(found('billed_gpus')).toBe(150);
    const busy = found('busy_gpus');
    expect(found('energy_per_day')).toBeCloseTo(24 * (busy * 0.8 + (150 - busy) * 0.5), 6);
    expect(found('embodied_carbon_per_day')).toBeCloseTo(150, 9);
  });

  it('owns a share of what it needs beyond them, so that no accelerator is paid for twice', async () => {
    const inputs = { owned_share: 0.25, storage: 0 };
    const [without, found] = [await fleetOf('[]', inputs), await fleetOf(some, inputs)];
    // Of 36 beyond the commitments nine are owned, of 100 without them 25.
    expect(found('on_demand_cost')).toBeCloseTo(27 * 2.5 * 24, 9);
    expect(found('owned_cost') / without('owned_cost')).toBeCloseTo(9 / 25, 12);
    expect(found('electricity_cost') / found('electricity_bill')).toBeCloseTo(0.25 * 0.36, 12);
    expect(without('electricity_cost') / without('electricity_bill')).toBeCloseTo(0.25, 12);
    // What buying the whole fleet costs, and who runs it, does not depend on contracts.
    expect(found('purchase_cost')).toBe(without('purchase_cost'));
    expect(found('labour_cost')).toBe(without('labour_cost'));
  });

  it('rents the mean excess of an elastic fleet, and spot where it takes that', async () => {
    // In every draw as much is committed to as is needed on the mean.
    const scenario = readScenarioText(`model: llm-service
commitments: [{ gpus: 1, price: 1 USD/GPU/hour }]
inputs: { elastic_share: 1, owned_share: 0, gpu_price: 2.5, spot_share: 0.5, spot_discount: 0.4, spot_rework: 0, daily_active_users: 30M, peak_to_mean: 1.5 }
formulas:
  commitments.0.gpus: elastic_gpus
  beyond: (gpus - elastic_gpus) / 4
  rent: on_demand_cost / (beyond * gpu_price * 0.8)
  unused: unused_commitment / (beyond * 1 USD/GPU/hour)
  night: (2 * elastic_gpus - gpus) / least_gpus
outputs: [rent, unused, night]
`);
    const { outputs } = await simulate(scenario, {
      draws: 64,
      seed: 'elastic',
      workers: 1,
      sensitivity: false,
    });
    expect(outputs.night!.minimum).toBeGreaterThan(1);
    for (const name of ['rent', 'unused']) {
      expect(outputs[name]!.minimum).toBeCloseTo(1, 9);
      expect(outputs[name]!.maximum).toBeCloseTo(1, 9);
    }
  });

  it('pays for them without demand too, of which nothing is used', async () => {
    const found = await fleetOf(some, { fleet_gpus: 'none', daily_active_users: 0, elastic_share: 0.5 });
    expect(found('gpus')).toBe(0);
    expect(found('rent_cost')).toBeCloseTo(2611.2, 9);
    expect(found('unused_commitment')).toBeCloseTo(2611.2, 9);
    expect(found('billed_gpus')).toBe(64);
  });

  it('pays the same, however little is committed to', async () => {
    const load = { elastic_share: 0.6, fleet_gpus: 'none', daily_active_users: '3M', peak_to_mean: 3.5 };
    const [without, found] = [
      await fleetOf('[]', load),
      await fleetOf('[{ gpus: 1e-9, price: 2.5 USD/GPU/hour }]', load),
    ];
    expect(found('rent_cost') / without('rent_cost')).toBeCloseTo(1, 9);
    expect(found('billed_gpus') / without('billed_gpus')).toBeCloseTo(1, 9);
  });

  it('says so where the fleet rarely needs all of them', async () => {
    const warningsOf = async (gpus: string) => {
      const scenario = readScenarioText(`model: llm-service
commitments: [{ gpus: "${gpus}", price: 1.7 USD/GPU/hour }]
inputs: { fleet_gpus: 100, daily_active_users: 100k, queries_per_user: 10 }
`);
      const options = { draws: 1024, seed: 'idle', workers: 1, sensitivity: false } as const;
      const { warnings } = await simulate(scenario, options);
      return warnings.filter((text) => text.includes('committed to'));
    };
    const [warning] = await warningsOf('uniform(90, 150)');
    expect(warning).toMatch(
      /^more accelerators are committed to than the whole fleet needs in 8\d of 100 draws: /,
    );
    // Four draws in ten are no more than a risk, which `unused_commitment` shows.
    expect(await warningsOf('uniform(70, 120)')).toEqual([]);
  });
});
