import { describe, expect, it } from 'vitest';
import { accelerators, providers, type Provider, rowOf } from './catalog.ts';
import { rentRatio } from './rent-ratios.ts';

const reserved = ['reserved-1y', 'reserved-3y', 'spot'] as const;
type Reserved = (typeof reserved)[number];

const years = [2023, 2024, 2025, 2026];

/** How far a ratio of offers may lie from that of somebody else. */
const eitherSide = 1.15;

/** Ratios of what accelerators were offered for in each year, kind over on demand. */
const known = (provider: Provider, kind: Reserved) =>
  accelerators().flatMap((accelerator) =>
    years.flatMap((year) => {
      const { low, offer } = rentRatio(accelerator, provider, kind, year);
      return offer === null ? [] : [low * eitherSide];
    }),
  );

/** The range that stands where nothing is known of an accelerator. */
const ofClass = (provider: Provider, kind: Reserved) =>
  rentRatio({ ...rowOf(accelerators(), 'h100-sxm')!, rent: [] }, provider, kind, 2026);

describe('the share of the price on demand', () => {
  it.each([
    ['hyperscaler', 'reserved-1y', 14],
    ['hyperscaler', 'reserved-3y', 14],
    ['hyperscaler', 'spot', 8],
    ['neocloud', 'reserved-1y', 4],
    ['neocloud', 'reserved-3y', 12],
    ['neocloud', 'spot', 16],
    ['marketplace', 'spot', 13],
  ] as const)('of a %s, %s, is the range of the %d that the catalogue knows', (provider, kind, count) => {
    const ratios = known(provider, kind);
    const { low, high } = ofClass(provider, kind);
    expect(ratios).toHaveLength(count);
    expect(Math.abs(low - Math.min(...ratios))).toBeLessThanOrEqual(0.00501);
    expect(Math.abs(high - Math.max(...ratios))).toBeLessThanOrEqual(0.00501);
  });

  it('of what a marketplace reserves is that of neoclouds, as nobody knows of an offer', () => {
    for (const kind of ['reserved-1y', 'reserved-3y'] as const) {
      expect(known('marketplace', kind)).toEqual([]);
      expect(ofClass('marketplace', kind)).toEqual(ofClass('neocloud', kind));
    }
  });

  it('is never above one, and of three years never above that of one', () => {
    for (const accelerator of accelerators())
      for (const provider of providers)
        for (const year of years) {
          const [one, three, spot] = reserved.map((kind) => rentRatio(accelerator, provider, kind, year));
          const where = `${accelerator.id} ${provider} ${year}`;
          for (const { low, high } of [one!, three!, spot!]) {
            expect(low, where).toBeGreaterThan(0);
            expect(low, where).toBeLessThanOrEqual(high);
            expect(high, where).toBeLessThanOrEqual(1);
          }
          expect(three!.low, where).toBeLessThanOrEqual(one!.low);
          expect(three!.high, where).toBeLessThanOrEqual(one!.high);
        }
  });
});
