import { describe, expect, it } from 'vitest';
import { backtest } from './analyses/backtest/backtest.ts';
import type { Backtest } from './analyses/backtest/result.ts';
import { breakEven } from './analyses/break-even/break-even.ts';
import { renderPage } from './report/formats.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { digest, numbers, seen } from './testing/digest.ts';

const options = { draws: 4096, seed: 'digests', workers: 1 };

let scored: Promise<Backtest> | undefined;
/** All shipped scenarios, held against what was reported; simulated once. */
const shipped = () => (scored ??= backtest('scenarios', options));

describe('the bytes of results and pages stay what they were', () => {
  it('of a break-even and a backtest', async () => {
    const scenario = readScenario('scenarios/chatgpt-2023.yaml');
    const found = await breakEven(scenario, { input: 'gpu_price' }, options);
    const scored = await shipped();
    expect({
      breakEven: digest('break-even.json', numbers(found)),
      breakEvenPage: digest('break-even.html', seen(await renderPage(found))),
      backtest: digest('backtest.json', numbers(scored)),
      backtestPage: digest('backtest.html', seen(await renderPage(scored))),
    }).toMatchSnapshot();
  });
});

describe('a backtest of the shipped scenarios', () => {
  it('answers every case, and scores what was measured by group', async () => {
    const { cases, scored, inside, expected, groups, overall } = await shipped();
    expect(cases.filter(({ error }) => error !== null)).toEqual([]);
    const measured = cases.filter(({ kind }) => kind === 'measured');
    expect(scored).toBe(measured.length);
    expect(expected).toBeCloseTo(0.9 * scored, 9);
    expect(inside).toBe(measured.filter((one) => one.inside).length);
    expect(overall).toMatchObject({ n: scored, inside });
    expect(scored).toBeGreaterThanOrEqual(60);
    // Intervals of 90 % hold about that many, neither far fewer nor nearly all.
    expect(inside / scored).toBeGreaterThanOrEqual(0.83);
    expect(inside / scored).toBeLessThanOrEqual(0.97);
    for (const group of ['training', 'throughput', 'energy'] as const) {
      const members = measured.filter((one) => one.group === group);
      const found = groups[group]!;
      expect(found.n).toBe(members.length);
      expect(found.inside).toBe(members.filter((one) => one.inside).length);
      const points = members.filter(({ bound }) => bound === null);
      expect(found.histogram.reduce((sum, count) => sum + count, 0)).toBe(points.length);
      expect(Number.isFinite(found.crps) && Number.isFinite(found.logScore)).toBe(true);
    }
    for (const group of ['training', 'throughput'] as const) {
      const found = groups[group]!;
      expect(found.n).toBeGreaterThanOrEqual(25);
      expect(found.inside / found.n).toBeGreaterThanOrEqual(0.8);
      expect(found.bias!).toBeGreaterThan(0.7);
      expect(found.bias!).toBeLessThan(1.4);
      expect(found.width!).toBeLessThan(4);
    }
    const deepSeek = measured.filter(({ file }) => file === 'backtest/deepseek-serving.yaml');
    expect(deepSeek.map((one) => one.inside)).toEqual([true, true]);
    expect(cases.filter((one) => one.kind === 'arithmetic' && !one.inside)).toEqual([]);
    const flagship = cases.find(
      (one) => one.file === 'chatgpt-2023.yaml' && one.quantity === 'hardware_cost',
    )!;
    expect(flagship.high! / flagship.low!).toBeLessThan(12);
    // Every miss says why.
    expect(cases.filter((one) => !one.inside && one.note === null).map((one) => one.file)).toEqual([]);
  });
});
