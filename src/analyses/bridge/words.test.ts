import { describe, expect, it } from 'vitest';
import { type Bridge, type BridgeKind, theFormulas } from './result.ts';
import { bridgeWords, changeNumbers } from './words.ts';

const part = (value: number) => ({ value, error: 0 });

const bridgeOf = (from: number, parts: Partial<Record<BridgeKind, number>>, unit = 'USD/day'): Bridge => {
  const groups = Object.entries(parts).map(([kind, value]) => ({
    kind: kind as BridgeKind,
    part: part(value),
  }));
  return {
    ...{ output: 'daily_cost', label: 'Daily cost', unit, from, residual: 0, orders: 'every', draws: 4096 },
    to: groups.reduce((sum, group) => sum + group.part.value, from),
    steps: groups.map(({ kind, part }) => ({
      ...{ name: kind, label: kind, kind, inputs: [kind], before: '1', after: '2', part },
    })),
    groups,
    withoutEffect: [],
  };
};

describe('a bridge in a sentence', () => {
  it.each([
    [
      bridgeOf(3.1e6, { volume: 600_000, price: 400_000, mix: -100_000 }),
      'Daily cost rises by 900,000 USD/day (29 % of what it was): volume +600,000, price +400,000, mix −100,000',
    ],
    [
      bridgeOf(3.1e6, { volume: 1.25e6, price: -250_000 }, 'EUR/day'),
      'Daily cost rises by €1 million/day (32 % of what it was): volume +1.25, price −0.25',
    ],
    [
      bridgeOf(2e6, { technology: -1.5e6, price: 1.475e6 }),
      'Daily cost falls by 25,000 USD/day (1.3 % of what it was): technology −1.50 million, price +1.48 million',
    ],
    [
      bridgeOf(200, { price: 63.804, rest: 0.01 }),
      'Daily cost rises by 63.8 USD/day (32 % of what it was): price +63.8, rest ±0.0',
    ],
    [
      bridgeOf(2240, { volume: 2573 }),
      'Daily cost rises by 2,570 USD/day (115 % of what it was): volume +2,570',
    ],
    [bridgeOf(1000, { volume: 996 }), 'Daily cost rises by 996 USD/day (99.6 % of what it was): volume +996'],
    [bridgeOf(200, { price: 5, volume: -5 }), 'Daily cost stays the same: price +5.00, volume −5.00'],
    [bridgeOf(0, { price: 2e-8 }), 'Daily cost rises by 2 × 10⁻⁸ USD/day: price +2 × 10⁻⁸'],
    [bridgeOf(200, {}), 'Nothing that differs moves the mean of daily cost'],
    [
      { ...bridgeOf(200, {}), to: 200.1 },
      'Nothing that differs moves the mean of daily cost: what is left is the simulation',
    ],
  ])('%#', (bridge, words) => expect(bridgeWords(bridge)).toBe(words));

  it('divides nothing where only the formulas differ', () => {
    const bridge = bridgeOf(16_000, { rest: -6_790 });
    const differing = (inputs: readonly string[]) =>
      bridgeWords({
        ...bridge,
        steps: bridge.steps.map((step) => ({ ...step, name: theFormulas, inputs })),
      });
    expect(differing([])).toBe(
      'Daily cost falls by 6,790 USD/day (42 % of what it was): the two compute it by different formulas, so the change cannot be divided among inputs',
    );
    expect(differing(['fee'])).toBe('Daily cost falls by 6,790 USD/day (42 % of what it was): rest −6,790');
  });

  it('has parts that can be added as they are written', () => {
    const bridge = bridgeOf(1.85e6, { volume: 63_804.2, mix: -37_151.3, price: 26_696.9 });
    const number = changeNumbers(bridge);
    expect(bridge.groups.map(({ part }) => number(part.value))).toEqual(['+63,800', '−37,200', '+26,700']);
  });
});
