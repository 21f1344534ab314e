import { expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Driver } from '../drivers/result.ts';
import type { FirstMonth } from '../forecast/result.ts';
import { summarize } from './summary.ts';

const tenLines = `
title: A service
model: llm-service
language_model: llama3.1-70b
accelerator: h100-sxm
inputs:
  daily_active_users: 300k to 400k
  queries_per_user: 2 to 4
goals:
  - daily_cost <= 50k USD/day
`;

const run = () =>
  simulate(readScenarioText(tenLines), { draws: 1024, seed: 'short', workers: 1, sensitivity: false });

const driver = (rank: number): Driver => ({
  narrowing: { value: 0.123456789012345 / rank, error: 0.000123456789012345 },
  amount: { value: 123456.789012345 / rank, error: 123.456789012345 },
  interval: { low: 1, high: 2 },
  tied: false,
  rank,
});

it('gives numbers of the Result, goals, warnings and what was run', async () => {
  const result = await run();
  const summary = summarize(result);
  const { unit, label, mean, quantiles, interval } = result.outputs.daily_cost!;
  const { p5, p50, p95 } = quantiles;
  expect(summary.outputs.daily_cost).toEqual({ unit, label, mean, p5, p50, p95, interval });
  expect(Object.keys(summary.outputs)).toEqual(Object.keys(result.outputs));
  expect(summary.goals).toEqual([
    {
      text: 'daily_cost <= 50k USD/day',
      required: 0.9,
      probability: result.goals[0]!.probability,
      verdict: 'met',
    },
  ]);
  expect(summary.run).toMatchObject({ seed: 'short', draws: 1024, version: result.run.version });
  expect(summary.scenario.sha256).toBe(result.scenario.sha256);
  expect(summary.warnings).toEqual(result.warnings);
  expect(summary.drivers).toBeNull();
});

it('names five drivers of the headline and one of every other output, and is below 20 kB', async () => {
  const result = await run();
  const inputs = Object.keys(result.inputs).map((name, index) => [name, driver(index + 1)] as const);
  const drivers = Object.fromEntries(
    Object.keys(result.outputs).map((output) => [output, Object.fromEntries(inputs)]),
  );
  const summary = summarize({ ...result, drivers: { ...drivers, network_cost: null } });
  expect(summary.drivers!.daily_cost!.map(({ input, rank }) => [input, rank])).toEqual(
    inputs.slice(0, 5).map(([name, { rank }]) => [name, rank]),
  );
  expect(summary.drivers!.hardware_cost).toHaveLength(1);
  expect(summary.drivers!.network_cost).toEqual([]);
  expect(JSON.stringify(summary).length).toBeLessThan(20_000);
});

it('of a forecast gives the months of the headline and of goals, and when something comes first, below 20 kB', async () => {
  const months = Array.from(
    { length: 60 },
    (_, index) => `20${27 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  );
  const number = (value: number) => ({ value, error: value / 1234.56789 });
  const row = {
    mean: number(1),
    quantiles: {
      p5: number(123456.789012),
      p25: number(2),
      p50: number(3),
      p75: number(4),
      p95: number(5e6 / 7),
    },
  };
  const output = {
    unit: 'USD/day',
    totalUnit: 'USD',
    draws: 1,
    months: months.map((month) => ({ month, ...row })),
    toDate: [],
    total: row,
  };
  const goal = {
    text: 'total(daily_cost) <= 9M USD',
    limit: null,
    byMonth: months.map((month) => ({ month, probability: number(0.123456789012) })),
    firstMiss: { p5: null, p50: null, p95: null, mostLikely: '2027-09', never: number(0.4) },
  };
  const result = await run();
  const quantiles = Object.fromEntries(
    Object.keys(result.outputs.daily_cost!.quantiles).map((key) => [key, '2027-06']),
  ) as never;
  const first: FirstMonth = {
    unit: 'month',
    label: 'Over',
    never: number(0.4),
    byMonth: [],
    quantiles,
    mean: null,
    sd: null,
  };
  const summary = summarize({
    ...result,
    firstMonths: { over: first },
    forecast: {
      from: '2027-01',
      months: 60,
      outputs: { daily_cost: output, gpus: output },
      goals: [goal, goal],
    },
    drivers: Object.fromEntries(
      Object.keys(result.outputs).map((name) => [name, { a: driver(1), b: driver(2) }]),
    ),
  });
  expect(summary.forecast).toEqual({
    from: '2027-01',
    months: 60,
    outputs: {
      daily_cost: {
        unit: 'USD/day',
        p5: months.map(() => 123457),
        p50: months.map(() => 3),
        p95: months.map(() => 714286),
      },
    },
    goals: [goal, goal].map(({ text }) => ({
      text,
      byMonth: months.map(() => 0.123457),
      mostLikelyMiss: '2027-09',
    })),
  });
  const { over, daily_cost } = summary.outputs;
  expect(over).toEqual({
    unit: 'month',
    label: 'Over',
    never: number(0.4),
    mean: null,
    p5: '2027-06',
    p50: '2027-06',
    p95: '2027-06',
  });
  expect(daily_cost).toMatchObject({ mean: result.outputs.daily_cost!.mean });
  expect(summary.drivers!.daily_cost).toHaveLength(2);
  expect(summary.drivers!.hardware_cost).toEqual([]);
  expect(JSON.stringify(summary).length).toBeLessThan(20_000);
});
