import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { backtest } from './backtest.ts';

const scenarios = fileURLToPath(new URL('../../../scenarios', import.meta.url));

it('a backtest of the shipped scenarios answers every case, and scores what was measured by group', async () => {
  const { cases, scored, inside, expected, groups, overall } = await backtest(scenarios, {
    seed: 'backtest',
    draws: 2 ** 14,
    workers: 1,
  });
  expect(cases.filter(({ error }) => error !== null)).toEqual([]);
  const measured = cases.filter(({ kind }) => kind === 'measured');
  expect(scored).toBe(measured.length);
  expect(expected).toBeCloseTo(0.9 * scored, 9);
  expect(inside).toBe(measured.filter((one) => one.inside).length);
  expect(overall).toMatchObject({ n: scored, inside });
  // Right 90 % intervals would hold fewer than three of four of these many values in one set out of ten at most.
  expect(inside).toBeGreaterThanOrEqual(0.75 * scored);
  for (const group of ['training', 'throughput', 'energy'] as const) {
    const members = measured.filter((one) => one.group === group);
    expect(members.length).toBeGreaterThan(0);
    const found = groups[group]!;
    expect(found.n).toBe(members.length);
    expect(found.inside).toBe(members.filter((one) => one.inside).length);
    const points = members.filter(({ bound }) => bound === null);
    expect(found.histogram.reduce((sum, count) => sum + count, 0)).toBe(points.length);
    // Off by less than a factor of two on the whole, and no interval is wider than two decades.
    expect(Math.abs(Math.log(found.bias!))).toBeLessThan(Math.log(2));
    expect(found.width).toBeLessThan(100);
    expect(Number.isFinite(found.crps) && Number.isFinite(found.logScore)).toBe(true);
  }
  expect(cases.filter((one) => one.kind === 'arithmetic' && !one.inside)).toEqual([]);
  const flagship = cases.find((one) => one.file === 'chatgpt-2023.yaml' && one.quantity === 'hardware_cost')!;
  expect(flagship.high! / flagship.low!).toBeLessThan(12);
  // Every miss says why.
  expect(cases.filter((one) => !one.inside && one.note === null).map((one) => one.file)).toEqual([]);
});
