import { describe, expect, it } from 'vitest';
import { regions, rowOf } from './catalog.ts';
import { electricityDefault, regionDefaults } from './region-defaults.ts';

const region = (id: string) => rowOf(regions(), id)!;

describe('regionDefaults', () => {
  it('takes electricity and PUE of the nearest year, the latest without one', () => {
    const frankfurt = region('aws-eu-central-1');
    expect(regionDefaults(frankfurt, 2022).pue!.source).toMatch(
      /^AWS eu-central-1 \(Frankfurt\), 2022: 1.32/,
    );
    expect(regionDefaults(frankfurt, 2030).pue).toEqual(regionDefaults(frankfurt, null).pue);
    expect(electricityDefault(region('us-va'), 2021).notation).toBe(
      'triangular(0.05192, 0.0649, 0.08113) USD/kWh',
    );
    expect(electricityDefault(region('us-va'), null).source).toMatch(/^Virginia, United States, 2024: EIA/);
  });

  it('leaves PUE to the judgement for all places where none is published', () => {
    expect(regionDefaults(region('germany'), 2024)).not.toHaveProperty('pue');
    expect(regionDefaults(region('gcp-europe-west3'), 2024)).not.toHaveProperty('pue');
  });

  it('refuses a region without a price', () => {
    const lost = { ...region('aws-eu-central-1'), of: 'atlantis' };
    expect(() => electricityDefault(lost, null)).toThrow('region aws-eu-central-1 has no price');
  });
});

describe('regions', () => {
  it.each(regions().map((row) => [row.id, row] as const))('%s is plausible', (_, row) => {
    const payer = row.of === undefined ? row : region(row.of);
    expect(payer.electricity.length).toBeGreaterThan(0);
    expect(row.of === undefined).toBe(row.electricity.length > 0);
    const years = payer.electricity.map(({ year }) => year);
    expect(years).toEqual([...new Set(years)].sort());
    for (const { low, high, mean } of payer.electricity) {
      expect(low).toBeGreaterThan(0.02);
      expect(high).toBeLessThan(0.35);
      expect(low).toBeLessThan(mean ?? high);
      expect(mean ?? low).toBeLessThan(high);
    }
    const [low, high] = row.carbon_intensity.split(' to ').map(Number);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low!);
    expect(high).toBeLessThan(1000);
    expect(row.carbon_market === undefined).toBe(row.carbon_market_source === undefined);
    if (row.carbon_market !== undefined) expect(Number(row.carbon_market)).toBeLessThanOrEqual(high!);
    expect(row.pue === undefined).toBe(row.pue_source === undefined);
    for (const { value } of row.pue ?? []) {
      expect(value).toBeGreaterThan(1.02);
      expect(value).toBeLessThan(1.6);
    }
  });
});
