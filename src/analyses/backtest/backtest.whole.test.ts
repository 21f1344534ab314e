import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import { expect, it } from 'vitest';
import { backtest } from './backtest.ts';

const scenarios = fileURLToPath(new URL('../../../scenarios', import.meta.url));

it('a backtest holds at least as many measured values as a fair set of intervals would', async () => {
  const { cases, scored, inside, expected } = await backtest(scenarios, {
    seed: 'backtest',
    draws: 2 ** 14,
    workers: 1,
  });
  const measured = cases.filter(({ kind }) => kind === 'measured');
  expect(scored).toBe(measured.length);
  expect(expected).toBeCloseTo(0.9 * scored, 9);
  const training = measured.filter(({ group }) => group === 'training');
  expect(training).toHaveLength(35);
  const held = training.filter((one) => one.inside).length / training.length;
  expect(held).toBeGreaterThanOrEqual(0.8);
  expect(held).toBeLessThanOrEqual(0.97);
  const bias = median(training.map((one) => one.median / one.reported));
  expect(bias).toBeGreaterThan(0.7);
  expect(bias).toBeLessThan(1.4);
  for (const { low, high } of training) expect(high / low).toBeLessThan(4);
  const throughput = measured.filter(({ group }) => group === 'throughput');
  expect(throughput.length).toBeGreaterThanOrEqual(102);
  for (const { low, high } of throughput) expect(high / low).toBeLessThan(8);
  // Fewer hits than this have a chance of one in twenty when each interval holds nine in ten.
  const fair = 0.9 * throughput.length - 1.645 * Math.sqrt(0.9 * 0.1 * throughput.length);
  expect(throughput.filter((one) => one.inside).length).toBeGreaterThanOrEqual(fair);
  const deepSeek = throughput.filter(({ file }) => file === 'backtest/deepseek-serving.yaml');
  expect(deepSeek.map((one) => one.inside)).toEqual([true, true]);
  expect(cases.filter((one) => one.kind === 'arithmetic' && !one.inside)).toEqual([]);
  expect(inside).toBe(measured.filter((one) => one.inside).length);
  // Every miss says why.
  expect(cases.filter((one) => !one.inside && one.note === undefined).map((one) => one.file)).toEqual([]);
  const flagship = cases.find((one) => one.file === 'chatgpt-2023.yaml' && one.quantity === 'hardware_cost')!;
  expect(flagship.high / flagship.low).toBeLessThan(12);
});
