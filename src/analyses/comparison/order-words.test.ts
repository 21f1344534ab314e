import { expect, it } from 'vitest';
import { sampleResult } from '../../report/testing/sample-results.ts';
import type { PairedOutput } from './result.ts';
import { headlineWords, type NamedScenario, orderWords, ranked } from './words.ts';

/** A scenario whose cost differs from the base's by so much in the mean and in the median. */
async function scenario(name: string, mean: number | null, median: number): Promise<NamedScenario> {
  const result = await sampleResult('usual');
  const difference = {
    unit: 'USD/day',
    mean: { value: mean, error: 0 },
    sd: { value: 1, error: 0 },
    quantiles: { p50: { value: median, error: 0 } },
  };
  const paired = { daily_cost: { difference, probabilityLower: { value: 1, error: 0 } } as PairedOutput };
  return { name, result, paired, isGain: () => false };
}

it('of scenarios says by what they are ordered, and claims no lowest mean where one does not settle', async () => {
  const base = { ...(await scenario('Base', 0, 0)), paired: null };
  const [a, b, c] = [
    await scenario('A', -10, -5),
    await scenario('B', -4, -8),
    await scenario('C', null, -1),
  ];
  const names = (others: readonly NamedScenario[]) => ranked(others, 'daily_cost').map(({ name }) => name);
  expect([names([a, b]), orderWords([a, b], 'daily_cost')]).toEqual([['A', 'B'], 'the largest saving first']);
  expect(headlineWords([base, a, b], 'daily_cost').lead).toBe('A has the lowest mean daily cost: ');
  expect([names([a, b, c]), orderWords([a, b, c], 'daily_cost')]).toEqual([
    ['B', 'A', 'C'],
    'the largest median saving first, as not every mean settles',
  ]);
  expect(headlineWords([base, a, b, c], 'daily_cost').lead).toBe(
    'B has the largest median saving; its mean daily cost is ',
  );
});

it('of scenarios that save or gain nothing says which way they are ordered', async () => {
  const [a, b] = [await scenario('A', 10, 5), await scenario('B', 4, 8)];
  expect(ranked([a, b], 'daily_cost').map(({ name }) => name)).toEqual(['B', 'A']);
  expect(orderWords([a, b], 'daily_cost')).toBe('the smallest rise first');
  const lost = (one: NamedScenario) => ({ ...one, isGain: () => true });
  const worse = [lost(await scenario('C', -1, -1)), lost(await scenario('D', -2, -2))];
  expect(orderWords(worse, 'daily_cost')).toBe('the smallest loss first');
});

it('of a gain puts the highest first, and recommends it', async () => {
  const gained = async (name: string, mean: number, median: number) => ({
    ...(await scenario(name, mean, median)),
    isGain: () => true,
  });
  const base = { ...(await gained('Base', 0, 0)), paired: null };
  const [a, b] = [await gained('A', -10, -5), await gained('B', 4, 3)];
  expect(ranked([a, b], 'daily_cost').map(({ name }) => name)).toEqual(['B', 'A']);
  expect(orderWords([a, b], 'daily_cost')).toBe('the largest gain first');
  expect(orderWords([a], 'daily_cost')).toBe('the smallest loss first');
  const { lead, found } = headlineWords([base, a, b], 'daily_cost');
  expect(lead).toBe('B has the highest mean daily cost: ');
  expect(found).toMatch(/^4 USD\/day more than Base/);
  expect(headlineWords([base, a], 'daily_cost').found).toBe('no scenario has a higher mean than Base.');
});
